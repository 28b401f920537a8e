// Deeds: what a person does. Each becomes one event in the outbox (or several that belong together) and at once a
// change on the board; each of this tab's can be undone and redone. (Event fields: ARCHITECTURE.md, "Events".)

import { record } from "./board.js";
import { add } from "./outbox.js";
import { preferences } from "./preferences.js";
import { annotatorOrAsk } from "./who.js";

const KEY = "source-compare.deeds.3"; // its shape's version
const KEPT = 500;

let { done, undone } = read(); // deeds: { annotator, steps: [{ op, sets, back }], sets (of all steps), words }

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
  return performAll([[event, sets]], words)[0];
}

/** Do several events as one deed, undone and redone together: [[event, sets], …]. Returns their ops. */
export function performAll(events, words) {
  const deed = { annotator: annotatorOrAsk(), steps: [], sets: events.flatMap(([, sets]) => sets), words };
  for (const [event, sets] of events) {
    const op = crypto.randomUUID();
    deed.steps.push({ op, sets, back: sets.map(([key]) => [key, record(key)]) });
    post({ ...event, op }, sets);
  }
  done.push(deed);
  undone = [];
  keep();
  return deed.steps.map(({ op }) => op);
}

/** Undo the person's latest deed of this tab; returns it, or null. */
export function undo() {
  const deed = takeLatest(done);
  if (deed === null) return null;
  undone.push(deed);
  keep();
  for (const { op, back } of [...deed.steps].reverse()) turn("undo", op, back);
  return deed;
}

/** Redo what the person undid last; returns it, or null. */
export function redo() {
  const deed = takeLatest(undone);
  if (deed === null) return null;
  done.push(deed);
  keep();
  for (const { op, sets } of deed.steps) turn("redo", op, sets);
  return deed;
}

/** Take the latest deed of who is annotating now: nobody can turn another person's. */
function takeLatest(deeds) {
  const at = deeds.findLastIndex(({ annotator }) => annotator === preferences().annotator);
  return at === -1 ? null : deeds.splice(at, 1)[0];
}

/** What was refused never was: it cannot be undone either. */
export function forget(ops) {
  const without = (deeds) => deeds.map((deed) => ({ ...deed, steps: deed.steps.filter(({ op }) => !ops.includes(op)) })).filter(({ steps }) => steps.length > 0);
  [done, undone] = [without(done), without(undone)];
  keep();
}

/** Undo or redo one event that is not of this tab. */
export function turnOp(kind, target) {
  turn(kind, target, []);
}

function turn(kind, target, sets) {
  post({ kind, target, op: crypto.randomUUID() }, sets);
}

function post(event, sets) {
  add({ event: { annotator: annotatorOrAsk(), ...event }, sets });
}
