// Whether Python answers, and whether it can write. Shown beside "unsaved", so that nobody wonders.

let why = "";
let words = "";
const listeners = new Set();

/** Why there is no answer just now, or "". */
export function silence() {
  return why;
}

/** Why nothing can be written just now, or "". */
export function trouble() {
  return words;
}

export function announceLink(now) {
  if (now === why) return;
  why = now;
  for (const listener of listeners) listener();
}

export function announceTrouble(now) {
  if (now === words) return;
  words = now;
  for (const listener of listeners) listener();
}

export function onLink(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
