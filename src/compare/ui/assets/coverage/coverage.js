// The Coverage page: who told each claim, where and how long, who is silent; silences recorded.

import { about, onBoard } from "../core/board.js";
import { fill, fillFor, h, keepingFocus } from "../core/dom.js";
import { tooFewArticles } from "../core/empty.js";
import { standOnFoot } from "../core/foot.js";
import { bind, onControl } from "../core/keys.js";
import { onPreference } from "../core/preferences.js";
import { address, go, goToWindow, here, note } from "../core/route.js";
import { say } from "../core/speech.js";
import { TURNING_KEYS, turned } from "../core/turning.js";
import { buildFilters, filterBy, paintFilters } from "./filters.js";
import { buildTable, cellAt, paintCells, paintPlace, shownReason } from "./matrix.js";
import { paintPanel, placeOf } from "./panel.js";
import { mayRecord, noteOn, ownOf, recordSilence, silencesAt, silencesByOutlet, takeBack } from "./silences.js";

export const sheets = ["coverage/coverage.css"];

const KEYS = [
  ["↑ or ↓", "claim above, below"],
  ["← or →", "outlet to the left, right"],
  ["Home or End", "first, last column"],
  ["PageUp or PageDown", "ten claims on, back"],
  ["s", "record a silence, or take it back"],
  ["n", "note on your silence"],
  ["Enter", "open in Compare"],
  ["r", "read the articles side by side"],
  ["/", "search"],
  ...TURNING_KEYS,
];

export function mount(root, tools) {
  const body = { filters: buildFilters(), count: h("span.soft.small"), pager: h("span.row.pager"), table: h("div.matrix"), empty: h("div.empty", { hidden: true }), panel: h("section.panel", { "aria-live": "polite", "aria-label": "The cell you are at" }) };
  const head = h("header.head", {}, h("h1", {}, "Coverage"), body.count, body.pager, h("span.grow"), body.filters);
  root.append(h("section.coverage", { "aria-label": "Coverage" }, head, body.table, body.empty, body.panel));
  const page = { model: { content: null, row: 0, column: 0 }, root, shadow: tools.shadow, body };
  const stops = [
    bind("Looking at coverage", (press) => heard(page, press), KEYS),
    onBoard(() => page.model.content && keepingFocus(root, tools.shadow, () => paintMarks(page))),
    onPreference(() => page.model.content && paint(page)),
    standOnFoot(body.panel),
  ];
  return { update: (content) => take(page, content), close: () => stops.forEach((stop) => stop()) };
}

function take(page, content) {
  const { model } = page;
  const open = model.content?.rows[model.row]?.id;
  model.content = content;
  const asked = content.rows.findIndex(({ id }) => id === (here().query.get("row") ?? open));
  model.row = asked === -1 && here().query.has("end") ? Math.max(0, content.rows.length - 1) : Math.max(0, asked);
  model.column = Math.min(model.column, content.outlets.length);
  paint(page);
}

function paint(page) {
  const { body, model } = page;
  keepingFocus(page.root, page.shadow, () => {
    paintFilters(body.filters, model, page.shadow);
    paintCount(page);
    const nothing = model.content.rows.length === 0;
    body.empty.hidden = !nothing;
    body.table.hidden = body.panel.hidden = nothing;
    if (nothing) fill(body.empty, reason(model.content));
    buildTable(body.table, model, { sort: (sort) => filterBy({ sort }), go: (row, column) => moveTo(page, row, column), open: () => compare(page) });
    paintMarks(page);
  });
}

function paintMarks(page) {
  const { body, model } = page;
  const silences = silencesByOutlet();
  paintCells(body.table, model, silences);
  paintDone(body.table, model);
  paintPlace(body.table, model);
  paintPanel(body.panel, model, silences, { silence: () => silence(page), note: (words) => noteSilence(page, words), compare: () => compare(page), read: () => read(page) });
}

function paintDone(table, model) {
  for (const [index, row] of model.content.rows.entries()) {
    const found = new Map(row.claims.flatMap(about).map((record) => [record.key, record]));
    const tags = [...found.values()].filter(({ kind }) => kind === "tag").length;
    cellAt(table, index, 0).querySelector(".done").textContent = tags > 0 ? `${tags} tag${tags > 1 ? "s" : ""}` : "";
  }
}

function paintCount(page) {
  const { total, start, rows, window } = page.model.content;
  const range = total > window ? `${start + 1}–${start + rows.length} of ${total.toLocaleString("en")}` : `${total}`;
  fill(page.body.count, `${range} ${total === 1 ? "claim" : "claims"}`);
  page.body.pager.hidden = total <= window;
  fillFor(page.body.pager, [start, total], () => [
    h("button", { disabled: start === 0, onclick: () => goToWindow(start - window), dataset: { focus: "before" } }, "← Before"),
    h("button", { disabled: start + window >= total, onclick: () => goToWindow(start + window), dataset: { focus: "after" } }, "After →"),
  ]);
}

