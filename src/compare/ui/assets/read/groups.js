// Which claims are one, as matching left them and as people have put them together or apart since.

/**
 * The groups now. `clusters` are [{ id, claims }] as matched, `edits` the board's records of kind split and merge.
 * Returns [{ id, claims, edited }]; claims that stand alone are in none. As in matching, a pair that one person
 * splits and another merges is left as it was.
 */
export function groupsNow(clusters, edits) {
  const { together, apart } = decided(edits);
  const groups = clusters.flatMap((cluster) => parted(cluster, apart));
  const home = new Map();
  for (const group of groups) for (const claim of group.claims) home.set(claim, group);
  for (const [a, b] of together) join(home, a, b);
  return [...new Set(home.values())].filter((group) => group.claims.length > 1);
}

function decided(edits) {
  const said = new Map(); // pair → { pair, kinds }
  for (const { claim_a: a, claim_b: b, kind } of edits) {
    const key = `${a}|${b}`;
    if (!said.has(key)) said.set(key, { pair: [a, b], kinds: new Set() });
    said.get(key).kinds.add(kind);
  }
  const agreed = (kind) => [...said.values()].filter(({ kinds }) => kinds.size === 1 && kinds.has(kind)).map(({ pair }) => pair);
  return { together: agreed("merge"), apart: agreed("split") };
}

/** A cluster without the claims that must stand apart: those named in most splits leave first. */
function parted({ id, claims }, apart) {
  const inside = apart.filter(([a, b]) => claims.includes(a) && claims.includes(b));
  if (inside.length === 0) return [{ id, claims: [...claims], edited: false }];
  const barred = (claim) => inside.filter((pair) => pair.includes(claim)).length;
  const groups = [];
  for (const claim of [...claims].sort((one, other) => barred(one) - barred(other))) {
    const free = groups.find((group) => group.claims.every((other) => !conflict(inside, claim, other)));
    if (free) free.claims.push(claim);
    else groups.push({ id: groups.length === 0 ? id : claim, claims: [claim], edited: true });
  }
  return groups;
}

function conflict(apart, one, other) {
  return apart.some((pair) => pair.includes(one) && pair.includes(other));
}

function join(home, a, b) {
  const one = home.get(a) ?? { id: a, claims: [a], edited: true };
  const other = home.get(b) ?? { id: b, claims: [b], edited: true };
  if (one !== other) one.claims.push(...other.claims);
  one.edited = true;
  for (const claim of one.claims) home.set(claim, one);
}
