// The queue: which pair is next, what was decided in this tab and how fast.

import { record } from "../core/board.js";
import { preferences } from "../core/preferences.js";

const KEY = "source-compare.pace";
const LONGEST = 120; // seconds; a longer pause was no deciding

export function makeQueue() {
  return { content: null, at: 0, shownAt: performance.now(), skipped: new Set(), seconds: readPace() };
}

/**
 * How many of the suggested pairs the `judgements` are about, each once: a pair matched by hand was not suggested.
 * Where too many were suggested to be named, every pair counts.
 */
export function judged(suggested, judgements) {
  const known = new Set(suggested);
  const pairs = [...new Set(judgements.map(({ claims }) => [...claims].sort().join("~")))];
  return known.size === 0 ? pairs.length : pairs.filter((pair) => known.has(pair)).length;
}

export function pairAt(queue) {
  return queue.content?.pairs[queue.at] ?? null;
}

export function keyOf(pair) {
  return `judgement|${pair.a}|${pair.b}|${preferences().annotator}`;
}

export function mine(pair) {
  return record(keyOf(pair));
}

/** Go to the next pair after `from` that is neither judged by this person nor skipped; false at the end. */
export function advance(queue, from) {
  const { pairs } = queue.content;
  let at = from;
  while (at < pairs.length && (mine(pairs[at]) !== null || queue.skipped.has(keyOf(pairs[at])))) at += 1;
  queue.at = at;
  queue.shownAt = performance.now();
  return at < pairs.length;
}

export function noteDecision(queue) {
  const seconds = (performance.now() - queue.shownAt) / 1000;
  if (seconds < LONGEST) queue.seconds = [...queue.seconds, seconds].slice(-200);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(queue.seconds));
  } catch {
    // The pace is then of this page only.
  }
}

function readPace() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

/** Median seconds a decision, or null before the first. */
export function pace(queue) {
  if (queue.seconds.length === 0) return null;
  const sorted = [...queue.seconds].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
