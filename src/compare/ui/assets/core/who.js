// Who is annotating. Nothing is recorded without a name: a deed without one asks for it and ends there, so that no page
// goes on as if it had been done.

import { preferences } from "./preferences.js";

class Nameless extends Error {}

let ask = () => {};

/** The shell says how a name is asked for. */
export function askThrough(open) {
  ask = open;
}

/** The annotator's name. Throws where there is none, having asked for it. */
export function annotatorOrAsk() {
  const { annotator } = preferences();
  if (annotator !== "") return annotator;
  ask();
  throw new Nameless("A deed waits for a name");
}

for (const kind of ["error", "unhandledrejection"]) {
  window.addEventListener(kind, (event) => (event.error ?? event.reason) instanceof Nameless && event.preventDefault());
}
