// One pair: both tellings, why it was suggested, and the verdicts.

import { record } from "../core/board.js";
import { fillFor, h } from "../core/dom.js";
import { tooFewArticles } from "../core/empty.js";
import { length, slice } from "../core/offsets.js";
import { preferences } from "../core/preferences.js";
import { KINDS } from "../compare/columns.js";
import { cut, differenceMarks } from "../compare/pieces.js";
import { inNames, shownName } from "../compare/model.js";
import { keyOf } from "./queue.js";
import { VERDICTS } from "./verdicts.js";

export function paintPair(place, queue, pair, act) {
  const verdict = record(keyOf(pair))?.verdict ?? "";
  fillFor(place, [pair.a, pair.b, verdict, preferences()], () => [
    h("div.columns.two", {}, telling(queue, pair, "a"), telling(queue, pair, "b")),
    h("div.verdict-row", { role: "group", "aria-label": "Are these the same claim?" }, VERDICTS.map(([name, key, words]) => verdictButton(name, key, words, verdict, act)),
      h("button.quiet", { onclick: act.skip, dataset: { focus: "skip" } }, "Skip ", h("kbd", { "aria-hidden": "true" }, "Space")),
      h("button.quiet", { onclick: act.compare, dataset: { focus: "compare" } }, "Open in Compare ", h("kbd", { "aria-hidden": "true" }, "Enter"))),
    reasons(pair),
  ]);
}

function verdictButton(name, key, words, verdict, act) {
  return h("button.verdict", { "aria-pressed": String(verdict === name), onclick: () => act.judge(name), dataset: { verdict: name, focus: `verdict-${name}` } }, words, " ", h("kbd", { "aria-hidden": "true" }, key));
}

function telling(queue, pair, side) {
  const claim = queue.content.claims[pair[side]];
  const article = queue.content.articles[claim.article];
  const name = shownName(queue, claim.outlet);
  return h(
    "section.column",
    { "aria-label": name },
    h("header", {}, h("h2", {}, name), h("p.soft.small", {}, article.published || "undated", pair.gap !== "" && h("span.badge.warn", {}, `⚠ ${pair.gap}`))),
    h("div.telling", {},
      claim.before !== "" && h("p.context.words", { dir: "auto" }, ending(claim.before)),
      h("p.claim.words", { dir: "auto", lang: article.language || undefined }, marked(queue, pair, side)),
      claim.after !== "" && h("p.context.words", { dir: "auto" }, beginning(claim.after))),
  );
}

const AROUND = 160; // characters of the paragraph shown on each side

function ending(text) {
  return text.length > AROUND ? `… ${text.slice(-AROUND).replace(/^\S*\s/, "")}` : text;
}

function beginning(text) {
  return text.length > AROUND ? `${text.slice(0, AROUND).replace(/\s\S*$/, "")} …` : text;
}

function marked(queue, pair, side) {
  const claim = queue.content.claims[pair[side]];
  return cut(length(claim.text), differenceMarks(pair.differences, side, (reason) => inNames(queue, pair, reason))).map((piece) => {
    const kinds = [...new Set(piece.marks.map((mark) => mark.kind))];
    const title = piece.marks.map((mark) => `${KINDS[mark.kind]}: ${mark.reason}`).join("\n");
    return h(["span", "piece", kinds.length > 0 && "difference", ...kinds.map((kind) => `kind-${kind}`)].filter(Boolean).join("."), { title: title || undefined }, slice(claim.text, piece.start, piece.end));
  });
}

function reasons(pair) {
  return h(
    "section.reasons",
    { "aria-label": "Why it was suggested" },
    h("h3", {}, `${Math.round(pair.score * 100)} in 100 that they are the same claim`),
    h("ul", {}, pair.reasons.map(({ words, weight }) => h("li", {}, h("span.sign", { "aria-label": weight < 0 ? "speaks against:" : "speaks for:" }, weight < 0 ? "−" : "+"), words))),
    pair.reasons.length === 0 && h("p.soft", {}, pair.detail),
  );
}

export function emptyWords(queue, act) {
  const { total, start, window, articles_read: articles } = queue.content;
  if (articles < 2) return h("div.empty", {}, tooFewArticles(articles, "Add articles of two or more outlets on one story: pairs that may be one claim are asked about here."));
  if (total === 0) return h("div.empty", {}, h("h2", {}, "Nothing to review"), h("p", {}, "No two claims of these articles are alike enough to ask about."));
  const more = start + window < total;
  return h(
    "div.empty",
    {},
    h("h2", {}, more ? "These are done" : "You have been through the whole queue"),
    h("p", {}, queue.skipped.size > 0 ? `${queue.skipped.size} skipped.` : "Every pair here has your verdict."),
    h("div.row.centre", {}, more && h("button.main", { onclick: act.more }, "Go on"), queue.skipped.size > 0 && h("button", { onclick: act.again }, "Back to the skipped ones")),
  );
}
