// Silences: a person's record that an outlet did not report a claim.

import { all } from "../core/board.js";
import { perform } from "../core/deeds.js";
import { preferences } from "../core/preferences.js";

/** Silences on the board by outlet, to look up by row: Map outlet → records. */
export function silencesByOutlet() {
  const found = new Map();
  for (const silence of all("silence")) found.set(silence.outlet, [...(found.get(silence.outlet) ?? []), silence]);
  return found;
}

/**
 * What people recorded of an outlet's silence about a row. A silence about a cluster is shown at the cluster that has
 * its claim now; any other, or one whose claim has left the clusters, at the row that begins with its claim.
 */
export function silencesAt(byOutlet, row, outlet) {
  const first = (claim) => row.claims[0] === claim;
  const belongs = ({ cluster, claim }) => (isCluster(row) ? cluster !== "" && row.claims.includes(claim) : first(claim) && (cluster === "" || !row.clustered));
  return (byOutlet.get(outlet) ?? []).filter(belongs);
}

function isCluster(row) {
  return row.level !== "alone" && !row.id.includes("~");
}

/** The person's own among them, or undefined. */
export function ownOf(silences) {
  return silences.find(({ annotator }) => annotator === preferences().annotator);
}

/** Whether dates let a silence be recorded: not where the outlet published before the claim was known. */
export function mayRecord(cell) {
  return cell.told.length === 0 && cell.guard !== "too early";
}

export function recordSilence(row, outlet, note = "") {
  const cluster = isCluster(row) ? row.id : "";
  set({ annotation: crypto.randomUUID(), cluster, claim: row.claims[0], outlet, note }, "Recorded a silence");
}

export function noteOn(silence, note) {
  const { annotation, cluster, claim, outlet } = silence;
  set({ annotation, cluster, claim, outlet, note }, "Noted on a silence");
}

export function takeBack(silence) {
  perform({ kind: "retract", annotation: silence.annotation }, [[silence.key, null]], "Took a silence back");
}

function set(fields, words) {
  const { annotator } = preferences();
  const key = `annotation|${fields.annotation}|${annotator}`;
  const event = { kind: "silence", ...fields };
  perform(event, [[key, { ...event, key, annotator, claims: [fields.claim], at: new Date().toISOString() }]], words);
}
