// Matching by hand and splitting, as events and records.

import { performAll } from "../core/deeds.js";
import { preferences } from "../core/preferences.js";
import { record } from "../core/board.js";

/** Two claims are one: a verdict, and they share a cluster from now on. */
export function match(one, other) {
  const pair = ordered(one, other);
  performAll([judgement(pair, "same"), edit(pair, "merge")], "Matched by hand");
}

/** A claim leaves its group: it must share a cluster with none of `others`. */
export function splitOff(claim, others) {
  const events = others.map((other) => ordered(claim, other)).flatMap((pair) => [...withdrawn(pair), edit(pair, "split")]);
  performAll(events, "Split off");
}

/** Who called a pair the same and now splits it no longer says so. */
function withdrawn(pair) {
  return record(keyOf("judgement", pair))?.verdict === "same" ? [judgement(pair, "different")] : [];
}

function judgement(pair, verdict) {
  return told(pair, "judgement", { kind: "judgement", verdict });
}

function edit(pair, kind) {
  return told(pair, "cluster", { kind });
}

function told([a, b], topic, fields) {
  const key = keyOf(topic, [a, b]);
  const event = { ...fields, claim_a: a, claim_b: b };
  const { annotator } = preferences();
  return [event, [[key, { ...event, key, annotator, claims: [a, b], at: new Date().toISOString() }]]];
}

function keyOf(topic, [a, b]) {
  return `${topic}|${a}|${b}|${preferences().annotator}`;
}

function ordered(one, other) {
  return one < other ? [one, other] : [other, one];
}
