// The Sources page: the list of articles, or one article with what is known of it and what counts as its text.

import { fill, h, keepingFocus } from "../core/dom.js";
import { say } from "../core/speech.js";
import { makeErrands } from "../paper/errands.js";
import { keepingDrafts } from "../paper/form.js";
import { makeAdding } from "./adding.js";
import { articleOf } from "./article.js";
import { listOf } from "./list.js";
import { back } from "./pieces.js";

export const sheets = ["paper/paper.css", "sources/sources.css"];

export function mount(root, tools) {
  const errands = makeErrands(tools);
  const act = { state: (fields) => report(errands.send("state", fields)), region: (fields) => report(errands.send("region", fields)) };
  const adding = makeAdding(() => errands.send("look"));
  return {
    update: (content) => {
      errands.hear(content.outcomes);
      const repaint = () => fill(root, h("section.paper", { "aria-label": "Sources" }, viewOf(content, act, adding)));
      keepingFocus(root, tools.shadow, () => keepingDrafts(root, repaint));
    },
    close: errands.close,
  };
}

/** Tell the person how an errand ended; resolves to whether it was done. */
async function report(promise) {
  const outcome = await promise;
  say(outcome.words);
  return outcome;
}

function viewOf(content, act, adding) {
  if (content.view === "add") return [addHead(), adding];
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
