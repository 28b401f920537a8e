// The matrix: a table of claims by outlets. Rows are made once for a window; marks and the place one is at are patched.

import { fill, fillFor, h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { shownAgency } from "../paper/blind.js";
import { shownName } from "../compare/model.js";
import { LEVELS } from "../compare/list.js";
import { inOrder } from "../shell/settings.js";
import { silencesAt } from "./silences.js";

/** The outlets' indexes in the person's order. */
export function outletOrder(content) {
  return inOrder(content.outlets).map((outlet) => content.outlets.indexOf(outlet));
}

/** Make the table anew. `act` has sort(order), go(row, column), open(). */
export function buildTable(place, model, act) {
  const { content } = model;
  const order = outletOrder(content);
  fill(
    place,
    h(
      "table",
      { role: "grid", "aria-label": "Claims by outlets", "aria-rowcount": content.total + 1 },
      h("thead", {}, h("tr", {}, claimHead(content, act), order.map((index) => outletHead(model, content.columns[index], act)))),
      h("tbody", {}, content.rows.map((row, at) => lineOf(model, row, at, order, act))),
    ),
  );
}

function sortState(content, order) {
  if (content.request.sort === order) return "ascending";
  return content.request.sort === `-${order}` ? "descending" : undefined;
}

function sorter(content, order, words, act) {
  const state = sortState(content, order);
  const sign = { ascending: "▲", descending: "▼" }[state] ?? "";
  return h("button.quiet.sorter", { onclick: () => act.sort(state === "ascending" ? `-${order}` : order), title: "Sort by this column", dataset: { focus: `sort-${order}` } }, words, h("span.arrow", { "aria-hidden": "true" }, sign));
}

function claimHead(content, act) {
  return h("th.claim-head", { scope: "col", "aria-sort": sortState(content, "claim") }, sorter(content, "claim", "Claim", act));
}

function outletHead(model, column, act) {
  const dates = column.articles.map((article) => article.published || "undated");
  const agency = [...new Set(column.articles.map((article) => shownAgency(article.agency)).filter(Boolean))].join(", ");
  return h(
    "th",
    { scope: "col", "aria-sort": sortState(model.content, column.outlet) },
    sorter(model.content, column.outlet, shownName(model, column.outlet), act),
    h("span.dates.small.soft", {}, dates.length > 2 ? `${dates.length} articles` : dates.join(", "), agency && ` · ${agency}`),
    h("span.dates.small.soft", {}, `tells ${column.told} of ${model.content.total}`),
  );
}

function lineOf(model, row, at, order, act) {
  const head = h(
    "th.claim-cell",
    { scope: "row", tabindex: -1, dataset: { cell: `${at}:0`, focus: `${row.id}:claim` }, onclick: () => act.go(at, 0), ondblclick: act.open },
    h("span.label.words", { dir: "auto" }, row.label),
    h("span.facts.small.soft", {}, row.level !== "same_claim" && h("span.badge", {}, LEVELS[row.level]), h("span.done")),
  );
  const cells = order.map((index, place) =>
    h("td", { tabindex: -1, dataset: { cell: `${at}:${place + 1}`, outlet: index, focus: `${row.id}:${index}` }, onclick: () => act.go(at, place + 1), ondblclick: act.open }));
  return h("tr", { "aria-rowindex": model.content.start + at + 2 }, head, cells);
}

/** Fill each cell with how its outlet stands to its claim, and with what people recorded. */
export function paintCells(place, model, silences) {
  for (const cell of place.querySelectorAll("td[data-outlet]")) {
    const row = model.content.rows[Number(cell.dataset.cell.split(":")[0])];
    const index = Number(cell.dataset.outlet);
    const outlet = model.content.outlets[index];
    const recorded = silencesAt(silences, row, outlet).map(({ annotator }) => annotator);
    const state = row.cells[index];
    cell.dataset.state = state.told.length > 0 ? "told" : recorded.length > 0 ? "recorded" : state.guard;
    fillFor(cell, recorded, () => (state.told.length > 0 ? told(model, state.told) : [absent(state, recorded, shownReason(model, outlet, state))]));
  }
}

function told(model, claims) {
  const all = claims.map((id) => model.content.claims[id]);
  const bar = h("span.bar", { "aria-hidden": "true" }, all.map((claim) => tick(claim)));
  const [first] = all;
  return [
    bar,
    h("span.place", {}, first.headline ? h("span.badge", {}, "Headline") : `at ${first.percent}%`, h("span.soft", {}, `${first.words} words`)),
    all.length > 1 && h("span.small.soft", {}, `and ${all.length - 1} more ${all.length === 2 ? "place" : "places"}`),
  ];
}

function tick(claim) {
  const element = h("span.tick");
  element.style.setProperty("left", `${Math.min(claim.percent, 97)}%`);
  return element;
}

const ABSENT = {
  silence: ["○", "silent"],
  "too early": ["–", "published before"],
  unclear: ["?", "which first?"],
  undated: ["?", "undated"],
  "no article": ["–", "no article"],
};

/** Why an outlet may be silent, as it may be shown. */
export function shownReason(model, outlet, { reason }) {
  return preferences().blind ? reason.replaceAll(outlet, () => shownName(model, outlet)) : reason;
}

function absent({ guard }, recorded, reason) {
  if (recorded.length > 0) return h("span.absent", {}, h("span.mark", { "aria-hidden": "true" }, "●"), "silence", h("span.small.soft.by", {}, `recorded by ${recorded.join(", ")}`));
  const [mark, words] = ABSENT[guard];
  return h("span.absent", { title: reason }, h("span.mark", { "aria-hidden": "true" }, mark), words);
}

/** Make one cell the table's tab stop, and mark its row. */
export function paintPlace(place, model) {
  for (const old of place.querySelectorAll("[tabindex='0'][data-cell], [aria-selected]")) {
    if (old.dataset.cell) old.tabIndex = -1;
    old.removeAttribute("aria-selected");
  }
  const cell = cellAt(place, model.row, model.column);
  if (cell === null) return;
  cell.tabIndex = 0;
  cell.closest("tr").setAttribute("aria-selected", "true");
}

export function cellAt(place, row, column) {
  return place.querySelector(`[data-cell="${row}:${column}"]`);
}
