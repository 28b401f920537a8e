// Deeds: what a person does. Each becomes one event in the outbox and at once a change on the board; each of this
// tab's can be undone and redone. (Event fields: ARCHITECTURE.md, "Events".)

import { record } from "./board.js";
import { add } from "./outbox.js";
import { preferences } from "./preferences.js";

const KEY = "source-compare.deeds";
const KEPT = 500;

let { done, undone } = read(); // deeds: { op, sets, back, words }

function read() {
  try {
    return { done: [], undone: [], ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
  } catch {
    return { done: [], undone: [] };
  }
}

function keep() {
  done = done.slice(-KEPT);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ done, undone }));
  } catch {
    // Undo then lasts as long as the page.
  }
}

/** Do `event`, which sets `sets` on the board; `words` name it for undo. Returns its op. */
export function perform(event, sets, words) {
  const op = crypto.randomUUID();
  const back = sets.map(([key]) => [key, record(key)]);
  done.push({ op, sets, back, words });
  undone = [];
  keep();
  post({ ...event, op }, sets);
  return op;
}

/** Undo the latest deed of this tab; returns it, or null. */
export function undo() {
  const deed = done.pop();
  if (deed === undefined) return null;
  undone.push(deed);
  keep();
  post({ kind: "undo", target: deed.op, op: crypto.randomUUID() }, deed.back);
  return deed;
}

/** Redo what was undone last; returns it, or null. */
export function redo() {
  const deed = undone.pop();
  if (deed === undefined) return null;
  done.push(deed);
  keep();
  post({ kind: "redo", target: deed.op, op: crypto.randomUUID() }, deed.sets);
  return deed;
}

function post(event, sets) {
  add({ event: { annotator: preferences().annotator, ...event }, sets });
}
