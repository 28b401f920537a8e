// The board: everyone's tags, judgements, silences and notes as the journals hold them, with what is not yet
// saved laid over. A record is plain JSON with `key`, `kind`, `claims` (the ids it is about) and its fields.

import { onOutbox, unsaved } from "./outbox.js";

const truth = new Map(); // key → record
let overlay = new Map(); // key → record, or null where it was taken back
const byClaim = new Map(); // claim id → Set of keys, of truth and overlay
const byKind = new Map(); // kind → Set of keys, likewise
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
  return [...(byKind.get(kind) ?? [])].map(record).filter((found) => found?.kind === kind);
}

/** Take in what Python sent: `whole` means that everything else is gone. Where nothing is new, nobody is told. */
export function receive({ whole, changes }) {
  if (whole) {
    truth.clear();
    byClaim.clear();
    byKind.clear();
  }
  for (const [key, value] of changes) {
    if (value === null) truth.delete(key);
    else setTruth(key, { ...value, key });
  }
  if (whole || changes.length > 0) relay();
}

function setTruth(key, value) {
  truth.set(key, value);
  index(key, value);
}

function index(key, value) {
  for (const claim of value.claims) put(byClaim, claim, key);
  put(byKind, value.kind, key);
}

function put(sets, name, key) {
  if (!sets.has(name)) sets.set(name, new Set());
  sets.get(name).add(key);
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
