// Undo and redo. First what this tab did; then, from the journals, what the person did before, here or elsewhere.

import { inquire } from "./channel.js";
import { redo, turnOp, undo } from "./deeds.js";
import { whenSaved } from "./outbox.js";
import { preferences } from "./preferences.js";
import { say, warn } from "./speech.js";
import { annotatorOrAsk } from "./who.js";

export const TURNING_KEYS = [
  ["Ctrl Z", "undo"],
  ["Ctrl Shift Z", "redo"],
];

/** Undo or redo if that is what `press` asks for, and say what was; returns whether it was. */
export function turned(press) {
  const { key, shift, control, typing } = press;
  if (typing || !control || (key !== "z" && key !== "y")) return false;
  turn(key === "y" || shift ? "redo" : "undo");
  return true;
}

const DONE = { undo: "Undone", redo: "Done again" };

/** Undo or redo, and say what was. Returns the deed where it was this tab's, else null: the journals are asked. */
export function turn(kind) {
  const deed = kind === "redo" ? redo() : undo();
  if (deed === null) last = last.catch(() => {}).then(() => turnOlder(kind)); // who had no name then may have one now
  else say(`${DONE[kind]}: ${deed.words}`);
  return deed;
}

let last = Promise.resolve(); // one after the other: each asks what the one before has left

async function turnOlder(kind) {
  const annotator = annotatorOrAsk();
  await whenSaved();
  const { ops, words, trouble } = await inquire("turn", { annotator, way: kind });
  if (trouble) return warn(trouble);
  if (ops.length === 0) return say(`Nothing left to ${kind}`);
  for (const op of ops) turnOp(kind, op);
  say(preferences().blind ? DONE[kind] : `${DONE[kind]}: ${words}`); // the words may name an outlet
  await whenSaved();
}
