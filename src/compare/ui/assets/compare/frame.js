// The Compare page's frame: where its parts stand, its head line, and what is said where there is nothing.

import { fill, fillFor, h } from "../core/dom.js";
import { tooFewArticles } from "../core/empty.js";
import { takeHome } from "../core/download.js";
import { preferences } from "../core/preferences.js";
import { goToWindow } from "../core/route.js";
import { VERDICTS } from "../review/verdicts.js";
import { activePair, activeClaims, openRow, shownName, sidesOf, verdicts } from "./model.js";
import { buildFilters, clearFilters, LEVELS } from "./list.js";

export function buildBody(model) {
  const filters = buildFilters(model);
  const list = h("ol.rows", { "aria-label": "Claims" });
  const count = h("p.small.soft.count");
  const pager = h("div.row.pager");
  const take = h("div.take", {}, h("button", { onclick: () => takeHome("export"), title: "Save everything annotated so far as tables (a zip)" }, "Export the tables"));
  const head = h("header.head");
  const columns = h("div.columns");
  const toolbar = h("div.toolbar", { role: "toolbar", "aria-label": "Tags of the codebook" });
  const inHand = h("div.in-hand", { role: "group", "aria-label": "The tag in hand", hidden: true });
  const dock = h("div.dock", {}, inHand, toolbar);
  const tags = h("section.set-tags", { "aria-label": "Tags set here" });
  const suggestions = h("section.suggestions", { "aria-label": "Suggested tags" });
  const differences = h("section.difference-list", { "aria-label": "Differences" });
  const empty = h("div.empty", { hidden: true });
  const open = h("div.open", {}, head, columns, h("div.below", {}, h("div", {}, suggestions, tags), differences));
  const main = h("section.main", { "aria-label": "The open claim" }, open, empty);
  const aside = h("section.side", { "aria-label": "What there is to compare" }, filters, count, list, pager, take);
  return { all: h("div.compare", {}, aside, h("div.desk", {}, main, dock)), filters, list, count, pager, head, columns, dock, inHand, toolbar, tags, suggestions, differences, empty, open, main };
}

/** Say what to do where nothing can be shown. Returns whether that is so. */
export function paintEmpty(body, model) {
  const { content } = model;
  paintCount(body, content);
  const nothing = content.rows.length === 0;
  body.empty.hidden = !nothing;
  body.open.hidden = nothing;
  body.dock.hidden = nothing;
  if (nothing) fill(body.empty, reason(content));
  return nothing;
}

function paintCount(body, { total, start, rows, window }) {
  const range = total > window ? `${start + 1}–${start + rows.length} of ${total.toLocaleString("en")}` : `${total}`;
  body.count.textContent = total === 0 ? "No claims" : total === 1 ? "1 claim" : `${range} claims, most to compare first`;
  body.pager.hidden = total <= window;
  fillFor(body.pager, [total, start, window], () => [
    h("button", { disabled: start === 0, onclick: () => goToWindow(start - window), dataset: { focus: "before" } }, "← Before"),
    h("button", { disabled: start + window >= total, onclick: () => goToWindow(start + window), dataset: { focus: "after" } }, "After →"),
  ]);
}

function reason(content) {
  const { filters } = content;
  if (content.articles_read === 0) return tooFewArticles(0, "Add what two or more outlets wrote about one story: what they share is laid side by side here.");
  if (filters.q || filters.kind || filters.tagged || filters.outlets.length > 0) {
    return [h("h2", {}, "Nothing passes these filters"), h("p", {}, "Search for fewer words, or allow more outlets and kinds."), h("button.main", { onclick: clearFilters }, "Show everything")];
  }
  if (content.articles_read === 1) return tooFewArticles(1, "Add another outlet’s article on the same story, and their claims are compared.");
  return [h("h2", {}, "These articles share no claim"), h("p", {}, "No two of their claims are alike enough. Claims that only one outlet has are under “Only one outlet has”.")];
}

/** The open row's head: how many outlets, which pair, which verdict. */
export function paintHead(head, model, act) {
  const row = openRow(model);
  const outlets = new Set(row.claims.map((id) => model.content.claims[id].outlet)).size;
  const judged = verdicts(model).map(({ annotator, verdict }) => [annotator, verdict]);
  fillFor(head, [row.id, model.row, sidesOf(model), model.context, judged, preferences(), model.content.total], () => [
    h("h1", {}, row.level === "alone" ? "Only one outlet has this" : `${outlets} outlet${outlets === 1 ? "" : "s"}, ${LEVELS[row.level]}`),
    h("span.soft.small", {}, `${model.content.start + model.row + 1} of ${model.content.total}`),
    h("span.grow"),
    activePair(model) !== undefined && [pairNames(model, act), verdictButtons(model, act)],
    h("button.quiet", { "aria-pressed": String(model.context), onclick: act.context, dataset: { focus: "context" } }, "Paragraphs ", h("kbd", { "aria-hidden": "true" }, "0")),
  ]);
}

/** Whom the verdict is about; with more than two claims, the keys that go to another pair. */
function pairNames(model, act) {
  if (openRow(model).claims.length < 3) return h("span.soft", {}, "Same claim?");
  const [one, other] = activeClaims(model).map((id) => shownName(model, model.content.claims[id].outlet));
  return h(
    "span.row.pair",
    {},
    h("button.quiet", { "aria-label": "Previous pair of outlets", onclick: () => act.pair(-1), dataset: { focus: "pair-back" } }, h("kbd", {}, "[")),
    h("span", {}, one, h("span.soft", {}, " and "), other, h("span.soft", {}, ": same claim?")),
    h("button.quiet", { "aria-label": "Next pair of outlets", onclick: () => act.pair(1), dataset: { focus: "pair-on" } }, h("kbd", {}, "]")),
  );
}

function verdictButtons(model, act) {
  const found = verdicts(model);
  const mine = found.find((entry) => entry.annotator === preferences().annotator)?.verdict;
  const others = found.filter((entry) => entry.annotator !== preferences().annotator);
  return h(
    "span.row.verdicts",
    { role: "group", "aria-label": "Are these two the same claim?" },
    VERDICTS.map(([verdict, key]) =>
      h("button", { "aria-pressed": String(mine === verdict), onclick: () => act.judge(verdict), dataset: { focus: `judge-${verdict}` } }, verdict, " ", h("kbd", { "aria-hidden": "true" }, key))),
    others.length > 0 && h("span.soft.small", {}, others.map((entry) => `${entry.annotator}: ${entry.verdict}`).join(", ")),
  );
}
