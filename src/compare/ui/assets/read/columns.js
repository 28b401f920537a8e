// The articles side by side. The words are made once; links only change the dress of each claim.

import { fill, h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { shownAgency } from "../paper/blind.js";
import { shownName } from "../compare/model.js";
import { counterparts, echoes, likely, lit, standing } from "./model.js";

const KINDS = {
  deck: "deck", subheading: "subheading", byline: "byline", dateline: "dateline", caption: "caption", credit: "credit",
  links: "links", promotion: "promotion", about: "about the outlet", repeated: "repeated", other: "not the article",
};

/** Make the columns anew. `act` has choose(index, id), remove(index). */
export function buildColumns(place, model, act) {
  const { articles } = model.content;
  place.style.setProperty("--columns", String(articles.length));
  fill(place, articles.map((article, index) => columnOf(model, article, index, act)));
  const found = new Map();
  for (const element of place.querySelectorAll("[data-claim]")) found.set(element.dataset.claim, element);
  return found; // claim → element
}

function columnOf(model, article, index, act) {
  const name = shownName(model, article.outlet);
  const many = article.blocks.length > 150;
  return h(
    "section.column",
    { "aria-label": `Article ${index + 1}: ${name}` },
    h(
      "header",
      {},
      h("div.row.choice-row", {}, chooser(model, article, index, act), model.content.articles.length > 2 && h("button.quiet.small", { "aria-label": `Close ${name}`, title: "Close", onclick: () => act.remove(index), dataset: { focus: `close-${index}` } }, "✕")),
      h("p.soft.small.facts", {}, h("span", {}, article.published || "undated", article.dated === "inferred" && " (inferred)"), shownAgency(article.agency) && h("span", {}, article.agency), h("span.tally")),
    ),
    h(`div.text.words${many ? ".long" : ""}`, { lang: article.language || undefined, dataset: { column: index, article: article.id }, tabindex: model.columns[index].length === 0 ? 0 : undefined }, article.blocks.map(blockOf)),
  );
}

function chooser(model, article, index, act) {
  const names = model.content.articles.map(({ id }) => id);
  const free = model.content.shelf.filter(({ id }) => id === article.id || !names.includes(id));
  return h(
    "select.outlet-choice",
    { "aria-label": `Article ${index + 1}`, onchange: (event) => act.choose(index, event.target.value), dataset: { focus: `article-${index}` } },
    free.map(({ id, outlet, title, published }) => h("option", { value: id, selected: id === article.id }, preferences().blind ? `${shownName(model, outlet)} (${published || "undated"})` : `${isolated(outlet)}: ${isolated(title || id)} (${published || "undated"})`)),
  );
}

/** Words of any direction, which do not turn those around them: Unicode's first strong isolate. */
function isolated(words) {
  return `\u2068${words}\u2069`;
}

function blockOf({ kind, aside, reason, pieces }) {
  const words = pieces.map(([text, claim]) => (claim === "" ? text : h("span.told", { dataset: { claim, focus: claim }, tabindex: -1, role: "button" }, h("span.sign", { "aria-hidden": "true" }), text)));
  if (aside) return h("p.aside", { dir: "auto", title: reason }, h("span.kind", { dir: "ltr" }, KINDS[kind] ?? kind), words);
  return h(kind === "headline" ? "h2.headline" : kind === "subheading" ? "h3.subheading" : `p.${kind}`, { dir: "auto" }, words);
}

/** How far each article is scrolled, as a share of its height: that holds when the text grows. */
export function places(place) {
  return new Map([...place.querySelectorAll(".text")].map((text) => [text.dataset.article, text.scrollTop / text.scrollHeight]));
}

export function scrollBack(place, shares) {
  for (const text of place.querySelectorAll(".text")) text.scrollTop = (shares.get(text.dataset.article) ?? 0) * text.scrollHeight;
}

/** Dress every claim for how it stands; cheap enough for each change of links. */
export function dress(elements, model) {
  for (const [claim, element] of elements) {
    const state = standing(model, claim);
    const number = model.group.get(claim)?.number;
    const sign = { matched: String(number), echo: "≈", elsewhere: "•", alone: "○" }[state];
    if (element.dataset.standing === state && element.firstChild.dataset.sign === sign) continue;
    element.dataset.standing = state;
    element.firstChild.dataset.sign = sign;
  }
}

/** Say in each column how many of its claims are matched here. */
export function tally(place, model) {
  for (const [index, column] of model.columns.entries()) {
    const matched = column.filter((claim) => counterparts(model, claim).length > 0).length;
    const words = model.columns.length < 2 ? `${column.length} claims` : `${matched} of ${column.length} claims matched here`;
    place.querySelectorAll(".tally")[index].textContent = words;
  }
}

const LIT = ["data-lit", "data-flag"];

/** Light the claim the person is at and its counterparts. Only what was and what is lit is touched. */
export function light(elements, model, before) {
  for (const claim of before) for (const name of LIT) elements.get(claim)?.removeAttribute(name);
  const now = lights(model);
  for (const [claim, [kind, flag]] of now) {
    const element = elements.get(claim);
    if (element === undefined) continue;
    element.dataset.lit = kind;
    if (flag) element.dataset.flag = flag;
  }
  return [...now.keys()];
}

function lights(model) {
  const found = new Map();
  const claim = lit(model);
  if (claim !== null) {
    for (const { claim: other, score } of likely(model, claim)) found.set(other, ["likely", `maybe: ${Math.round(score * 100)} in 100`]);
    for (const { claim: other, level } of echoes(model, claim)) found.set(other, ["echo", level === "echo" ? "echo" : "alike"]);
    for (const other of counterparts(model, claim)) found.set(other, ["same", "same claim"]);
    found.set(claim, ["at", model.pinned === claim ? "pinned" : ""]);
  }
  if (model.at !== null && model.at !== claim) found.set(model.at, ["at", ""]);
  if (model.hand !== null) found.set(model.hand, ["hand", "in hand"]);
  return found;
}

/** Bring the lit claims of the other columns level with `from`, each in its own column. */
export function bringLevel(elements, model, from, kinds) {
  const origin = elements.get(from);
  if (origin === undefined) return;
  const seen = new Set([model.column.get(from)]);
  const wanted = [...counterparts(model, from), ...(kinds === "all" ? [...echoes(model, from), ...likely(model, from)].map(({ claim }) => claim) : [])];
  for (const claim of wanted) {
    const column = model.column.get(claim);
    if (seen.has(column)) continue;
    seen.add(column);
    scrollLevel(elements.get(claim), origin.getBoundingClientRect().top);
  }
}

const stacked = window.matchMedia("(max-width: 760px)"); // as in read.css: the columns lie one below the other
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Scroll the element's column until it stands at `top`. A long way is jumped; in a long article twice, since the
 * browser only guesses how high the paragraphs are that it has not laid out yet.
 */
function scrollLevel(element, top) {
  const frame = element.closest(".text");
  const edges = frame.getBoundingClientRect();
  const level = Math.min(Math.max(top, edges.top + 24), edges.bottom - 120);
  const way = () => element.getBoundingClientRect().top - level;
  const long = frame.classList.contains("long");
  const near = !long && !calm.matches && Math.abs(way()) < 2 * edges.height;
  frame.scrollBy({ top: way(), behavior: near ? "smooth" : "auto" });
  if (long) requestAnimationFrame(() => frame.scrollBy({ top: way(), behavior: "auto" }));
}

/** Bring a claim into sight in its own column, and nothing else. */
export function bringIn(element) {
  const frame = element.closest(".text");
  const edges = frame.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const shown = box.top >= edges.top + 8 && box.bottom <= edges.bottom - 8;
  if (!shown) frame.scrollBy({ top: box.top - edges.top - edges.height / 3, behavior: "auto" });
  if (stacked.matches) element.scrollIntoView({ block: "nearest" });
}
