// What a screen reader is told, and what flashes as a short notice for everyone.

let speaker = () => {};
let warner = () => {};

/** The shell says how notices are shown, and how trouble is. */
export function speakThrough(speak, warn) {
  speaker = speak;
  warner = warn;
}

/** Tell the person in a few words what just happened. */
export function say(words) {
  speaker(words, true);
}

/** Tell the person what could not be done, and what to do about it: it stays until they have read it. */
export function warn(words) {
  warner(words);
}

/** Tell a screen reader what everyone else sees change where they look. */
export function murmur(words) {
  speaker(words, false);
}
