// The History page: what was done, newest first, each of it undone or done again with one click; what held at
// any moment; and claims that must be placed by hand.

import { fill, h, keepingFocus } from "../core/dom.js";
import { onPreference } from "../core/preferences.js";
import { address, go, here } from "../core/route.js";
import { keptBlind } from "../paper/blind.js";
import { keepingDrafts } from "../paper/form.js";
import { lookWhenSaved, post } from "../paper/recording.js";
import { table } from "../paper/table.js";
import { eventsOf } from "./events.js";
import { orphansOf } from "./repair.js";

export const sheets = ["paper/paper.css", "history/history.css"];

export function mount(root, tools) {
  let content = null;
  const repaint = () => {
    if (content === null) return;
    const paint = () => fill(root, h("section.paper", { "aria-label": "History" }, headOf(), keptBlind(repaint) ?? pageOf(content)));
    keepingFocus(root, tools.shadow, () => keepingDrafts(root, paint));
  };
  const stops = [onPreference(repaint), lookWhenSaved()];
  return {
    update: (next) => {
      content = next;
      repaint();
    },
    close: () => stops.forEach((stop) => stop()),
  };
}

function headOf() {
  return h("header", {}, h("h1", {}, "History"), h("p.lede", {}, "Everything that was ever recorded, newest first. Nothing is erased: what was undone stays here, and can be done again."));
}

function pageOf(content) {
  const { filters } = content;
  return [
    orphansOf(content, post),
    damagesOf(content.damages),
    h(
      "section.stack",
      { "aria-label": "What was done" },
      filtersOf(content),
      filters.at !== "" && !content.problem && h("p.notice", { role: "status" }, `What held at ${filters.at}. This is a view of the past: nothing can be changed in it. `, h("button.link", { onclick: () => filterBy({ at: "" }), dataset: { focus: "now" } }, "Back to now")),
      content.problem ? h("p.notice", { role: "alert" }, content.problem) : eventsOf(content, filters.at === "" ? post : null),
      pager(content),
    ),
  ];
}

function filtersOf({ annotators, kinds, filters, claim }) {
  const select = (name, label, options) =>
    h("label.field", {}, h("span.label.small", {}, label), h("select", { onchange: (event) => filterBy({ [name]: event.target.value }), dataset: { focus: `filter-${name}` } }, options.map(([value, words]) => h("option", { value, selected: value === filters[name] }, words))));
  const moment = h("input", { value: filters.at, placeholder: "now, or 2026-03-11 10:30", dataset: { focus: "filter-at" }, onchange: (event) => filterBy({ at: event.target.value.trim() }) });
  return h(
    "form.row.narrow",
    { role: "search", onsubmit: (event) => event.preventDefault() },
    select("who", "Who", [["", "Everyone"], ...annotators.map((name) => [name, name])]),
    select("kind", "What", [["", "Everything"], ...kinds.map((kind) => [kind, kind])]),
    h("label.field", {}, h("span.label.small", {}, "As it was at (UTC)"), moment),
    claim && h("p.card.claim", {}, h("span.small.soft", {}, "Only about "), h("q.words", { dir: "auto" }, claim.words), " ", h("button.link.small", { onclick: () => filterBy({ claim: "" }) }, "Show all")),
  );
}

function damagesOf(damages) {
  if (damages.length === 0) return false;
  const loud = damages.some((damage) => damage.loud);
  return h(
    "section.section",
    {},
    h("h2", {}, loud ? "Lines that could not be read" : "Worth knowing about the journals"),
    h("p.soft", {}, "They are set aside in annotations/quarantine/, never cut off. “source-compare verify” checks everything."),
    table("Lines that could not be read", [{ title: "Journal" }, { title: "Line", number: true }, { title: "What is wrong" }], damages.map(({ file, line, words, loud: bad }) => [file, line, h(`span${bad ? ".bad" : ""}`, {}, words)])),
  );
}

function pager({ total, start, window }) {
  if (total <= window) return false;
  const to = (from) => filterBy({ from: String(from) }, true);
  return h(
    "div.row",
    {},
    h("button", { disabled: start === 0, onclick: () => to(start - window), dataset: { focus: "newer" } }, "← Newer"),
    h("span.soft.small", {}, `${(start + 1).toLocaleString("en")}–${Math.min(total, start + window).toLocaleString("en")} of ${total.toLocaleString("en")}`),
    h("button", { disabled: start + window >= total, onclick: () => to(start + window), dataset: { focus: "older" } }, "Older →"),
  );
}

function filterBy(changes, keep = false) {
  const { path, query } = here();
  go(address(path, { ...Object.fromEntries(query), ...(keep ? {} : { from: "" }), ...changes }));
}
