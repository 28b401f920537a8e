// Offsets. The browser counts UTF-16 units, Python and the files count code points, people see graphemes.

/** Code points before UTF-16 index `index` of `text`. */
export function toCodePoint(text, index) {
  let points = 0;
  for (let unit = 0; unit < index; points += 1) unit += width(text, unit);
  return points;
}

/** UTF-16 index of code point `point` of `text`. */
export function toUnit(text, point) {
  let unit = 0;
  for (let seen = 0; seen < point && unit < text.length; seen += 1) unit += width(text, unit);
  return unit;
}

/** The slice of `text` between two code points. */
export function slice(text, start, end) {
  const from = toUnit(text, start);
  return text.slice(from, from + toUnit(text.slice(from), end - start));
}

/** Number of code points in `text`. */
export function length(text) {
  return toCodePoint(text, text.length);
}

function width(text, unit) {
  return text.codePointAt(unit) > 0xffff ? 2 : 1;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Widen a UTF-16 range so that it cuts no grapheme: [start, end). An empty range stays empty. */
export function snap(text, start, end) {
  if (start >= end) return [start, start];
  const segments = graphemes.segment(text);
  const first = segments.containing(start);
  const last = segments.containing(end - 1);
  return [first === undefined ? start : first.index, last === undefined ? end : last.index + last.segment.length];
}

// The same words as Python's compare.text.words, close enough to step through with a key.
const WORD = /[\p{L}\p{N}\p{M}]+(?:[.,'’‑\-·](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu;

/** The words of `text` as [start, end) in code points. */
export function wordSpans(text) {
  const spans = [];
  let unit = 0;
  let point = 0;
  for (const match of text.matchAll(WORD)) {
    point += toCodePoint(text.slice(unit, match.index), match.index - unit);
    const size = length(match[0]);
    spans.push([point, point + size]);
    point += size;
    unit = match.index + match[0].length;
  }
  return spans;
}
