// What the Read page shows now: the articles, the claim one is at, the one that is pinned, the one in hand.

import { all } from "../core/board.js";
import { groupsNow } from "./groups.js";

export function makeModel() {
  return {
    content: null,
    at: null, // the claim the person is at
    over: null, // the claim under the mouse
    pinned: null, // the claim whose counterparts stay lit
    hand: null, // the claim that waits for its match
    columns: [], // the claims of each article, in reading order
    column: new Map(), // claim → index of its article
    group: new Map(), // claim → { id, claims, number }
    edited: false, // whether people have changed groups since they were matched
    near: new Map(), // claim → [{ claim, level, score }] that no group holds
  };
}

/** Take in what Python sent. */
export function takeContent(model, content) {
  model.content = content;
  model.columns = content.articles.map((article) => article.blocks.flatMap((block) => block.pieces.filter(([, id]) => id !== "").map(([, id]) => id)));
  model.column = new Map(model.columns.flatMap((claims, index) => claims.map((claim) => [claim, index])));
  for (const name of ["at", "over", "pinned", "hand"]) if (!model.column.has(model[name])) model[name] = null;
  regroup(model);
}

/** What people have put together and apart, as far as the board knows. */
export function edits() {
  return [...all("split"), ...all("merge")];
}

/** Which claims are one now; numbers run in reading order of the first article that has them. */
export function regroup(model) {
  const { groups, pairs } = model.content;
  model.group = new Map();
  const now = groupsNow(groups, edits());
  model.edited = now.edited;
  for (const group of now.groups) for (const claim of group.claims) model.group.set(claim, group);
  let number = 0;
  for (const claim of model.columns.flat()) {
    const group = model.group.get(claim);
    if (group && !group.number && counterparts(model, claim).length > 0) group.number = number += 1;
  }
  model.near = new Map();
  for (const { a, b, level, score } of pairs) {
    if (model.group.has(a) && model.group.get(a) === model.group.get(b)) continue;
    for (const [one, other] of [[a, b], [b, a]]) model.near.set(one, [...(model.near.get(one) ?? []), { claim: other, level, score }]);
  }
}

/** The claims of other shown articles that are the same claim. */
export function counterparts(model, claim) {
  const here = model.column.get(claim);
  return (model.group.get(claim)?.claims ?? []).filter((other) => model.column.has(other) && model.column.get(other) !== here);
}

/** The claims of articles that are not shown. */
export function elsewhere(model, claim) {
  return (model.group.get(claim)?.claims ?? []).filter((other) => !model.column.has(other));
}

/** Alike, and of another time: [{ claim, level, score }]. */
export function echoes(model, claim) {
  return (model.near.get(claim) ?? []).filter(({ level }) => level !== "related");
}

/** The likeliest claim of each other article that might be the same, surest first. */
export function likely(model, claim) {
  const taken = new Set([model.column.get(claim), ...counterparts(model, claim).map((other) => model.column.get(other))]);
  const found = [];
  for (const entry of [...(model.near.get(claim) ?? [])].sort((x, y) => y.score - x.score)) {
    const column = model.column.get(entry.claim);
    if (entry.level !== "related" || taken.has(column)) continue;
    taken.add(column);
    found.push(entry);
  }
  return found;
}

/** How a claim stands: matched here, matched elsewhere, echo, or alone. */
export function standing(model, claim) {
  if (counterparts(model, claim).length > 0) return "matched";
  if (echoes(model, claim).length > 0) return "echo";
  return model.group.has(claim) ? "elsewhere" : "alone";
}

/** The claim whose counterparts are lit. */
export function lit(model) {
  return model.pinned ?? model.over ?? model.at;
}

/** The claim `by` places on in its column, of those that pass `wanted`; null at the end. */
export function step(model, by, wanted = () => true) {
  const column = model.columns[model.column.get(model.at) ?? 0] ?? [];
  let index = model.at === null ? (by > 0 ? -1 : column.length) : column.indexOf(model.at);
  do index += by;
  while (index >= 0 && index < column.length && !wanted(column[index]));
  return column[index] ?? null;
}

/** The claim to go to in another column: the counterpart where there is one, else the one as far into the article. */
export function across(model, column) {
  const own = counterparts(model, model.at).find((claim) => model.column.get(claim) === column);
  if (own !== undefined) return own;
  const near = (model.near.get(model.at) ?? []).find(({ claim }) => model.column.get(claim) === column);
  if (near !== undefined) return near.claim;
  const from = model.columns[model.column.get(model.at) ?? 0] ?? [];
  const to = model.columns[column];
  return to[Math.floor((Math.max(0, from.indexOf(model.at)) / Math.max(1, from.length)) * to.length)] ?? null;
}
