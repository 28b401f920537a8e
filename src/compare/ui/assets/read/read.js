// The Read page: whole articles side by side; what matches is linked, by mouse and by key.

import { onBoard } from "../core/board.js";
import { fill, fillFor, h, keepingFocus } from "../core/dom.js";
import { tooFewArticles } from "../core/empty.js";
import { standOnFoot } from "../core/foot.js";
import { bind, onControl } from "../core/keys.js";
import { onPreference, prefer, preferences } from "../core/preferences.js";
import { address, go, goInstead, here, note } from "../core/route.js";
import { say } from "../core/speech.js";
import { TURNING_KEYS, turned } from "../core/turning.js";
import { shownName } from "../compare/model.js";
import { matchAgain, settled } from "../paper/errands.js";
import { bringIn, bringLevel, buildColumns, dress, light, places, scrollBack, tally } from "./columns.js";
import { match, splitOff } from "./deeds.js";
import { across, counterparts, echoes, edits, elsewhere, lit, makeModel, regroup, standing, step, takeContent } from "./model.js";
import { paintPanel } from "./panel.js";

export const sheets = ["read/read.css"];

const KEYS = [
  ["j or ↓", "next claim"],
  ["k or ↑", "claim before"],
  ["] or [", "next, previous matched claim"],
  [". or ,", "next, previous claim that only this article has"],
  ["← or →", "to the counterpart in the other article"],
  ["1 … 4", "go to that article"],
  ["Space or Enter", "pin: its counterparts stay lit"],
  ["m", "take in hand; on another claim: match the two"],
  ["x", "split off: it is not the same claim"],
  ["o", "open in Compare"],
  ["Esc", "let go"],
  ...TURNING_KEYS,
];

const REST = 220; // ms the mouse rests on a claim before the other articles move

export function mount(root, tools) {
  const body = { head: h("header.head"), columns: h("div.columns"), panel: h("section.panel", { "aria-live": "polite", "aria-label": "The claim you are at" }), empty: h("div.empty", { hidden: true }) };
  body.frame = h("section.read", { "aria-label": "Read" }, body.head, body.columns, body.panel);
  root.append(body.frame, body.empty);
  const page = { model: makeModel(), root, shadow: tools.shadow, body, elements: new Map(), lit: [], rest: 0 };
  const stops = [
    bind("Reading", (press) => heard(page, press), KEYS),
    onBoard(() => relink(page)),
    onPreference(() => page.model.content && rebuild(page)),
    standOnFoot(body.panel),
    () => clearTimeout(page.rest),
  ];
  listen(page);
  return { update: (content) => take(page, content), close: () => stops.forEach((stop) => stop()) };
}

function listen(page) {
  const { columns } = page.body;
  const claimOf = (event) => event.target.closest?.("[data-claim]")?.dataset.claim ?? null;
  columns.addEventListener("pointerover", (event) => hover(page, claimOf(event)));
  columns.addEventListener("pointerleave", () => hover(page, null));
  columns.addEventListener("click", (event) => claimOf(event) !== null && document.getSelection().isCollapsed && moveTo(page, claimOf(event)));
  columns.addEventListener("focusin", (event) => claimOf(event) !== null && claimOf(event) !== page.model.at && moveTo(page, claimOf(event)));
}

function take(page, content) {
  const { body, model } = page;
  const remembered = (preferences().reading ?? []).filter((id) => content.shelf.some((entry) => entry.id === id));
  if (!content.asked && remembered.length > 1) return goInstead(address("read", { ...Object.fromEntries(here().query), articles: remembered.join("|") }));
  takeContent(model, content);
  const nothing = content.articles.length === 0;
  body.empty.hidden = !nothing;
  body.frame.hidden = nothing;
  if (nothing) return fill(body.empty, tooFewArticles(0, "Add two or more articles on one story, and read them here side by side."));
  rebuild(page);
  const asked = here().query.get("claim");
  if (asked !== null && asked !== model.at && model.column.has(asked)) requestAnimationFrame(() => moveTo(page, asked));
}

function rebuild(page) {
  const { body, model } = page;
  const before = places(body.columns);
  keepingFocus(page.root, page.shadow, () => {
    page.elements = buildColumns(body.columns, model, {
      choose: (index, id) => show(model.content.articles.map((article, at) => (at === index ? id : article.id))),
      remove: (index) => show(model.content.articles.filter((_, at) => at !== index).map(({ id }) => id)),
    });
    page.edits = null;
    relink(page);
  });
  scrollBack(body.columns, before);
}

