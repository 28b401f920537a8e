// One tag, to be read: what it means, how to test for it, and where it does and does not apply.

import { h } from "../core/dom.js";
import { address, go } from "../core/route.js";

export function tagOf(tag, content, act) {
  const references = new Map(content.sources.map(({ name, reference }) => [name, reference]));
  return h(
    "article.card.tag",
    { dataset: { tag: tag.id }, "aria-label": tag.name },
    h(
      "header.row",
      {},
      h("h3", {}, tag.name), h("code.soft", {}, tag.id), tag.key !== "" && h("kbd", { title: tag.key_word || undefined }, tag.key),
      h("span.grow"),
      h("span.soft.small", {}, tag.used === 0 ? "not used yet" : `used ${tag.used.toLocaleString("en")} time${tag.used === 1 ? "" : "s"}`),
      tag.retired
        ? h("button.quiet.small", { onclick: () => act.bringBack(tag.id), dataset: { focus: `back-${tag.id}` } }, "Offer again")
        : h("button.quiet.small", { "aria-label": `Edit ${tag.name}`, onclick: () => go(address("codebook", { tag: tag.id })), dataset: { focus: `edit-${tag.id}` } }, "Edit"),
    ),
    tag.replaced_by !== "" && h("p.small.soft", {}, "now ", h("code", {}, tag.replaced_by)),
    h("p", {}, tag.definition),
    tag.test !== "" && h("p.test", {}, h("strong", {}, "Test: "), tag.test),
    h("div.examples", {}, examplesOf("Applies", "✓", tag.positive, tag.positive_note), examplesOf("Near miss", "✕", tag.near_miss, tag.near_miss_note)),
    tag.sources.length > 0 && h("p.small.soft", {}, "After ", tag.sources.map((name, index) => [index > 0 && ", ", h("abbr", { title: references.get(name) }, name)])),
  );
}

function examplesOf(title, sign, examples, note) {
  if (examples.length === 0 && note === "") return false;
  return h(
    "section.example",
    {},
    h("h4.small", {}, h("span", { "aria-hidden": "true" }, `${sign} `), title),
    examples.map((example) => h("p", {}, example.outlet && h("span.small.soft", {}, `${example.outlet} `), h("span.words", { dir: "auto" }, example.words))),
    note !== "" && h("p.small.soft", {}, note),
  );
}
