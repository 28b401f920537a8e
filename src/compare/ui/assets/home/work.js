// What people have recorded so far, counted from the board. Pure but for the board it reads.

import { all } from "../core/board.js";

const COLUMNS = { judgement: "judged", tag: "tags", silence: "silences", note: "notes", split: "edits", merge: "edits" };

/** [{ name, judged, tags, silences, notes, edits, last }], one of each annotator, the busiest first. */
export function workByAnnotator() {
  const found = new Map();
  for (const [kind, column] of Object.entries(COLUMNS)) {
    for (const { annotator, at } of all(kind)) {
      if (!found.has(annotator)) found.set(annotator, { name: annotator, judged: 0, tags: 0, silences: 0, notes: 0, edits: 0, last: "" });
      const work = found.get(annotator);
      work[column] += 1;
      if (at > work.last) work.last = at;
    }
  }
  const total = (work) => work.judged + work.tags + work.silences + work.notes + work.edits;
  return [...found.values()].sort((one, other) => total(other) - total(one) || one.name.localeCompare(other.name));
}

/** Pairs of claims that annotators judged differently: [{ pair, names }]. */
export function disagreements() {
  const said = new Map(); // pair → { pair, names, verdicts }
  for (const { claim_a: a, claim_b: b, annotator, verdict } of all("judgement")) {
    const pair = [a, b].sort().join("~");
    if (!said.has(pair)) said.set(pair, { pair, names: [], verdicts: new Set() });
    said.get(pair).names.push(annotator);
    said.get(pair).verdicts.add(verdict);
  }
  return [...said.values()].filter(({ verdicts }) => verdicts.size > 1);
}

/** How many silences are recorded; one that two people recorded is one. */
export function silencesFound() {
  return new Set(all("silence").map(({ cluster, claim, outlet }) => JSON.stringify([cluster || claim, outlet]))).size;
}

/** How many of the shared claims carry a tag; a claim that only one outlet has is not shared. */
export function taggedRows(shared) {
  const about = all("tag").filter(({ cluster, claims }) => cluster || claims.length > 1);
  const rows = new Set(about.map(({ cluster, claims }) => cluster || [...claims].sort().join("~")));
  return Math.min(shared, rows.size);
}
