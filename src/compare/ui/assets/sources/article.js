// One article: what is known of it, and its text with what each stretch is and why.

import { preferences } from "../core/preferences.js";
import { h } from "../core/dom.js";
import { field, values } from "../paper/form.js";
import { answer, answerTo } from "../paper/said.js";
import { back } from "./pieces.js";

const SOURCES = [["", "as detected"], ["stated", "stated by the article"], ["inferred", "inferred"], ["unknown", "unknown"]];
const FIELDS = [
  ["Outlet", "outlet", {}],
  ["Agency", "agency", {}, "whose copy it is, where not the outlet’s own"],
  ["Title", "title", {}],
  ["Author", "author", {}],
  ["Published", "published", { placeholder: "2026-03-11, 2026-03 or 2026" }],
  ["Where the date comes from", "date_source", { options: SOURCES }],
  ["Web address", "url", { inputmode: "url" }],
  ["Language", "language", { maxlength: 12, placeholder: "en" }],
];

export function articleOf(content, act) {
  const { article, kinds } = content;
  const inside = article.regions.filter((region) => region.inside).reduce((sum, region) => sum + region.words.length, 0);
  const all = article.regions.reduce((sum, region) => sum + region.words.length, 0);
  return [
    h("header", {}, back(), h("h1.words", { dir: "auto" }, article.title || article.file), h("p.lede", {}, `${article.outlet || "Outlet unknown"} · ${article.claims} claims from ${all === 0 ? 0 : Math.round((100 * inside) / all)}% of the text · ${article.file}`, article.original && ` · made from ${article.original}`)),
    h("div.sided.article", {}, factsOf(article, act), textOf(article, kinds, act)),
  ];
}

function factsOf(article, act) {
  const key = `facts-${article.id}`;
  const submit = async (event) => {
    event.preventDefault();
    const changed = Object.entries(values(form)).filter(([name, value]) => value.trim() !== shownValue(article, name));
    const root = form.getRootNode();
    if (changed.length === 0) return answer(root, key, "Nothing has changed.");
    answer(root, key, "Saving …");
    const outcome = await act.state({ article: article.id, ...Object.fromEntries(changed) });
    answer(root, key, outcome.words, !outcome.done);
  };
  const form = h(
    "form.card.stack.facts",
    { onsubmit: submit, "aria-label": "What is known of the article" },
    FIELDS.map(([label, name, properties, hint]) => field(label, name, shownValue(article, name), { ...properties, origin: originOf(article, name) }, hint)),
    h("p.small.soft", {}, "What you write wins over what was detected. Empty a field to go back to what was detected."),
    h("div.row", {}, h("button.main", { type: "submit", dataset: { focus: "save" } }, "Save"), answerTo(key)),
  );
  return form;
}

function shownValue(article, name) {
  return name === "date_source" && !article.stated.includes(name) ? "" : article[name];
}

function originOf(article, name) {
  if (article.stated.includes(name)) return "from articles.csv";
  if (name === "outlet" && article.outlet_inferred) return "inferred from lines in which the page names itself";
  return article[name] !== "" && name !== "date_source" && "detected";
}

function textOf(article, kinds, act) {
  return h(
    "section.stack.regions",
    { "aria-label": "The article, stretch by stretch" },
    h("p.small.soft", {}, "Claims are made from what is in. Click “Take out” where something is no part of the story, “Take in” where it is; decisions are kept in regions.csv and bound to these words."),
    h("ol", {}, article.regions.map((region) => regionOf(article, region, kinds, act))),
    article.left_out > 0 && h("p.notice", {}, `${article.left_out} more stretches are not shown: the article is very long.`),
  );
}

function regionOf(article, region, kinds, act) {
  const decide = (kind) => {
    item.setAttribute("aria-busy", "true");
    return act.region({ article: article.id, start: region.start, end: region.end, kind, annotator: preferences().annotator }).then(() => item.removeAttribute("aria-busy"));
  };
  const chooser = h(
    "select.small",
    { "aria-label": "What this is", onchange: (event) => decide(event.target.value), dataset: { focus: `kind-${region.start}` } },
    kinds.map(({ value }) => h("option", { value, selected: value === region.kind }, value)),
  );
  const item = h(
    `li.region.${region.inside ? "in" : "out"}`,
    { dataset: { start: region.start, kind: region.kind } },
    h("div.about", {}, chooser, h("p.small.soft", {}, region.reason), h("div.row", {}, toggle(region, decide), region.decided && h("button.link.small", { onclick: () => decide(""), dataset: { focus: `back-${region.start}` } }, "Undo decision"))),
    h("p.words.kept-lines", { dir: "auto", lang: article.language || undefined }, region.words),
  );
  return item;
}

function toggle(region, decide) {
  return h("button.small", { onclick: () => decide(region.inside ? "other" : "body"), "aria-pressed": String(region.inside), dataset: { focus: `toggle-${region.start}` } }, region.inside ? "Take out" : "Take in");
}
