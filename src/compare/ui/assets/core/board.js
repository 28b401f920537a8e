// The board: everyone's tags, judgements, silences and notes as the journals hold them, with what is not yet
// saved laid over. A record is plain JSON with `key`, `kind`, `claims` (the ids it is about) and its fields.

import { onOutbox, unsaved } from "./outbox.js";

const truth = new Map(); // key → record
let overlay = new Map(); // key → record, or null where it was taken back
const byClaim = new Map(); // claim id → Set of keys, of truth and overlay
const listeners = new Set();

export function record(key) {
  return overlay.has(key) ? overlay.get(key) : (truth.get(key) ?? null);
}

/** The records about a claim. */
export function about(claim) {
  return [...(byClaim.get(claim) ?? [])].map(record).filter((found) => found !== null);
}

/** The records about a claim that also are about another one: what is known of the pair. */
export function between(a, b) {
  return about(a).filter((found) => found.claims.includes(b));
}

/** All records of a kind. */
export function all(kind) {
  const keys = new Set([...truth.keys(), ...overlay.keys()]);
  return [...keys].map(record).filter((found) => found !== null && found.kind === kind);
}

/** Take in what Python sent: `whole` means that everything else is gone. */
export function receive({ whole, changes }) {
  if (whole) {
    truth.clear();
    byClaim.clear();
  }
  for (const [key, value] of changes) {
    if (value === null) truth.delete(key);
    else setTruth(key, { ...value, key });
  }
  relay();
}

function setTruth(key, value) {
  truth.set(key, value);
  index(key, value);
}

function index(key, value) {
  for (const claim of value.claims) {
    if (!byClaim.has(claim)) byClaim.set(claim, new Set());
    byClaim.get(claim).add(key);
  }
}

function relay() {
  overlay = new Map();
  for (const { sets } of unsaved()) {
    for (const [key, value] of sets) {
      overlay.set(key, value);
      if (value !== null) index(key, value);
    }
  }
  for (const listener of listeners) listener();
}

export function onBoard(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

onOutbox(relay);
relay();
