// What a page says where there is nothing to show because articles are missing, and the way out.

import { h } from "./dom.js";
import { address, go } from "./route.js";

/** A heading, `words` on what comes once there are articles, and the button that leads to adding them. */
export function tooFewArticles(count, words) {
  return [
    h("h2", {}, count === 0 ? "There are no articles yet" : "There is one article only"),
    h("p", {}, words),
    h("p.way-out", {}, h("button.main", { onclick: () => go(address("sources", { add: "yes" })), dataset: { focus: "add-articles" } }, "Add articles")),
  ];
}
