// The Review page: is this pair the same claim? One key a verdict, painted at once.

import { all, onBoard } from "../core/board.js";
import { perform } from "../core/deeds.js";
import { fillFor, h, keepingFocus } from "../core/dom.js";
import { bind, onControl } from "../core/keys.js";
import { onPreference, preferences } from "../core/preferences.js";
import { address, go, here, note } from "../core/route.js";
import { say } from "../core/speech.js";
import { turn } from "../core/turning.js";
import { advance, keyOf, makeQueue, mine, noteDecision, pairAt } from "./queue.js";
import { emptyWords, paintPair } from "./pair.js";
import { paintProgress } from "./progress.js";
import { VERDICTS } from "./verdicts.js";

export const sheets = ["compare/compare.css", "review/review.css"];

const KEYS = [
  ["s or 1", "the same claim"],
  ["r or 2", "related, not the same"],
  ["d or 3", "different"],
  ["u or 4", "unsure"],
  ["Space or →", "skip for now"],
  ["←", "the pair before"],
  ["Enter", "open in Compare"],
  ["Ctrl Z", "undo"],
  ["Ctrl Shift Z", "redo"],
];

export function mount(root, tools) {
  const progress = h("header.progress");
  const place = h("div.pair-place");
  root.append(h("div.review", {}, progress, place));
  const page = { root, shadow: tools.shadow, progress, place, queue: makeQueue() };
  const stops = [bind("Reviewing", (press) => heard(page, press), KEYS), onBoard(() => boardChanged(page)), onPreference(() => paint(page))];
  return { update: (content) => take(page, content), close: () => stops.forEach((stop) => stop()) };
}

function take(page, content) {
  const { queue } = page;
  queue.content = content;
  queue.ready = false;
  const asked = content.pairs.findIndex((pair) => `${pair.a}~${pair.b}` === here().query.get("pair"));
  if (asked === -1) advance(queue, 0);
  else queue.at = asked;
  queue.asked = asked !== -1;
  paint(page);
}

/** When the board first arrives, what is already judged is passed over. */
function boardChanged(page) {
  const { queue } = page;
  const pair = queue.content && pairAt(queue);
  if (pair && !queue.ready && !queue.asked && mine(pair) !== null) advance(queue, queue.at);
  paint(page);
}

function paint(page) {
  const { queue } = page;
  if (queue.content === null) return;
  keepingFocus(page.root, page.shadow, () => {
    paintProgress(page.progress, queue, all("judgement"), { order: (order) => go(address("review", { order })) });
    const pair = pairAt(queue);
    if (pair === null) fillFor(page.place, [queue.content.total, queue.content.start], () => emptyWords(queue, { more: () => nextWindow(page), again: () => again(page) }));
    else paintPair(page.place, queue, pair, { judge: (verdict) => decide(page, verdict), skip: () => skip(page), compare: () => compare(page) });
  });
}

function heard(page, press) {
  const { queue } = page;
  const pair = queue.content && pairAt(queue);
  if (press.typing || ((press.key === " " || press.key === "Enter") && onControl(press))) return false;
  if (press.control) return turning(page, press);
  if (press.key === "ArrowLeft") return back(page), true;
  if (pair === null || press.repeat) return pair !== null && isOurs(press.key);
  const verdict = VERDICTS.find(([, key], index) => press.key === key || press.key === String(index + 1));
  if (verdict) return decide(page, verdict[0]), true;
  if (press.key === " " || press.key === "ArrowRight") return skip(page), true;
  if (press.key === "Enter") return compare(page), true;
  return false;
}

/** A held key must not judge a row of pairs. */
function isOurs(key) {
  return VERDICTS.some(([, letter]) => letter === key);
}

function turning(page, { key, shift }) {
  if (key !== "z" && key !== "y") return false;
  const deed = turn(key === "y" || shift ? "redo" : "undo");
  if (deed !== null) showAgain(page, deed);
  return true;
}

/** Go back to the pair whose verdict was undone. */
function showAgain(page, deed) {
  const [[key]] = deed.sets;
  const at = page.queue.content.pairs.findIndex((pair) => keyOf(pair) === key);
  if (at !== -1) page.queue.at = at;
  paint(page);
}

function decide(page, verdict) {
  const { queue } = page;
  const pair = pairAt(queue);
  const annotator = preferences().annotator;
  const fields = { kind: "judgement", claim_a: pair.a, claim_b: pair.b, verdict };
  const key = keyOf(pair);
  noteDecision(queue);
  queue.ready = true;
  queue.skipped.delete(key);
  perform(fields, [[key, { ...fields, key, annotator, claims: [pair.a, pair.b], at: new Date().toISOString() }]], `Judged ${verdict}`);
  say(`Judged ${verdict}`);
  onward(page);
}

function skip(page) {
  page.queue.skipped.add(keyOf(pairAt(page.queue)));
  onward(page);
}

function onward(page) {
  const { queue } = page;
  if (!advance(queue, queue.at + 1) && queue.content.start + queue.content.window < queue.content.total) return nextWindow(page);
  note({ pair: "" });
  paint(page);
}

function back(page) {
  page.queue.at = Math.max(0, page.queue.at - 1);
  page.queue.ready = true;
  paint(page);
}

function again(page) {
  page.queue.skipped.clear();
  advance(page.queue, 0);
  paint(page);
}

function nextWindow(page) {
  const { order, start, window } = page.queue.content;
  go(address("review", { order, from: String(start + window) }));
}

function compare(page) {
  const pair = pairAt(page.queue);
  note({ pair: `${pair.a}~${pair.b}` });
  go(address("compare", { cluster: pair.row, kind: pair.row.includes("~") ? pair.level : "" }));
}
