// Figures as SVG: stacked bars, grids of numbers, and a timeline. Every mark names its ink (data-ink); the page's
// style sheet gives inks their colours, and a download gives them those of paper. No text but as text nodes.

const NS = "http://www.w3.org/2000/svg";
const WIDTH = 880;
const LINE = 18; // px a line of text
const LETTER = 6.7; // px, the mean width of a letter at 13 px

/** The figure of `content`; `open(key)` shows the claims behind a number. */
export function drawing(content, open) {
  const draw = { shares: bars, bars, grid, timeline }[content.form];
  const { height, marks, width = WIDTH } = draw(content, open);
  return s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${content.title}. ${content.words} The table below has the numbers.`, "font-size": 13 }, marks);
}

export function s(name, attributes = {}, ...children) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "ink") element.dataset.ink = value;
    else if (key === "onclick") element.addEventListener("click", value), element.classList.add("live");
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  for (const child of children.flat(Infinity)) if (child !== false && child !== null && child !== undefined) element.append(child);
  return element;
}

function text(x, y, words, attributes = {}) {
  return s("text", { x, y, ink: "ink", ...attributes }, String(words));
}

/** Words cut to `width` pixels, the whole in a title. */
function label(x, y, words, width, attributes = {}) {
  const most = Math.max(3, Math.floor(width / LETTER));
  const cut = words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
  return s("text", { x, y, ink: "ink", ...attributes }, cut, cut !== words && s("title", {}, words));
}

function linked(cell, open, mark) {
  if (cell.key === "") return mark;
  return s("g", { onclick: () => open(cell.key) }, mark, cell.also && s("title", {}, `${cell.n}: ${cell.also}`));
}

/** One bar a row, stacked by column; with `shares` each as long as the others. */
function bars(content, open) {
  const { columns, form, unit } = content;
  const rows = content.rows.filter((row) => row.cells.some((cell) => cell.n > 0));
  const left = Math.min(260, Math.max(...rows.map((row) => row.label.length), 8) * LETTER + 16);
  const totals = rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.n, 0));
  const scale = (WIDTH - left - 70) / Math.max(...totals, 1);
  const marks = columns.length > 1 ? legend(columns) : [];
  let y = columns.length > 1 ? 40 : 8;
  rows.forEach((row, index) => {
    if (row.group !== "" && row.group !== rows[index - 1]?.group) marks.push(text(0, (y += 20), row.group, { "font-weight": 650 })), (y += 10);
    const unitWidth = form === "shares" ? (WIDTH - left - 70) / totals[index] : scale;
    marks.push(label(left - 10, y + 18, row.label, left - 12, { "text-anchor": "end" }), stack(row, left, y, unitWidth, open, columns.length > 1));
    marks.push(text(WIDTH - 62 - (form === "shares" ? 0 : (Math.max(...totals) - totals[index]) * scale), y + 18, form === "shares" ? `n = ${totals[index]}` : totals[index].toLocaleString("en"), { ink: "soft", "font-size": 12 }));
    y += 32;
  });
  marks.push(text(left, y + 16, form === "shares" ? `share of ${unit}` : unit, { ink: "soft", "font-size": 12 }));
  return { height: y + 26, marks };
}

function stack(row, left, y, unitWidth, open, named) {
  let x = left;
  return row.cells.map((cell, series) => {
    const width = cell.n * unitWidth;
    const at = x;
    x += width;
    if (width === 0) return null;
    const number = named && width > 16 && text(at + width / 2, y + 18, cell.n, { "text-anchor": "middle", ink: "on-series", "font-size": 12, "font-weight": 600 });
    return linked(cell, open, [s("rect", { x: at, y: y + 2, width: Math.max(1, width - 1), height: 24, ink: named ? `series-${series}` : "accent" }), number]);
  });
}

function legend(names) {
  let x = 0;
  return names.flatMap((name, series) => {
    const at = x;
    x += name.length * LETTER + 36;
    return [s("rect", { x: at, y: 6, width: 14, height: 14, ink: `series-${series}` }), text(at + 20, 18, name, { "font-size": 12.5 })];
  });
}

/** A grid: columns across, rows down, each cell shaded by its step and saying its number. */
function grid(content, open) {
  const { columns, rows } = content;
  const room = Math.max(columns.length > 6 ? 240 : 340, WIDTH - columns.length * 130);
  const left = Math.min(room, Math.max(...rows.map((row) => row.label.length)) * LETTER + 16);
  const width = Math.min(130, (WIDTH - left) / columns.length);
  const top = 12 + LINE * 2;
  const marks = columns.flatMap((name, column) => header(name, left + (column + 0.5) * width, width));
  let y = top - 30;
  rows.forEach((row, index) => {
    y += 30;
    if (row.group !== "" && row.group !== rows[index - 1]?.group) marks.push(text(0, (y += index === 0 ? 4 : 20) + 12, row.group, { "font-weight": 650 })), (y += 20);
    const at = y;
    marks.push(s("line", { x1: 0, x2: left + columns.length * width, y1: at, y2: at, ink: "rule" }), label(0, at + 20, row.label, left - 12));
    row.cells.forEach((cell, column) => {
      if (cell.n === 0 || cell.n === "") return;
      const x = left + column * width;
      marks.push(linked(cell, open, [s("rect", { x: x + 1, y: at + 1, width: width - 2, height: 28, ink: `step-${cell.step}` }), text(x + width / 2, at + 20, cell.n, { "text-anchor": "middle" })]));
    });
  });
  return { height: y + 36, width: Math.ceil(left + columns.length * width) + 2, marks };
}

/** A column's name on two lines at most. */
function header(name, x, width) {
  const most = Math.floor(width / LETTER) - 1;
  const words = name.split(" ");
  let first = "";
  while (words.length > 0 && (first === "" || `${first} ${words[0]}`.length <= most)) first = `${first} ${words.shift()}`.trim();
  const attributes = { "text-anchor": "middle", "font-weight": 600, "font-size": 12 };
  if (words.length === 0) return [label(x, 34, first, width, attributes)];
  return [label(x, 16, first, width, attributes), label(x, 34, words.join(" "), width, attributes)];
}

/** Articles by date of publication, a line an outlet; imprecise dates as long as they may be. */
function timeline(content, open) {
  const dated = content.items.filter((item) => item.first !== "");
  const undated = content.items.length - dated.length;
  const outlets = [...new Set(dated.map((item) => item.outlet))];
  const left = Math.min(260, Math.max(...outlets.map((name) => name.length), 8) * LETTER + 16);
  const day = (date) => Date.parse(date) / 864e5;
  const from = Math.min(...dated.map((item) => day(item.first)));
  const to = Math.max(...dated.map((item) => day(item.last))) + 1;
  const x = (at) => left + 8 + ((at - from) / Math.max(1, to - from)) * (WIDTH - left - 24);
  const bottom = 14 + outlets.length * 34;
  const marks = ticks(from, to).map(([at, words]) => [s("line", { x1: x(at), x2: x(at), y1: 6, y2: bottom, ink: "rule" }), text(x(at), bottom + 18, words, { "text-anchor": "middle", ink: "soft", "font-size": 12 })]);
  outlets.forEach((outlet, index) => marks.push(label(left - 10, 34 + index * 34, outlet, left - 12, { "text-anchor": "end" })));
  for (const item of dated) {
    const y = 29 + outlets.indexOf(item.outlet) * 34;
    const key = content.rows[content.items.indexOf(item)].cells[1].key;
    const start = x(day(item.first));
    const length = Math.max(9, x(day(item.last) + 1) - start);
    marks.push(linked({ key }, open, s("rect", { x: start - (length === 9 ? 4 : 0), y: y - 5, width: length, height: 10, rx: 5, ink: item.published.length === 10 ? "accent" : "uncertain" }, s("title", {}, `${item.outlet}, ${item.published}: ${item.claims} claims`))));
  }
  if (undated > 0) marks.push(text(left, bottom + 40, `${undated} undated article${undated > 1 ? "s are" : " is"} not drawn`, { ink: "soft", "font-size": 12 }));
  return { height: bottom + (undated > 0 ? 50 : 28), marks };
}

/** Days since 1970 to mark, with their words: years, months or days, eight at most. */
function ticks(from, to) {
  const marks = [];
  const span = to - from;
  const [unit, step] = span > 700 ? ["year", Math.ceil(span / 365 / 8)] : span > 60 ? ["month", Math.ceil(span / 30 / 8)] : ["day", Math.ceil(span / 8)];
  const at = new Date(from * 864e5);
  if (unit === "year") at.setUTCMonth(0, 1);
  else if (unit === "month") at.setUTCDate(1);
  for (; at.getTime() / 864e5 <= to; forward(at, unit, step)) {
    const number = at.getTime() / 864e5;
    if (number >= from) marks.push([number, at.toISOString().slice(0, { year: 4, month: 7, day: 10 }[unit])]);
  }
  return marks;
}

function forward(at, unit, step) {
  if (unit === "year") at.setUTCFullYear(at.getUTCFullYear() + step);
  else if (unit === "month") at.setUTCMonth(at.getUTCMonth() + step);
  else at.setUTCDate(at.getUTCDate() + step);
}
