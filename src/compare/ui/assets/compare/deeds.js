// What a person does on the Compare page, as events and records.

import { perform } from "../core/deeds.js";
import { length, slice } from "../core/offsets.js";
import { preferences } from "../core/preferences.js";
import { activePair, openRow } from "./model.js";

const FIELDS = ["claim_a", "claim_b", "cluster", "tag", "codebook", "marked", "target", "polarity", "speaker", "confidence", "note"];

/** Tag the active pair; the words chosen on each side become its evidence. Returns the record's key. */
export function tagPair(model, tag) {
  const row = openRow(model);
  const pair = activePair(model);
  const [a, b] = pair === undefined ? [row.claims[0], ""] : [pair.a, pair.b];
  const annotation = crypto.randomUUID();
  const fields = {
    annotation, claim_a: a, claim_b: b, cluster: row.level === "alone" || row.level === "related" ? "" : row.id,
    tag: tag.id, codebook: model.content.codebook.version, marked: "", target: "", polarity: null, speaker: "",
    confidence: null, note: "", anchors: [...evidence(model, a, "a"), ...evidence(model, b, "b")],
  };
  return setTag(fields, `Tagged ${tag.name}`);
}

/** Change fields of a tag: an edit is the same annotation again. */
export function editTag(tag, changes, words) {
  const fields = { annotation: tag.annotation, anchors: tag.anchors };
  for (const name of FIELDS) fields[name] = tag[name];
  return setTag({ ...fields, ...changes }, words);
}

export function dropTag(tag) {
  perform({ kind: "retract", annotation: tag.annotation }, [[tag.key, null]], "Removed the tag");
}

export function judge(pair, verdict) {
  const annotator = preferences().annotator;
  const key = `judgement|${pair.a}|${pair.b}|${annotator}`;
  const fields = { kind: "judgement", claim_a: pair.a, claim_b: pair.b, verdict };
  perform(fields, [[key, { ...fields, key, annotator, claims: [pair.a, pair.b], at: now() }]], `Judged ${verdict}`);
}

/** The words chosen in a claim, as an anchor of the article. */
function evidence(model, claim, side) {
  const chosen = model.chosen.get(claim);
  if (chosen === undefined || claim === "") return [];
  const { article, start, text } = model.content.claims[claim];
  const [from, to] = chosen;
  return [{ claim, side, article, start: start + from, end: start + to, exact: slice(text, from, Math.min(to, length(text))), role: "evidence" }];
}

export { evidence };

function setTag(fields, words) {
  const annotator = preferences().annotator;
  const key = `annotation|${fields.annotation}|${annotator}`;
  const claims = [fields.claim_a, fields.claim_b].filter(Boolean);
  const event = { kind: "tag", ...fields };
  perform(event, [[key, { ...event, key, annotator, claims, at: now() }]], words);
  return key;
}

function now() {
  return new Date().toISOString();
}
