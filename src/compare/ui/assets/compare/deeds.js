// What a person does on the Compare page, as events and records.

import { record } from "../core/board.js";
import { perform, performAll } from "../core/deeds.js";
import { length, slice } from "../core/offsets.js";
import { preferences } from "../core/preferences.js";
import { activePair, openRow } from "./model.js";

const FIELDS = ["claim_a", "claim_b", "cluster", "tag", "codebook", "marked", "target", "polarity", "speaker", "confidence", "note"];

/** Tag the active pair; the words chosen on each side become its evidence. Returns the record's key. */
export function tagPair(model, tag) {
  const [event, sets] = setTag(newTag(model, tag));
  perform(event, sets, `Tagged ${tag.name}`);
  return sets[0][0];
}

/** Tag the active pair as `suggestion` says: the tag and the answer are one deed. Returns the tag's key. */
export function takeSuggestion(model, tag, suggestion) {
  const [event, sets] = setTag(newTag(model, tag));
  performAll([[event, sets], answer(suggestion, "accepted")], `Took the suggestion ${tag.name}`);
  return sets[0][0];
}

export function dismissSuggestion(suggestion) {
  perform(...answer(suggestion, "dismissed"), "Dismissed the suggestion");
}

function newTag(model, tag) {
  const row = openRow(model);
  const pair = activePair(model);
  const [a, b] = pair === undefined ? [row.claims[0], ""] : [pair.a, pair.b];
  return {
    annotation: crypto.randomUUID(), claim_a: a, claim_b: b, cluster: row.level === "alone" || row.level === "related" ? "" : row.id,
    tag: tag.id, codebook: model.content.codebook.version, marked: "", target: "", polarity: null, speaker: "",
    confidence: null, note: "", anchors: [...evidence(model, a, "a"), ...evidence(model, b, "b")],
  };
}

/** What a tag says, in one order, wherever its record comes from: when it was saved, and by which event, is left out. */
export function contentOf(tag) {
  const anchors = tag.anchors.map(({ claim, side, article, start, end, exact }) => ({ claim, side, article, start, end, exact, role: "evidence" }));
  return { annotation: tag.annotation, ...Object.fromEntries(FIELDS.map((name) => [name, tag[name]])), anchors };
}

/** Change fields of a tag as it is now: an edit is the same annotation again. */
export function editTag(tag, changes, words) {
  perform(...setTag({ ...contentOf(record(tag.key) ?? tag), ...changes }), words);
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

/** The event that sets a tag to `fields`, and what it sets on the board. */
function setTag(fields) {
  const annotator = preferences().annotator;
  const key = `annotation|${fields.annotation}|${annotator}`;
  const claims = [fields.claim_a, fields.claim_b].filter(Boolean);
  const event = { kind: "tag", ...fields };
  return [event, [[key, { ...event, key, annotator, claims, at: now() }]]];
}

function answer(suggestion, outcome) {
  const annotator = preferences().annotator;
  const key = `suggestion|${suggestion.id}|${annotator}`;
  const fields = { kind: "suggestion", suggestion: suggestion.id, outcome };
  return [fields, [[key, { ...fields, key, annotator, claims: [], at: now() }]]];
}

function now() {
  return new Date().toISOString();
}
