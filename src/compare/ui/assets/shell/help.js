// Every key, as the parts on screen have bound them.

import { h, fill } from "../core/dom.js";
import { described } from "../core/keys.js";

export function openHelp(place) {
  const dialog = h("dialog", { "aria-labelledby": "help-title", onclose: () => dialog.remove() });
  const groups = [...described()].reverse().map(({ name, keys }) =>
    h("section", {}, h("h3", {}, name), h("dl.keys", {}, keys.map(([key, words]) => [h("dt", {}, split(key)), h("dd", {}, words)]))),
  );
  fill(
    dialog,
    h("div.row", {}, h("h2.grow", { id: "help-title" }, "Keys"), h("button", { onclick: () => dialog.close() }, "Close ", h("kbd", {}, "Esc"))),
    h("div.key-groups", {}, groups),
  );
  fill(place, dialog);
  dialog.showModal();
}

function split(keys) {
  return keys.split(" ").map((key) => (["or", "…", "to"].includes(key) ? ` ${key} ` : h("kbd", {}, key)));
}
