// Tags the program suggests for the active pair: taken or dismissed with one key, and remembered either way.

import { all, between } from "../core/board.js";
import { fillFor, h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { activePair, inNames } from "./model.js";

/** Suggestions for the active pair that this person has not answered, of little tested kinds only where asked for. */
export function openSuggestions(model) {
  const pair = activePair(model);
  if (pair === undefined || !preferences().suggest) return [];
  const mine = all("suggestion").filter((entry) => entry.annotator === preferences().annotator);
  const decided = new Set(mine.map((entry) => entry.suggestion));
  const tags = between(pair.a, pair.b).filter((entry) => entry.kind === "tag" && entry.annotator === preferences().annotator);
  return pair.suggestions.filter(
    (each) => !decided.has(each.id) && (each.shown || preferences().suggestAll) && !tags.some((tag) => says(model, tag, pair, each)),
  );
}

/** Whether a tag that is set says what is suggested: the same tag, on the whole claims or on some of the words. */
function says(model, tag, pair, suggestion) {
  const meets = ({ claim, start, end }) => {
    const [from, to] = claim === pair.a ? suggestion.a : suggestion.b;
    const offset = model.content.claims[claim].start;
    return start - offset < to && from < end - offset;
  };
  return tag.tag === suggestion.tag && (tag.anchors.length === 0 || tag.anchors.some(meets));
}

/** `act` has accept(suggestion) and dismiss(suggestion). */
export function paintSuggestions(place, model, act) {
  const pair = activePair(model);
  const open = openSuggestions(model).map((each) => ({ ...each, reason: inNames(model, pair, each.reason) }));
  place.hidden = open.length === 0;
  fillFor(place, [open, model.content.codebook.version], () => [
    h("h3", {}, "Suggested", h("span.soft.small.hint", {}, " you decide: ", h("kbd", { "aria-hidden": "true" }, ";"), " takes the first, ", h("kbd", { "aria-hidden": "true" }, "\u0027"), " dismisses it")),
    h("ul", {}, open.map((each) => item(model, each, act))),
  ]);
}

function item(model, suggestion, act) {
  const name = model.content.codebook.tags.find((tag) => tag.id === suggestion.tag)?.name ?? suggestion.tag;
  return h(
    "li.suggestion",
    { dataset: { suggestion: suggestion.id } },
    h("strong", {}, name, "?"),
    h("span.soft.grow", {}, suggestion.reason),
    !suggestion.shown && h("span.badge", {}, "little tested"),
    h("button.small", { "aria-label": `Take the suggestion ${name}`, onclick: () => act.accept(suggestion), dataset: { focus: `accept-${suggestion.id}` } }, "Take"),
    h("button.quiet.small", { "aria-label": `Dismiss the suggestion ${name}`, onclick: () => act.dismiss(suggestion), dataset: { focus: `dismiss-${suggestion.id}` } }, "Dismiss"),
  );
}
