// Keys of the Compare page. A codebook's letters come first; everything else is a sign, a digit or an arrow, so
// that no codebook can take it away.

import { onControl } from "../core/keys.js";
import { VERDICTS } from "../review/verdicts.js";

export const KEYS = [
  ["j or k", "next, previous claim"],
  ["[ or ]", "previous, next pair of outlets"],
  [". or ,", "next, previous difference, words chosen"],
  ["← or →", "move by word"],
  ["↑ or ↓", "move to another outlet"],
  ["Shift ← or →", "choose words"],
  ["Space", "choose the word, or let go"],
  ["a to z", "the tag with that key"],
  ["; or '", "take, dismiss the first suggestion"],
  ["1 … 9", "the tag in hand marks that outlet"],
  ["+ or = or -", "favourable, neutral, unfavourable"],
  ["< or >", "lower, higher confidence"],
  ["Enter", "note on the tag in hand"],
  ["Delete", "remove the tag in hand"],
  ["s r d u", "judge the pair: same, related, different, unsure"],
  ["0", "show or hide the paragraphs"],
  ["/", "search"],
  ["Ctrl Z", "undo"],
  ["Ctrl Shift Z", "redo"],
  ["Esc", "let go of words and tag"],
];

/** What a press means: [name, …arguments], or null. `tags` are the codebook's. */
export function meaning(press, tags) {
  const { key, shift, control, typing } = press;
  if (control) return turning(key, shift, typing);
  if (key === "Escape") return ["letGo"];
  if (typing) return null;
  const tag = key.length === 1 && !shift ? tags.find((entry) => entry.key === key) : undefined;
  if (tag !== undefined) return press.repeat ? ["nothing"] : ["tag", tag];
  return SIGNS[key]?.(press) ?? (/^[1-9]$/.test(key) ? ["mark", Number(key) - 1] : null);
}

function turning(key, shift, typing) {
  if (typing) return null;
  if (key === "z") return shift ? ["redo"] : ["undo"];
  return key === "y" ? ["redo"] : null;
}

const SIGNS = {
  j: () => ["row", 1],
  k: () => ["row", -1],
  "[": () => ["pair", -1],
  "]": () => ["pair", 1],
  ".": () => ["difference", 1],
  ",": () => ["difference", -1],
  ArrowLeft: (press) => ["caret", -1, press.shift],
  ArrowRight: (press) => ["caret", 1, press.shift],
  ArrowUp: () => ["side", -1],
  ArrowDown: () => ["side", 1],
  " ": (press) => (onControl(press) ? null : ["word"]),
  Enter: (press) => ["note", press.event.composedPath()[0]],
  "+": () => ["polarity", 1],
  "=": () => ["polarity", 0],
  "-": () => ["polarity", -1],
  "<": () => ["confidence", -1],
  ">": () => ["confidence", 1],
  Delete: () => ["drop"],
  Backspace: () => ["drop"],
  ...Object.fromEntries(VERDICTS.map(([verdict, key]) => [key, () => ["judge", verdict]])),
  ";": () => ["suggestion", true],
  "'": () => ["suggestion", false],
  0: () => ["context"],
  "/": () => ["search"],
};
