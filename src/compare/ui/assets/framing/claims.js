// The claims behind a number, each with the words that were counted, and the way to where it is compared.

import { h } from "../core/dom.js";
import { slice, length } from "../core/offsets.js";
import { address, go } from "../core/route.js";

export function claimsOf(shown, close) {
  const more = shown.total > shown.claims.length ? `the first ${shown.claims.length} of ${shown.total}` : "";
  return h(
    "section.behind.section",
    { "aria-label": "Claims behind the number" },
    h("div.row", {}, h("h2.grow", {}, shown.title), h("button.quiet", { onclick: close, dataset: { focus: "close" } }, "Close")),
    h("p.small.soft", {}, [shown.also, more].filter(Boolean).join(" · ")),
    h("ol.card.places", {}, shown.claims.map(claimOf)),
  );
}

function claimOf(claim) {
  const told = [claim.speaker, claim.cue && `“${claim.cue}”`].filter(Boolean).join(" · ");
  return h(
    "li",
    { dataset: { claim: claim.id } },
    h("p.small.soft", {}, h("strong", {}, claim.outlet), told && ` · ${told}`),
    h("p.words", { dir: "auto" }, marked(claim)),
    claim.row !== "" && h("button.link.small", { onclick: () => go(address("compare", { kind: claim.kind, cluster: claim.row })) }, claim.kind === "alone" ? "Open it" : "Compare with other outlets"),
  );
}

function marked({ words, mark }) {
  if (mark === null) return words;
  const [start, end] = mark;
  return [slice(words, 0, start), h("mark", {}, slice(words, start, end)), slice(words, end, length(words))];
}