function paintHead(page) {
  const { content, edited } = page.model;
  const open = content.articles.map(({ id }) => id);
  const next = content.shelf.find(({ id }) => !open.includes(id));
  fillFor(page.body.head, [open, content.gaps, next?.id, edited, preferences()], () => [
    h("h1", {}, "Read"),
    content.gaps.map(({ words, outlets }) => h("span.badge.warn", {}, `⚠ ${between(page.model, outlets)}: ${words}`)),
    content.articles.length === 1 && h("span.badge.warn", {}, "One article only: add another outlet’s to compare"),
    h("span.grow"),
    edited && h("span.small.soft", {}, "Your edits show here at once, on the other pages once all is matched again."),
    edited && h("button", { onclick: matchAgain, dataset: { focus: "match-again" } }, "Match again"),
    next && open.length < content.most && h("button", { onclick: () => show([...open, next.id]), dataset: { focus: "another" } }, "Add another article"),
  ]);
}

/** Pairs of outlets, as they may be named. */
function between(model, pairs) {
  return pairs.map((pair) => pair.map((outlet) => shownName(model, outlet)).join(" and ")).join(", ");
}

/** Show these articles; this browser remembers them. */
function show(ids) {
  prefer({ reading: ids });
  go(address("read", { articles: ids.join("|"), claim: here().query.get("claim") }));
}

/** The links may have changed: number and dress the claims anew. */
function relink(page) {
  if (page.model.content === null || page.elements.size === 0) return;
  const now = edits().map(({ key, kind }) => key + kind).join();
  if (now === page.edits) return;
  page.edits = now;
  regroup(page.model);
  dress(page.elements, page.model);
  tally(page.body.columns, page.model);
  paintHead(page);
  relight(page);
}

function relight(page) {
  const { model, body } = page;
  page.lit = light(page.elements, model, page.lit);
  placeStops(page);
  keepingFocus(page.root, page.shadow, () =>
    paintPanel(body.panel, model, { show: (article) => show([...model.content.articles.map(({ id }) => id), article]), hand: () => DEEDS.hand(page), split: () => DEEDS.split(page), pin: () => DEEDS.pin(page), compare: () => DEEDS.compare(page) }),
  );
}

/** One tab stop a column: the claim one is at, or the first. */
function placeStops({ body, elements, model }) {
  for (const element of body.columns.querySelectorAll("[data-claim][tabindex='0']")) element.tabIndex = -1;
  for (const [index, claims] of model.columns.entries()) {
    const stop = model.column.get(model.at) === index ? model.at : claims[0];
    if (stop !== undefined) elements.get(stop).tabIndex = 0;
  }
}

function hover(page, claim) {
  const { model } = page;
  if (model.over === claim) return;
  model.over = claim;
  clearTimeout(page.rest);
  relight(page);
  if (claim !== null && model.pinned === null) page.rest = setTimeout(() => bringLevel(page.elements, model, claim), REST);
}

/** Go to a claim: it has focus, and its counterparts come level with it. */
function moveTo(page, claim) {
  const { model, elements } = page;
  const element = elements.get(claim);
  if (element === undefined) return true;
  model.at = claim;
  model.over = null;
  note({ claim });
  relight(page);
  element.focus({ preventScroll: true });
  bringIn(element);
  if (model.pinned === null || model.pinned === claim) bringLevel(elements, model, claim, "all");
  return true;
}

function heard(page, press) {
  if (page.model.content === null || page.body.frame.hidden) return false;
  if (turned(press)) return true;
  if (press.typing || press.control) return false;
  const act = MEANINGS[press.key];
  if (act === undefined || (onControl(press) && (press.key === " " || press.key === "Enter"))) return false;
  if (press.repeat && ONCE.has(press.key)) return true;
  act(page);
  return true;
}

const ONCE = new Set(["m", "x", "o", " ", "Enter"]); // a held key does these once

function stepTo(page, by, wanted, words) {
  const next = step(page.model, by, wanted);
  if (next === null) say(words);
  else moveTo(page, next);
}

