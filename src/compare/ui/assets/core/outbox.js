// What was done here and is not yet known to be on disk. It outlives a reload (sessionStorage) and a dead server:
// an entry leaves only when Python says that its op was written and fsynced.
//
// An entry is { event, sets }: the event as it is posted, and what it sets on the board meanwhile: [[key, record], …].

const KEY = "source-compare.outbox";

let entries = read();
let refused = [];
const listeners = new Set();

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

function changed() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(entries));
  } catch {
    // Storage is full or forbidden: entries still live in memory, and leaving warns.
  }
  for (const listener of listeners) listener();
}

export function unsaved() {
  return entries;
}

export function refusals() {
  return refused;
}

export function add(entry) {
  entries.push(entry);
  changed();
}

/** Forget the entries that are on disk. */
export function acknowledge(ops) {
  const known = new Set(ops);
  const before = entries.length;
  entries = entries.filter((entry) => !known.has(entry.event.op));
  if (entries.length !== before) changed();
}

/** Set entries aside that can never be written; the person is told why and nothing is hidden. */
export function refuse(refusalsByOp) {
  if (refusalsByOp.length === 0) return;
  refused = [...refused, ...refusalsByOp.map(([op, words]) => ({ words, event: find(op) }))];
  acknowledge(refusalsByOp.map(([op]) => op));
  changed();
}

export function dismissRefusals() {
  refused = [];
  changed();
}

function find(op) {
  return entries.find((entry) => entry.event.op === op)?.event;
}

/** Resolves as soon as everything done so far is on disk. */
export function whenSaved() {
  return new Promise((resolve) => {
    const check = () => entries.length === 0 && (stop(), resolve());
    const stop = onOutbox(check);
    check();
  });
}

export function onOutbox(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener("beforeunload", (event) => {
  if (entries.length > 0) event.preventDefault();
});
