// The Compare page: a list on the left, the open claim's outlets side by side, tags below.

import { onBoard } from "../core/board.js";
import { fill, fillFor, keepingFocus } from "../core/dom.js";
import { standOnFoot } from "../core/foot.js";
import { bind } from "../core/keys.js";
import { onPreference, preferences } from "../core/preferences.js";
import { goToWindow, here, note } from "../core/route.js";
import { murmur, say } from "../core/speech.js";
import { turn } from "../core/turning.js";
import { draggedRange, moveCaret, moveSide, stepDifference, takeDifference, toggleWord } from "./choosing.js";
import { paintColumns } from "./columns.js";
import { dismissSuggestion, dropTag, editTag, judge, tagPair, takeSuggestion } from "./deeds.js";
import { paintDifferences } from "./differences.js";
import { buildBody, paintEmpty, paintHead } from "./frame.js";
import { KEYS, meaning } from "./keymap.js";
import { paintDone, paintFilters, paintRows } from "./list.js";
import { acrossOutlets, activePair, bringIn, columns, flatClaims, forget, inNames, makeModel, openRow, sidesOf, tagInHand, turnTo } from "./model.js";
import { openSuggestions, paintSuggestions } from "./suggestions.js";
import { buildToolbar, CONFIDENCE, paintInHand, paintTags } from "./tags.js";

export const sheets = ["compare/compare.css"];

export function mount(root, tools) {
  const page = { model: makeModel(), root, shadow: tools.shadow, body: null, due: false, pressed: false, dragging: false, stops: [] };
  page.stops.push(
    bind("Comparing", (press) => heard(page, press), KEYS),
    onBoard(() => repaint(page)),
    onPreference(() => repaint(page, true)),
    watchMouse(page),
  );
  return { update: (content) => take(page, content), close: () => page.stops.forEach((stop) => stop()) };
}

/** While the mouse holds words or a button, nothing is painted: it would take them out of the hand. It may let go anywhere. */
function watchMouse(page) {
  let press = 0; // the second press of a double click may come before the first is looked at
  const begin = (event) => {
    press += 1;
    page.pressed = event.button === 0 && event.target.closest("[data-claim], a, button, summary, label") !== null;
    page.dragging = page.pressed && event.target.closest("[data-claim]") !== null;
  };
  const end = () => {
    const ended = press;
    setTimeout(() => page.pressed && ended === press && released(page)); // after the click
  };
  page.root.addEventListener("mousedown", begin);
  for (const kind of ["mouseup", "dragend"]) document.addEventListener(kind, end);
  return () => ["mouseup", "dragend"].forEach((kind) => document.removeEventListener(kind, end));
}

/** Take in what Python sent, and stay at the row that was open, or go to the one the address names. */
function take(page, content) {
  const { model } = page;
  const open = openRow(model)?.id;
  const asked = here().query.get("cluster") ?? open;
  model.content = content;
  const index = content.rows.findIndex((row) => row.id === asked);
  if (index === -1) turnTo(model, here().query.has("end") ? content.rows.length - 1 : 0);
  else if (asked !== open) turnTo(model, index);
  else model.row = index;
  page.body ??= build(page);
  fillFor(page.body.toolbar, content.codebook, () => buildToolbar(content.codebook, (tag) => DEEDS.tag(page, tag)));
  if (page.pressed) repaint(page, true);
  else paint(page, true);
  if (openRow(model)?.id !== open) showRow(page);
}

function build(page) {
  const body = buildBody(page.model, { open: (index) => open(page, index) });
  fill(page.root, body.all);
  page.stops.push(standOnFoot(body.dock));
  return body;
}

/** Paint at the next frame; many changes at once are one painting. */
function repaint(page, everything = false) {
  page.everything ||= everything;
  if (page.due || page.body === null) return;
  page.due = true;
  requestAnimationFrame(() => paintDue(page));
}

function paintDue(page) {
  if (!page.due || page.pressed) return;
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
  paintInHand(body.inHand, model, { show: () => body.tags.querySelector(".held")?.scrollIntoView({ block: "nearest" }) });
  paintSuggestions(body.suggestions, model, { accept: (each) => accept(page, each), dismiss: (each) => dismiss(page, each) });
  paintDifferences(body.differences, model, (index) => takeAt(page, index));
}

function open(page, index) {
  turnTo(page.model, index);
  note({ cluster: openRow(page.model)?.id, end: "" });
  paint(page, false);
  showRow(page);
  page.body.main.scrollTop = 0;
}

function showRow(page) {
  page.body.list.children[page.model.row]?.scrollIntoView({ block: "nearest" });
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

function released(page) {
  const { dragging } = page;
  page.pressed = page.dragging = false;
  if (page.due) requestAnimationFrame(() => paintDue(page));
  if (dragging) dragged(page);
}

function dragged(page) {
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
  tagged(page, tag, takeSuggestion(model, tag, suggestion));
}

/** A tag was set: it is in hand. */
function tagged(page, tag, key) {
  page.model.inHand = key;
  page.model.chosen = new Map();
  say(`Tagged: ${tag.name}`);
  repaint(page);
}

function dismiss(page, suggestion) {
  dismissSuggestion(suggestion);
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
    if (start >= 0 && start < model.content.total) goToWindow(start, by < 0 ? "yes" : "");
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
    murmur(found === null ? "No differences between these two" : inNames(page.model, activePair(page.model), found.reason));
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
  tag: (page, tag) => tagged(page, tag, tagPair(page.model, tag)),
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
    // With a tag in hand Enter means its note, wherever focus was left, except on what Enter presses or follows; the
    // toolbar's buttons and the row's were just pressed.
    const pressable = focused.matches?.("a, button:not(.row-button), summary, select") && !page.body.toolbar.contains(focused);
    if (tagInHand(page.model) === null || pressable) return false;
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
