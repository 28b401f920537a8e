// Ctrl+Z and Ctrl+Shift+Z on pages that have no other use for them.

import { redo, undo } from "./deeds.js";
import { say } from "./speech.js";

export const TURNING_KEYS = [
  ["Ctrl Z", "undo"],
  ["Ctrl Shift Z", "redo"],
];

/** Undo or redo if that is what `press` asks for, and say what was; returns whether it was. */
export function turned({ key, shift, control, typing }) {
  if (typing || !control || (key !== "z" && key !== "y")) return false;
  const again = key === "y" || shift;
  const deed = again ? redo() : undo();
  if (deed === null) say(again ? "Nothing left to redo" : "Nothing left to undo");
  else say(`${again ? "Done again" : "Undone"}: ${deed.words}`);
  return true;
}
