// Small things the Sources page says in more than one place.

import { h } from "../core/dom.js";
import { address, go } from "../core/route.js";

export function back() {
  return h("p", {}, h("button.link", { onclick: () => go(address("sources")), dataset: { focus: "back" } }, "← All sources"));
}

export function dateOf(article) {
  if (article.published === "") return h("span.badge.warn", {}, "⚠ undated");
  const source = article.date_source === "inferred" ? h("span.badge", { title: "Nothing in the article states it outright" }, "inferred") : h("span.small.soft", {}, "stated");
  return h("span.row", {}, h("time", { datetime: article.published }, article.published), source);
}

export function outletOf(article) {
  if (article.outlet === "") return h("span.badge.warn", {}, "unknown");
  if (!article.outlet_inferred) return article.outlet;
  return h("span.row", {}, article.outlet, h("span.badge", { title: "Read off lines in which the page names itself" }, "inferred"));
}
