// Whether a page stands below the bar. The first one waits for reading and matching, and that must be said.

const FRAME = new Set(["shell", "channel", "arrival"]);
const listeners = new Set();
let pages = 0;

export function entered(part) {
  count(part, 1);
}

export function left(part) {
  count(part, -1);
}

function count(part, by) {
  if (FRAME.has(part)) return;
  pages += by;
  for (const listener of listeners) listener(pages > 0);
}

/** Whether there is a page. */
export function isPresent() {
  return pages > 0;
}

/** Call `listener` with whether there is a page, now and at every change; returns how to stop. */
export function onPresence(listener) {
  listeners.add(listener);
  listener(pages > 0);
  return () => listeners.delete(listener);
}
