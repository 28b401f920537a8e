// The Compare page: a list on the left, the open claim's outlets side by side, tags below.

import { onBoard } from "../core/board.js";
import { fill, h, keepingFocus } from "../core/dom.js";
import { bind } from "../core/keys.js";
import { onPreference, preferences } from "../core/preferences.js";
import { here, note } from "../core/route.js";
import { murmur, say } from "../core/speech.js";
import { turn } from "../core/turning.js";
import { draggedRange, moveCaret, moveSide, stepDifference, takeDifference, toggleWord } from "./choosing.js";
import { paintColumns } from "./columns.js";
import { dropTag, editTag, judge, tagPair } from "./deeds.js";
import { paintDifferences } from "./differences.js";
import { buildBody, paintEmpty, paintHead } from "./frame.js";
import { KEYS, meaning } from "./keymap.js";
import { goToWindow, paintDone, paintFilters, paintRows } from "./list.js";
import { acrossOutlets, activePair, bringIn, columns, flatClaims, forget, makeModel, openRow, sidesOf, tagInHand, turnTo } from "./model.js";
import { decide, openSuggestions, paintSuggestions } from "./suggestions.js";
import { buildToolbar, CONFIDENCE, paintTags } from "./tags.js";

export const sheets = ["compare/compare.css"];

export function mount(root, tools) {
  const page = { model: makeModel(), root, shadow: tools.shadow, body: null, due: false, dragging: false };
  const stops = [
    bind("Comparing", (press) => heard(page, press), KEYS),
    onBoard(() => repaint(page)),
    onPreference(() => repaint(page, true)),
    watchDrags(page),
  ];
  return { update: (content) => take(page, content), close: () => stops.forEach((stop) => stop()) };
}

/** Choosing words by mouse: it may end anywhere, and nothing is painted under the hand meanwhile. */
function watchDrags(page) {
  let press = 0; // the second press of a double click may come before the first is looked at
  const begin = (event) => {
    press += 1;
    page.dragging = event.target.closest("[data-claim]") !== null;
  };
  const end = () => {
    const ended = press;
    setTimeout(() => page.dragging && ended === press && dragged(page));
  };
  page.root.addEventListener("mousedown", begin);
  document.addEventListener("mouseup", end);
  return () => document.removeEventListener("mouseup", end);
}

/** Take in what Python sent, and stay at the row that was open, or go to the one the address names. */
function take(page, content) {
  const { model } = page;
  const open = openRow(model)?.id;
  const asked = here().query.get("cluster") ?? open;
  model.content = content;
  const index = content.rows.findIndex((row) => row.id === asked);
  if (index === -1 || asked !== open) turnTo(model, Math.max(0, index));
  else model.row = index;
  page.body ??= build(page);
  if (page.dragging) repaint(page, true);
  else paint(page, true);
}

function build(page) {
  const body = buildBody(page.model, { open: (index) => open(page, index) });
  fill(body.toolbar, buildToolbar(page.model.content.codebook, (tag) => DEEDS.tag(page, tag)));
  fill(page.root, body.all);
  return body;
}

/** Paint at the next frame; many changes at once are one painting. */
function repaint(page, everything = false) {
  page.everything ||= everything;
  if (page.due || page.body === null) return;
  page.due = true;
  requestAnimationFrame(() => paintDue(page));
}

/** What is due while words are being chosen waits: it would take them out of the hand. */
function paintDue(page) {
  if (!page.due || page.dragging) return;
  page.due = false;
  paint(page, page.everything);
  page.everything = false;
}

function paint(page, everything) {
  const { model, body, shadow } = page;
  keepingFocus(page.root, shadow, () => {
    if (everything) {
      paintFilters(body.filters, model, shadow);
      body.list.rows = null;
    }
    paintRows(body.list, model, (index) => open(page, index));
    paintDone(body.list, model);
    const empty = paintEmpty(body, model);
    if (!empty) paintOpen(page);
  });
}

function paintOpen(page) {
  const { model, body } = page;
  paintHead(body.head, model, { pair: (by) => DEEDS.pair(page, by), context: () => DEEDS.context(page), judge: (verdict) => DEEDS.judge(page, verdict) });
  paintColumns(body.columns, model, { choose: (index) => choose(page, index) });
  paintTags(body.tags, model, { hold: (key) => hold(page, key) });
  paintSuggestions(body.suggestions, model, { accept: (each) => accept(page, each), dismiss: (each) => dismiss(page, each) });
  paintDifferences(body.differences, model, (index) => takeAt(page, index));
}

function open(page, index) {
  turnTo(page.model, index);
  note({ cluster: openRow(page.model)?.id });
  paint(page, false);
  page.body.list.children[page.model.row]?.scrollIntoView({ block: "nearest" });
  page.body.main.scrollTop = 0;
}

function hold(page, key) {
  page.model.inHand = page.model.inHand === key ? null : key;
  repaint(page);
}

/** Make claim `index` a side of the pair; where it is one already, the pair turns round. */
function choose(page, index) {
  const sides = sidesOf(page.model);
  if (sides.includes(index)) page.model.sides = [...sides].reverse();
  else bringIn(page.model, flatClaims(page.model)[index]);
  page.model.step = -1;
  repaint(page);
}

