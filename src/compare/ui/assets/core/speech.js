// What a screen reader is told, and what flashes as a short notice for everyone.

let speaker = () => {};

/** The shell says how notices are shown. */
export function speakThrough(speak) {
  speaker = speak;
}

/** Tell the person in a few words what just happened. */
export function say(words) {
  speaker(words, true);
}

/** Tell a screen reader what everyone else sees change where they look. */
export function murmur(words) {
  speaker(words, false);
}
