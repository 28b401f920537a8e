// The Sources page: the list of articles, or one article with what is known of it and what counts as its text.

import { fill, h, keepingFocus } from "../core/dom.js";
import { onPreference } from "../core/preferences.js";
import { say, warn } from "../core/speech.js";
import { keptBlind } from "../paper/blind.js";
import { errand, look } from "../paper/errands.js";
import { keepingDrafts } from "../paper/form.js";
import { makeAdding } from "./adding.js";
import { articleOf } from "./article.js";
import { listOf } from "./list.js";
import { back } from "./pieces.js";

export const sheets = ["paper/paper.css", "sources/sources.css"];

export function mount(root, tools) {
  const act = { state: (fields) => report(errand("state", fields)), region: (fields) => report(errand("region", fields), warn) };
  const adding = makeAdding(look);
  let content = null;
  const repaint = () => {
    if (content === null) return;
    const paint = () => fill(root, h("section.paper", { "aria-label": "Sources" }, viewOf(content, act, adding, repaint)));
    keepingFocus(root, tools.shadow, () => keepingDrafts(root, paint));
  };
  return {
    update: (next) => {
      content = next;
      repaint();
    },
    close: onPreference(repaint),
  };
}

/** Tell the person how an errand ended; resolves to whether it was done. A form shows itself why it was refused. */
async function report(promise, refuse = say) {
  const outcome = await promise;
  (outcome.done ? say : refuse)(outcome.words);
  return outcome;
}

function viewOf(content, act, adding, repaint) {
  if (content.view === "add") return [addHead(), adding];
  const kept = keptBlind(repaint);
  if (kept !== null) return [h("h1", {}, "Sources"), kept];
  if (content.view === "article") return content.article ? articleOf(content, act) : lost(content.asked);
  return listOf(content, act);
}

function addHead() {
  return h(
    "header",
    {},
    back(),
    h("h1", {}, "Add articles"),
    h("p.lede", {}, "Each is read once into a plain text, and its original is kept beside it."),
  );
}

function lost(asked) {
  return [back(), h("div.empty", {}, h("h2", {}, "There is no such article"), h("p", {}, `“${asked}” is not in this project, or no longer.`))];
}
