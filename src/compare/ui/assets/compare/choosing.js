// Choosing words, by mouse or by key, on every side at once.

import { snap, toCodePoint, wordSpans } from "../core/offsets.js";
import { activePair, bringIn, flatClaims } from "./model.js";

/** The range a person dragged, as { claim, start, end } in code points of the claim, or null. */
export function draggedRange(shadow, content) {
  const range = selectedRange(shadow);
  if (range === null || range.collapsed) return null;
  const from = place(range.startContainer, range.startOffset);
  const to = place(range.endContainer, range.endOffset);
  const home = from?.claim ?? to?.claim;
  if (home === undefined) return null;
  const text = content.claims[home].text;
  const start = from === null ? 0 : from.claim === home ? from.unit : 0;
  const end = to === null || to.claim !== home ? text.length : to.unit;
  return inCodePoints(home, text, start, end);
}

function inCodePoints(claim, text, start, end) {
  const [from, to] = snap(text, ...withoutSpaces(text, start, end));
  return from < to ? { claim, start: toCodePoint(text, from), end: toCodePoint(text, to) } : null;
}

function withoutSpaces(text, start, end) {
  const words = text.slice(start, end);
  return [start + (words.length - words.trimStart().length), end - (words.length - words.trimEnd().length)];
}

function selectedRange(shadow) {
  const selection = document.getSelection();
  const ranges = selection.getComposedRanges?.({ shadowRoots: [shadow] }) ?? [];
  if (ranges.length > 0) return ranges[0];
  const inner = shadow.getSelection?.() ?? selection;
  return inner.rangeCount > 0 ? inner.getRangeAt(0) : null;
}

/** Which claim a DOM position is in, and its UTF-16 offset there. */
function place(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const text = element?.closest?.("[data-claim]");
  if (!text) return null;
  let unit = 0;
  for (const piece of text.querySelectorAll(".piece")) {
    if (piece.contains(node)) return { claim: text.dataset.claim, unit: unit + (node.nodeType === Node.TEXT_NODE ? offset : offset === 0 ? 0 : piece.textContent.length) };
    if (element === text && [...text.childNodes].indexOf(piece) >= offset) break;
    unit += piece.textContent.length;
  }
  return { claim: text.dataset.claim, unit };
}

/** Move the caret by `by` words; with `extend`, choose from where it was. Returns the word's index. */
export function moveCaret(model, by, extend) {
  const caret = model.caret ?? start(model);
  if (caret === null) return null;
  const spans = wordSpans(model.content.claims[caret.claim].text);
  const word = Math.max(0, Math.min(spans.length - 1, model.caret === null && !extend ? 0 : caret.word + by));
  const anchor = extend ? (caret.anchor ?? caret.word) : null;
  model.caret = { claim: caret.claim, word, anchor };
  if (extend) chooseWords(model, spans, anchor, word);
  return spans[word];
}

/** Move the caret to the claim `by` columns away. */
export function moveSide(model, by) {
  const flat = flatClaims(model);
  const at = model.caret === null ? (by > 0 ? -1 : flat.length) : flat.indexOf(model.caret.claim);
  const next = Math.max(0, Math.min(flat.length - 1, at + by));
  model.caret = { claim: flat[next], word: 0, anchor: null };
}

/** Choose the caret's word, or let go of it. */
export function toggleWord(model) {
  const caret = model.caret;
  if (caret === null) return;
  if (model.chosen.has(caret.claim)) {
    model.chosen.delete(caret.claim);
    return;
  }
  chooseWords(model, wordSpans(model.content.claims[caret.claim].text), caret.word, caret.word);
}

function chooseWords(model, spans, one, other) {
  const [first, last] = [spans[Math.min(one, other)], spans[Math.max(one, other)]];
  if (first === undefined) return;
  bringIn(model, model.caret.claim);
  model.chosen.set(model.caret.claim, [first[0], last[1]]);
}

function start(model) {
  const [first] = flatClaims(model);
  return first === undefined ? null : { claim: first, word: 0, anchor: null };
}

/** Step to the next difference of the active pair: its words are chosen on both sides. Returns it. */
export function stepDifference(model, by) {
  const pair = activePair(model);
  if (pair === undefined || pair.differences.length === 0) return null;
  const count = pair.differences.length;
  model.step = model.step === -1 ? (by > 0 ? 0 : count - 1) : (model.step + by + count) % count;
  return takeDifference(model, pair, pair.differences[model.step]);
}

export function takeDifference(model, pair, found) {
  model.chosen = new Map();
  if (found.a[0] < found.a[1]) model.chosen.set(pair.a, found.a);
  if (found.b[0] < found.b[1]) model.chosen.set(pair.b, found.b);
  model.inHand = null;
  return found;
}
