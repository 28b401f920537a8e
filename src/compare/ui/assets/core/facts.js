// What every part may ask about the project. It comes with the page, since Python has to read the articles for it.

let known = { outlets: [], can_annotate: false };
const listeners = new Set();

export function facts() {
  return known;
}

export function learn(next) {
  known = next;
  for (const listener of listeners) listener(known);
}

/** Call `listener` with the facts, now and whenever they come; returns how to stop. */
export function onFacts(listener) {
  listeners.add(listener);
  listener(known);
  return () => listeners.delete(listener);
}
