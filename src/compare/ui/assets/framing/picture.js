// A figure to take home: the drawing in the colours of paper, as SVG, or as PNG at three times its size.

const PAPER = {
  ink: "#1c1b19", soft: "#4b4843", rule: "#dcd8cf", accent: "#0b4f6c", uncertain: "#7cc4ee", "on-series": "#1c1b19",
  "series-0": "#c9c5bb", "series-1": "#f0b429", "series-2": "#7cc4ee", "series-3": "#4fc0a0", "series-4": "#dfa3c4", "series-5": "#ee9256",
  "step-0": "#ffffff", "step-1": "#e7edf0", "step-2": "#cedce2", "step-3": "#b3c9d2", "step-4": "#98b5c1",
};
const SCALE = 3;
const MARGIN = 16;

/** The drawing as a file: self-contained, no style sheet, no script. */
export function asPaper(image) {
  const copy = image.cloneNode(true);
  const [, , width, height] = image.getAttribute("viewBox").split(" ").map(Number);
  copy.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`);
  copy.setAttribute("width", width + 2 * MARGIN);
  copy.setAttribute("height", height + 2 * MARGIN);
  copy.setAttribute("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif");
  for (const mark of copy.querySelectorAll("[data-ink]")) {
    const colour = PAPER[mark.dataset.ink] ?? PAPER.ink;
    mark.setAttribute(mark.localName === "line" ? "stroke" : "fill", colour);
    mark.removeAttribute("data-ink");
  }
  for (const mark of copy.querySelectorAll("[class]")) mark.removeAttribute("class");
  const ground = document.createElementNS(copy.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN, fill: "#ffffff" })) ground.setAttribute(name, value);
  copy.prepend(ground);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

export function downloadSvg(image, name) {
  save(new Blob([asPaper(image)], { type: "image/svg+xml" }), `${name}.svg`);
}

export async function downloadPng(image, name) {
  const url = URL.createObjectURL(new Blob([asPaper(image)], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * SCALE;
    canvas.height = picture.naturalHeight * SCALE;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png");
  } finally {
    URL.revokeObjectURL(url);
  }
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
