// What the Compare page shows now: the open row, its two active sides, what is selected, the tag in hand.
// Everything the page paints is computed from this and the board.

import { about, record } from "../core/board.js";
import { preferences } from "../core/preferences.js";
import { inOrder } from "../shell/settings.js";

export function makeModel() {
  return {
    content: null,
    laid: null, // how the open row lies on screen, see laidOut
    row: 0, // index into content.rows
    sides: null, // the active pair as places among flatClaims; null: the likeliest of two outlets
    chosen: new Map(), // claim id → [start, end] in code points of the claim
    caret: null, // { claim, word, anchor }
    step: -1, // the difference stepped to
    inHand: null, // key of the tag whose attributes the keys change
    context: false, // whether paragraphs are shown
  };
}

export function openRow(model) {
  return model.content?.rows[model.row] ?? null;
}

/** The open row's columns: [{ outlet, claims: [id, …] }] in the person's order. */
export function columns(model) {
  return laidOut(model).columns;
}

/** How the open row lies on screen; made anew for another row or another order of the outlets. */
function laidOut(model) {
  const row = openRow(model);
  const { order } = preferences();
  if (model.laid?.row !== row || model.laid.order !== order) model.laid = { row, order, ...layOut(model.content, row) };
  return model.laid;
}

function layOut(content, row) {
  if (row === null) return { columns: [], flat: [], across: [] };
  const outlet = (id) => content.claims[id].outlet;
  const names = inOrder([...new Set(row.claims.map(outlet))]);
  const columns = names.map((name) => ({ outlet: name, claims: row.claims.filter((id) => outlet(id) === name) }));
  const flat = columns.flatMap(({ claims }) => claims);
  const places = new Map(flat.map((id, index) => [id, index]));
  const across = row.pairs
    .filter(({ a, b }) => outlet(a) !== outlet(b))
    .map(({ a, b, score }) => ({ places: [places.get(a), places.get(b)].sort((x, y) => x - y), score: score ?? -1 }))
    .sort((one, other) => one.places[0] - other.places[0] || one.places[1] - other.places[1]);
  return { columns, flat, across };
}

/** The active pair as places among flatClaims: what the person chose, else the likeliest pair of two outlets. */
export function sidesOf(model) {
  if (model.sides !== null) return model.sides;
  const all = acrossOutlets(model);
  return all.reduce((best, each) => (each.score > best.score ? each : best), all[0] ?? { places: [0, -1] }).places;
}

/** Every pair that two outlets of the open row make, in the order of the screen: [{ places, score }]. */
export function acrossOutlets(model) {
  return laidOut(model).across;
}

/** Make a claim part of the active pair, beside the side whose words are chosen already, if it can be. */
export function bringIn(model, claim) {
  const flat = flatClaims(model);
  const index = flat.indexOf(claim);
  const sides = sidesOf(model);
  if (sides.includes(index)) return;
  const pairs = acrossOutlets(model).map(({ places }) => places);
  const fitting = sides.filter((side) => pairs.some((places) => places.includes(side) && places.includes(index)));
  const kept = fitting.find((side) => model.chosen.has(flat[side])) ?? fitting[0];
  if (kept !== undefined) model.sides = [kept, index];
}

/** The claims of the active pair, [a, b] as on screen; b is undefined where a claim stands alone. */
export function activeClaims(model) {
  const flat = flatClaims(model);
  return sidesOf(model).map((index) => flat[index]);
}

export function flatClaims(model) {
  return laidOut(model).flat;
}

/** What Python found about two claims of the row, and whether the first is its side a. */
export function pairOf(model, one, other) {
  const found = openRow(model)?.pairs.find(
    (pair) => (pair.a === one && pair.b === other) || (pair.a === other && pair.b === one),
  );
  return found && { ...found, straight: found.a === one };
}

export function activePair(model) {
  const [one, other] = activeClaims(model);
  return other === undefined ? undefined : pairOf(model, one, other);
}

/** Records about claims of a row and no others, each once: a tag on a pair shows where both its claims do. */
export function within(row) {
  const found = new Map(row.claims.flatMap(about).map((entry) => [entry.key, entry]));
  return [...found.values()].filter((entry) => entry.claims.every((claim) => row.claims.includes(claim)));
}

/** Tags on the open row, the person's own first, oldest first. */
export function rowTags(model) {
  const row = openRow(model);
  if (row === null) return [];
  const mine = preferences().annotator;
  return within(row).filter((entry) => entry.kind === "tag").sort(
    (x, y) => Number(y.annotator === mine) - Number(x.annotator === mine) || x.at.localeCompare(y.at),
  );
}

export function tagInHand(model) {
  const found = model.inHand === null ? null : record(model.inHand);
  return found !== null && openRow(model)?.claims.some((claim) => found.claims.includes(claim)) ? found : null;
}

/** Verdicts on the active pair: [{ annotator, verdict }]. */
export function verdicts(model) {
  const pair = activePair(model);
  if (pair === undefined) return [];
  return about(pair.a).filter((found) => found.kind === "judgement" && found.claims.includes(pair.b));
}

/** An outlet's name as it may be shown: a letter while coding blind. */
export function shownName(model, outlet) {
  if (!preferences().blind) return outlet;
  return `Outlet ${letters(inOrder(model.content.outlets).indexOf(outlet))}`;
}

/** A to Z, AA, AB, … */
function letters(index) {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);
}

/** A reason as it may be shown: `{a}` and `{b}` stand for the outlets of the pair's claims. */
export function inNames(model, pair, reason) {
  const name = (id) => shownName(model, model.content.claims[id].outlet);
  return reason.replaceAll("{a}", () => name(pair.a)).replaceAll("{b}", () => name(pair.b));
}

/** Open another row: nothing is selected there yet. */
export function turnTo(model, row) {
  model.row = Math.max(0, Math.min(row, (model.content?.rows.length ?? 1) - 1));
  model.sides = null;
  forget(model);
}

export function forget(model) {
  model.chosen = new Map();
  model.caret = null;
  model.step = -1;
  model.inHand = null;
}