function takeAt(page, index) {
  page.model.step = index;
  const pair = activePair(page.model);
  takeDifference(page.model, pair, pair.differences[index]);
  repaint(page);
}

function dragged(page) {
  page.dragging = false;
  if (page.due) requestAnimationFrame(() => paintDue(page));
  const range = draggedRange(page.shadow, page.model.content);
  if (!range) return;
  bringIn(page.model, range.claim);
  page.model.chosen.set(range.claim, [range.start, range.end]);
  page.model.inHand = null;
  document.getSelection().removeAllRanges();
  repaint(page);
}

function heard(page, press) {
  if (page.body === null || openRow(page.model) === null) return false;
  const meant = meaning(press, page.model.content.codebook.tags);
  if (meant === null) return false;
  const [name, ...rest] = meant;
  return DEEDS[name](page, ...rest) !== false;
}

/** Change the tag in hand, if it is the person's own. */
function edit(page, changes, words) {
  const tag = tagInHand(page.model);
  if (tag === null || tag.annotator !== preferences().annotator) return false;
  editTag(tag, changes, words);
  say(words);
  return true;
}

/** Take a suggestion: its words are chosen and tagged; the tag is then in hand like any other. */
function accept(page, suggestion) {
  const { model } = page;
  const tag = model.content.codebook.tags.find((each) => each.id === suggestion.tag);
  takeDifference(model, activePair(model), suggestion);
  decide(suggestion, "accepted");
  DEEDS.tag(page, tag);
}

function dismiss(page, suggestion) {
  decide(suggestion, "dismissed");
  say("Suggestion dismissed");
}

const DEEDS = {
  nothing: () => true,
  suggestion: (page, taken) => {
    const [first] = openSuggestions(page.model);
    if (first === undefined) return false;
    if (taken) accept(page, first);
    else dismiss(page, first);
    return true;
  },
  row: (page, by) => {
    const { model } = page;
    const next = model.row + by;
    if (next >= 0 && next < model.content.rows.length) return open(page, next);
    const start = model.content.start + by * model.content.window;
    if (start >= 0 && start < model.content.total) goToWindow(start);
    else say(by > 0 ? "This is the last claim" : "This is the first claim");
    return true;
  },
  pair: (page, by) => {
    const all = acrossOutlets(page.model);
    if (all.length === 0) return true;
    const [first, second] = [...sidesOf(page.model)].sort((x, y) => x - y);
    const at = all.findIndex(({ places: [one, other] }) => one === first && other === second);
    page.model.sides = all[(at + by + all.length) % all.length].places;
    page.model.step = -1;
    return repaint(page);
  },
  difference: (page, by) => {
    const found = stepDifference(page.model, by);
    murmur(found === null ? "No differences between these two" : found.reason);
    repaint(page);
  },
  caret: (page, by, extend) => {
    moveCaret(page.model, by, extend);
    sayCaret(page);
  },
  side: (page, by) => {
    moveSide(page.model, by);
    sayCaret(page);
  },
  word: (page) => {
    toggleWord(page.model);
    repaint(page);
  },
  tag: (page, tag) => {
    page.model.inHand = tagPair(page.model, tag);
    page.model.chosen = new Map();
    say(`Tagged: ${tag.name}`);
    repaint(page);
  },
  mark: (page, index) => {
    const outlet = columns(page.model)[index]?.outlet;
    return outlet !== undefined && edit(page, { marked: outlet }, "Marked outlet set");
  },
  polarity: (page, value) => edit(page, { polarity: value }, "Polarity set"),
  confidence: (page, by) => {
    const at = CONFIDENCE.indexOf(tagInHand(page.model)?.confidence ?? null);
    const next = CONFIDENCE[Math.max(0, Math.min(CONFIDENCE.length - 1, at + by))];
    return edit(page, { confidence: next }, `Confidence: ${next ?? "not given"}`);
  },
  note: (page, focused) => {
    // With a tag in hand Enter means its note, wherever focus was left, except on the tag's own buttons.
    if (tagInHand(page.model) === null || page.body.tags.contains(focused)) return false;
    paint(page, false); // the tag may be younger than the last painting
    const field = page.root.querySelector("[data-focus=note-field]");
    field?.focus();
    return field !== null;
  },
  drop: (page) => {
    const tag = tagInHand(page.model);
    if (tag === null || tag.annotator !== preferences().annotator) return false;
    page.model.inHand = null;
    dropTag(tag);
    say("Tag removed. Undo with Ctrl+Z");
    return true;
  },
  judge: (page, verdict) => {
    const pair = activePair(page.model);
    if (pair === undefined) return false;
    judge(pair, verdict);
    say(`Judged: ${verdict}`);
    return true;
  },
  context: (page) => {
    page.model.context = !page.model.context;
    repaint(page);
  },
  search: (page) => page.root.querySelector("[data-focus=search]").focus(),
  undo: () => turn("undo"),
  redo: () => turn("redo"),
  letGo: (page) => {
    page.shadow.activeElement?.blur?.();
    forget(page.model);
    repaint(page);
  },
};

function sayCaret(page) {
  repaint(page);
  requestAnimationFrame(() => {
    const caret = page.root.querySelector(".piece.caret");
    caret?.scrollIntoView({ block: "nearest" });
    if (caret) murmur(caret.textContent);
  });
}
