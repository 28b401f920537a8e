// All articles, what is still to be stated about them, what was refused, and which share text.

import { h } from "../core/dom.js";
import { address, go } from "../core/route.js";
import { values } from "../paper/form.js";
import { answer, answerTo } from "../paper/said.js";
import { table } from "../paper/table.js";
import { dateOf, outletOf } from "./pieces.js";

export function listOf(content, act) {
  const { articles, totals } = content;
  return [
    h(
      "header.title-row",
      {},
      h("div.grow", {}, h("h1", {}, "Sources"), h("p.lede", {}, count(totals.articles, "article"), " of ", count(content.outlets.length, "outlet"), ", ", count(totals.claims, "claim"), ".")),
      h("button.main", { onclick: () => go(address("sources", { add: "yes" })), dataset: { focus: "add" } }, "Add articles"),
    ),
    asking(content, act),
    totals.articles > 20 && search(content.search),
    articles.length > 0 ? allOf(articles) : nothing(totals),
    pager(content),
    kinOf(content.kin),
    refusalsOf(content.refusals),
    totals.articles > 0 && content.notices.length > 0 && h("section.section", {}, h("h2", {}, "Good to know"), h("ul.stack", {}, content.notices.map((notice) => h("li.notice", {}, notice)))),
  ];
}

function count(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}

function search(sought) {
  const field = h("input", { type: "search", value: sought, placeholder: "Search outlets, titles, authors, dates", "aria-label": "Search the sources", dataset: { focus: "search", was: sought }, onchange: () => go(address("sources", { q: field.value.trim() })) });
  return h("form.search", { role: "search", onsubmit: (event) => event.preventDefault() }, field);
}

function pager({ totals, start, window, search: q }) {
  if (totals.found <= window) return false;
  const to = (from) => go(address("sources", { q, from: from > 0 ? String(from) : "" }));
  return h(
    "div.row",
    {},
    h("button", { disabled: start === 0, onclick: () => to(start - window), dataset: { focus: "before" } }, "← Before"),
    h("span.soft.small", {}, `${start + 1}–${Math.min(start + window, totals.found)} of ${totals.found.toLocaleString("en")}`),
    h("button", { disabled: start + window >= totals.found, onclick: () => to(start + window), dataset: { focus: "after" } }, "After →"),
  );
}

function nothing(totals) {
  if (totals.articles > 0) return h("div.empty", {}, h("h2", {}, "No article has these words"), h("button.main", { onclick: () => go(address("sources")) }, "Show all"));
  return h("div.empty", {}, h("h2", {}, "There are no articles yet"), h("p", {}, "Add what two or more outlets wrote about one story."));
}

/** What nobody has stated yet, asked for where it is seen. */
function asking({ unknown, outlets }, act) {
  if (unknown.length === 0) return false;
  return h(
    "section.section.card.asking",
    {},
    h("h2", {}, "Please state"),
    h("p.soft", {}, "Claims of undated articles are never called the same claim: they could be about another event. What you write here goes into articles.csv and wins for ever."),
    h("datalist", { id: "outlets" }, outlets.map((outlet) => h("option", { value: outlet }))),
    unknown.map((article) => askingLine(article, act)),
  );
}

function askingLine(article, act) {
  const submit = async (event) => {
    event.preventDefault();
    const facts = Object.fromEntries(Object.entries(values(form)).filter(([, value]) => value.trim() !== ""));
    if (Object.keys(facts).length === 0) return;
    const root = form.getRootNode();
    const outcome = await act.state({ article: article.id, ...facts });
    answer(root, `ask-${article.id}`, outcome.done ? "" : outcome.words, true);
  };
  const label = (name, words, properties) => h("label.field", {}, h("span.label.small", {}, words), h("input", { name, dataset: { focus: `${article.id}-${name}`, was: "" }, ...properties }));
  const form = h(
    "form.asking-line",
    { onsubmit: submit },
    h("span.words.grow", {}, article.title || article.file),
    article.missing.includes("outlet") && label("outlet", "Outlet", { list: "outlets" }),
    article.missing.includes("published") && label("published", "Published", { placeholder: "2026-03-11, 2026-03 or 2026" }),
    h("button", { type: "submit" }, "Save"),
    article.missing.includes("published") && h("button.quiet", { type: "button", onclick: () => act.state({ article: article.id, date_source: "unknown", published: "" }) }, "It has no date"),
    answerTo(`ask-${article.id}`),
  );
  return form;
}

function allOf(articles) {
  const columns = [{ title: "Outlet" }, { title: "Title" }, { title: "Published" }, { title: "Agency" }, { title: "Author" }, { title: "Language" }, { title: "Claims", number: true }];
  return table("Articles", columns, articles.map(lineOf));
}

function lineOf(article) {
  const open = h("button.link.words", { onclick: () => go(address("sources", { article: article.id })), dataset: { focus: `open-${article.id}` } }, article.title || article.file);
  return [outletOf(article), open, dateOf(article), article.agency, article.author, article.language, article.claims];
}

function kinOf(kin) {
  if (kin.length === 0) return false;
  const columns = [{ title: "Common text", number: true }, { title: "Article" }, { title: "Article" }];
  const link = (side) => h("button.link", { onclick: () => go(address("sources", { article: side.id })) }, `${side.outlet || "?"}: ${side.title || side.id}`);
  return h(
    "section.section",
    {},
    h("h2", {}, "Near-identical articles"),
    h("p.soft", {}, "Agency copy and syndication: what they share is one voice, not several."),
    table("Near-identical articles", columns, kin.map(({ share, articles }) => [`${Math.round(share * 100)}%`, ...articles.map(link)])),
  );
}

function refusalsOf(refusals) {
  if (refusals.length === 0) return false;
  const columns = [{ title: "File" }, { title: "Why it was not read" }, { title: "What to do" }];
  return h("section.section", {}, h("h2", {}, "Not read"), table("Files that were not read", columns, refusals.map(({ file, reason, remedy }) => [file, reason, remedy])));
}