function aside(page, by) {
  const { model } = page;
  const column = (model.column.get(model.at) ?? (by > 0 ? -1 : model.columns.length)) + by;
  if (column >= 0 && column < model.columns.length) toColumn(page, column);
}

function toColumn(page, column) {
  const { model } = page;
  if (column >= model.columns.length) return;
  const next = model.at === null ? model.columns[column][0] : across(model, column);
  if (next) moveTo(page, next);
}

/** The claim that keys and buttons act on; says so where there is none. */
function acting(page) {
  const claim = page.model.at ?? lit(page.model);
  if (claim === null) say("Go to a claim first, with j or a click");
  return claim;
}

const DEEDS = {
  pin: (page) => {
    const claim = acting(page);
    if (claim === null) return;
    page.model.pinned = page.model.pinned === claim ? null : claim;
    say(page.model.pinned === null ? "Let go" : "Pinned");
    relight(page);
    if (page.model.pinned !== null) bringLevel(page.elements, page.model, claim, "all");
  },
  hand: (page) => {
    const { model } = page;
    const claim = acting(page);
    if (claim === null) return;
    if (model.hand === null || model.hand === claim) {
      model.hand = model.hand === claim ? null : claim;
      say(model.hand === null ? "Let go" : "In hand. Go to its match and press m");
    } else if (model.column.get(model.hand) === model.column.get(claim)) {
      say("Both are in one article: a match needs two");
    } else if (counterparts(model, claim).includes(model.hand)) {
      say("These two are matched already");
    } else {
      match(model.hand, claim);
      model.hand = null;
      say("Matched: the same claim. Undo with Ctrl+Z");
    }
    relight(page);
  },
  split: (page) => {
    const { model } = page;
    const claim = acting(page);
    if (claim === null) return;
    const others = (model.group.get(claim)?.claims ?? []).filter((other) => other !== claim);
    if (others.length === 0) return say("It is matched with nothing");
    splitOff(claim, others);
    say("Split off. Undo with Ctrl+Z");
  },
  compare: async (page) => {
    const claim = acting(page);
    if (claim === null) return;
    note({ claim });
    if (page.model.edited) {
      await matchAgain();
      await settled(); // the claim may be in another row now
    }
    if (here().path === "read") go(address("compare", rowOf(page.model, claim))); // else the person has gone on
  },
  letGo: (page) => {
    const { model } = page;
    if (model.hand !== null) model.hand = null;
    else if (model.pinned !== null) model.pinned = null;
    else page.shadow.activeElement?.blur?.();
    relight(page);
  },
};

/** The row of Compare that has a claim: as matched, since Compare lists what was matched. */
function rowOf(model, claim) {
  const group = model.content.groups.find(({ claims }) => claims.includes(claim));
  if (group !== undefined) return { cluster: group.id };
  const [near] = echoes(model, claim);
  if (near !== undefined) return { cluster: [claim, near.claim].sort().join("~"), kind: near.level };
  return { cluster: claim, kind: "alone" };
}

const matched = (page) => (claim) => standing(page.model, claim) === "matched";
const alone = (page) => (claim) => standing(page.model, claim) === "alone" && elsewhere(page.model, claim).length === 0;
const END = "This is the last claim of the article";
const START = "This is the first claim of the article";

const MEANINGS = {
  j: (page) => stepTo(page, 1, undefined, END),
  ArrowDown: (page) => stepTo(page, 1, undefined, END),
  k: (page) => stepTo(page, -1, undefined, START),
  ArrowUp: (page) => stepTo(page, -1, undefined, START),
  "]": (page) => stepTo(page, 1, matched(page), "No matched claim further on"),
  "[": (page) => stepTo(page, -1, matched(page), "No matched claim before"),
  ".": (page) => stepTo(page, 1, alone(page), "No claim further on that only this article has"),
  ",": (page) => stepTo(page, -1, alone(page), "No claim before that only this article has"),
  ArrowLeft: (page) => aside(page, -1),
  ArrowRight: (page) => aside(page, 1),
  1: (page) => toColumn(page, 0),
  2: (page) => toColumn(page, 1),
  3: (page) => toColumn(page, 2),
  4: (page) => toColumn(page, 3),
  " ": DEEDS.pin,
  Enter: DEEDS.pin,
  m: DEEDS.hand,
  x: DEEDS.split,
  o: DEEDS.compare,
  Escape: DEEDS.letGo,
};
