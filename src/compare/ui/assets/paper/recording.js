// Recording from a page of lists: an event into the outbox, and a fresh look once it is on disk.

import { add, onOutbox, unsaved } from "../core/outbox.js";
import { annotatorOrAsk } from "../core/who.js";
import { look } from "./errands.js";

/** Record an event through the outbox, as everything that is recorded. */
export function post(event) {
  add({ event: { annotator: annotatorOrAsk(), op: crypto.randomUUID(), ...event }, sets: [] });
}

/** Ask Python for the page anew whenever the outbox has emptied. Returns how to stop. */
export function lookWhenSaved() {
  let before = unsaved().length;
  return onOutbox(() => {
    const now = unsaved().length;
    if (before > 0 && now === 0) look();
    before = now;
  });
}
