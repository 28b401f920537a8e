// Coding blind: a page that cannot do without the outlets' names keeps them behind a question, and what gives an outlet
// away is not shown.

import { h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";

/** An agency as it may be shown: often there is one outlet that has it. */
export function shownAgency(agency) {
  return preferences().blind ? "" : agency;
}

let revealed = false; // until the page is loaded anew

/** What to show instead of names, or null where they may be shown; `repaint` is called once they may. */
export function keptBlind(repaint) {
  if (!preferences().blind || revealed) return null;
  const reveal = () => {
    revealed = true;
    repaint();
  };
  return h(
    "div.empty",
    {},
    h("h2", {}, "You are coding blind"),
    h("p", {}, "This page names the outlets. Look at it once you have finished coding, or switch blind coding off in the settings."),
    h("p", {}, h("button", { onclick: reveal, dataset: { focus: "reveal" } }, "Show the names all the same")),
  );
}