function reason({ articles_read: articles, request }) {
  if (articles < 2) return tooFewArticles(articles, "Add articles of two or more outlets on one story: then each claim’s row says who told it.");
  if (request.q || request.silent || request.kind) return [h("h2", {}, "No claim passes these filters"), h("p", {}, "Search for fewer words, or allow any outlet."), h("p", {}, h("button.main", { onclick: () => go(address("coverage")) }, "Show the shared claims"))];
  return [h("h2", {}, "No two outlets share a claim"), h("p", {}, "No two of their claims are alike enough."), h("p", {}, h("button.main", { onclick: () => filterBy({ kind: "alone" }) }, "Show what only one outlet has"))];
}

/** Go to a cell: it has focus and is the table's tab stop, and the panel tells what stands behind it. */
function moveTo(page, row, column) {
  const { body, model } = page;
  const { rows, outlets, start, window, total } = model.content;
  if (row >= rows.length && start + window < total) return goToWindow(start + window);
  if (row < 0 && start > 0) return goToWindow(start - window, "yes");
  model.row = Math.max(0, Math.min(row, rows.length - 1));
  model.column = Math.max(0, Math.min(column, outlets.length));
  note({ row: rows[model.row]?.id, end: "" });
  keepingFocus(page.root, page.shadow, () => {
    paintPlace(body.table, model);
    paintMarks(page);
  });
  const cell = cellAt(body.table, model.row, model.column);
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

const WAYS = {
  ArrowDown: ({ row, column }) => [row + 1, column],
  ArrowUp: ({ row, column }) => [row - 1, column],
  ArrowRight: ({ row, column }) => [row, column + 1],
  ArrowLeft: ({ row, column }) => [row, column - 1],
  Home: ({ row }) => [row, 0],
  End: ({ row }) => [row, Infinity],
  PageDown: ({ row, column, content }) => [Math.min(row + 10, content.rows.length - 1), column],
  PageUp: ({ row, column }) => [Math.max(0, row - 10), column],
};

function heard(page, press) {
  const { model } = page;
  if (model.content === null || model.content.rows.length === 0) return press.key === "/" && !press.typing && search(page);
  if (turned(press)) return true;
  if (press.typing && press.key === "Escape") return moveTo(page, model.row, model.column);
  if (press.typing || press.control) return false;
  if (press.key in WAYS) return moveTo(page, ...WAYS[press.key](model)), true;
  if (press.key === "Enter" && onControl(press)) return false;
  const act = DEEDS[press.key];
  if (act !== undefined && !press.repeat) act(page);
  return act !== undefined;
}

function search(page) {
  page.body.filters.querySelector("input").focus();
  return true;
}

/** Record a silence at the cell, or take the person's own back. */
function silence(page) {
  const at = placeOf(page.model);
  if (at.outlet === null || at.cell.told.length > 0) return say(at.outlet === null ? "Go to an outlet’s cell first" : "This outlet tells the claim");
  const own = ownOf(silencesAt(silencesByOutlet(), at.row, at.outlet));
  if (own) {
    takeBack(own);
    return say("Silence taken back. Undo with Ctrl+Z");
  }
  if (!mayRecord(at.cell)) return say(`No silence: ${shownReason(page.model, at.outlet, at.cell)}`);
  recordSilence(at.row, at.outlet);
  return say("Silence recorded. Undo with Ctrl+Z");
}

function noteSilence(page, words) {
  const at = placeOf(page.model);
  const own = at.outlet !== null && ownOf(silencesAt(silencesByOutlet(), at.row, at.outlet));
  if (own && own.note !== words) noteOn(own, words);
}

function compare(page) {
  const { row } = placeOf(page.model);
  note({ row: row.id });
  go(address("compare", { cluster: row.id, kind: row.level === "alone" ? "alone" : "" }));
}

/** Read the articles of the claim side by side; at an outlet's cell, its article comes first. */
function read(page) {
  const { row, outlet, cell } = placeOf(page.model);
  const { claims, columns } = page.model.content;
  const own = outlet === null || cell.told.length > 0 ? [] : [columns.find((column) => column.outlet === outlet).articles[0].id];
  const first = cell?.told[0] ?? row.claims[0];
  const articles = new Set([claims[first].article, ...own, ...row.claims.map((id) => claims[id].article)]);
  note({ row: row.id });
  go(address("read", { articles: [...articles].slice(0, 4).join("|"), claim: first }));
}

const DEEDS = {
  s: silence,
  n: (page) => page.root.querySelector("[data-focus=note]")?.focus() ?? say("Record a silence first, with s"),
  Enter: compare,
  r: read,
  "/": search,
};
