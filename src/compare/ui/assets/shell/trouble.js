// What is wrong with the input, in words, where a page would be.

import { h, fill } from "../core/dom.js";

export function mount(root) {
  return {
    update: ({ title, words }) => fill(root, h("div.empty", {}, h("h2", {}, title), words.map((line) => h("p", {}, line)))),
    close: () => {},
  };
}
