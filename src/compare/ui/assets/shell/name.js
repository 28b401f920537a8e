// Who you are: asked once, kept in this browser, written into every event.

import { h, fill } from "../core/dom.js";
import { prefer, preferences } from "../core/preferences.js";

const LONGEST = 100;

export function askName(place) {
  const field = h("input", {
    name: "annotator", autocomplete: "name", maxlength: LONGEST, required: true,
    value: preferences().annotator, id: "annotator-name",
  });
  const done = (event) => {
    event.preventDefault();
    const name = field.value.normalize("NFC").trim().replace(/\s+/g, " "); // as the journals have it
    if (name === "") return;
    prefer({ annotator: name });
    dialog.close();
  };
  const dialog = h(
    "dialog",
    { "aria-labelledby": "name-title", onclose: () => dialog.remove() },
    h(
      "form.stack",
      { onsubmit: done },
      h("h2", { id: "name-title" }, "Who is annotating?"),
      h("p.soft", {}, "Your name goes beside everything you tag, so that colleagues can tell your work from theirs. This browser remembers it."),
      h("label", { for: "annotator-name" }, "Your name"),
      field,
      h("div.row", {}, h("button.main", { type: "submit" }, "Start"), preferences().annotator === "" && h("button.quiet", { type: "button", onclick: () => dialog.close() }, "Only look around")),
    ),
  );
  fill(place, dialog);
  dialog.showModal();
  field.focus();
}
