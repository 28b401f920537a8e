// Style sheets, fetched once from this package and shared by every shadow root (no flash, no copy per mount).

const sheets = new Map(); // file → Promise<CSSStyleSheet>

/** Apply the package's style sheet `file` (relative to assets/) to a shadow root or the document. */
export async function adopt(scope, file) {
  const sheet = await load(file);
  if (!scope.adoptedStyleSheets.includes(sheet)) scope.adoptedStyleSheets.push(sheet);
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
