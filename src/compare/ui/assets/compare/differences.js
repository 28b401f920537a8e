// The differences of the active pair in words: what the marks in the text mean, for eyes and screen readers alike.

import { fillFor, h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { KINDS } from "./columns.js";
import { activePair, inNames } from "./model.js";

/** `take(index)` chooses a difference's words on both sides. */
export function paintDifferences(place, model, take) {
  const pair = activePair(model);
  if (pair === undefined) return fillFor(place, null, () => []);
  const count = pair.differences.length;
  return fillFor(place, [pair, model.step, preferences().blind, preferences().order], () => [
    h("h3", { id: "differences-title" }, count === 0 ? "No differences in wording" : `${count} difference${count > 1 ? "s" : ""}`, count > 0 && [" ", h("kbd", { "aria-hidden": "true" }, "."), h("span.soft.small.hint", {}, " steps through them, words chosen")]),
    h("ol.differences", { "aria-labelledby": "differences-title" }, pair.differences.map((found, index) => item(pair, found, index, model, take))),
    pair.detail !== "" && h("p.soft.small.why", {}, h("strong", {}, "Why they were matched: "), pair.detail, pair.score !== null && ` (${Math.round(pair.score * 100)} in 100)`),
  ]);
}

function item(pair, found, index, model, take) {
  const [one, other] = pair.straight ? found.words : [...found.words].reverse();
  return h(
    "li",
    {},
    h(
      "button.difference-row.quiet",
      { "aria-pressed": String(model.step === index), title: inNames(model, pair, found.reason), onclick: () => take(index), dataset: { focus: `difference-${index}` } },
      h("span.kind", {}, KINDS[found.kind] ?? found.kind),
      h("span.change", {}, h("span.words", { dir: "auto" }, one || "—"), h("span.soft", { "aria-label": " against " }, " → "), h("span.words", { dir: "auto" }, other || "—")),
    ),
  );
}
