// Claims whose words were not found again: a person says where they stand now.

import { h } from "../core/dom.js";

export function orphansOf({ orphans, orphans_in_all: all }, post) {
  if (all === 0) return false;
  return h(
    "section.section.orphans",
    { "aria-label": "To repair by hand" },
    h("h2", {}, `${all} claim${all > 1 ? "s" : ""} to find again`),
    h("p.soft", {}, "The article changed and these words are no longer in it. What was recorded about them is safe, and waits until you say where they stand now."),
    h("ol.stack", {}, orphans.map((orphan) => orphanOf(orphan, post))),
  );
}

function orphanOf(orphan, post) {
  const place = (candidate) => (event) => {
    event.currentTarget.disabled = true;
    const anchor = { claim: candidate.id, article: candidate.article, start: candidate.start, end: candidate.end };
    post({ kind: "reanchor", claim: orphan.claim, anchors: [anchor] });
  };
  return h(
    "li.card.stack",
    { dataset: { orphan: orphan.claim } },
    h("p", {}, h("q.words.kept-lines", { dir: "auto" }, orphan.words || orphan.claim), h("span.small.soft", {}, ` ${orphan.reason} · ${orphan.records} record${orphan.records === 1 ? "" : "s"}`)),
    orphan.candidates.length === 0
      ? h("p.bad", {}, `The article ${orphan.article} is gone. Put its file back, or leave this as it is: it is exported as orphaned.`)
      : h("ul.candidates", {}, orphan.candidates.map((candidate) => h("li", {}, h("button.small", { onclick: place(candidate), dataset: { focus: `place-${orphan.claim}-${candidate.id}` } }, "It is this"), h("span.words", { dir: "auto" }, candidate.words)))),
  );
}
