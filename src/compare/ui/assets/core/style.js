// Style sheets, fetched once from this package and shared by every shadow root (no flash, no copy per mount).

const sheets = new Map(); // file → Promise<CSSStyleSheet>

/** Apply the package's style sheets (files relative to assets/) to a shadow root or the document, in this order. */
export async function adopt(scope, ...files) {
  const loaded = await Promise.all(files.map(load));
  for (const sheet of loaded) if (!scope.adoptedStyleSheets.includes(sheet)) scope.adoptedStyleSheets.push(sheet);
}

function load(file) {
  if (!sheets.has(file)) sheets.set(file, fetchSheet(file));
  return sheets.get(file);
}

async function fetchSheet(file) {
  const response = await fetch(new URL(`../${file}`, import.meta.url));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await response.text());
  return sheet;
}
