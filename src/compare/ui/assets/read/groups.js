// Which claims are one, as matching left them and as people have put them together or apart since.

/**
 * The groups now. `clusters` are [{ id, claims }] as matched, `edits` the board's records of kind split and merge.
 * Returns { groups: [{ id, claims }], edited }: claims that stand alone are in no group, and `edited` says whether
 * the groups are others than were matched. As in matching, a pair that one person splits and another merges is left
 * as it was.
 */
export function groupsNow(clusters, edits) {
  const { together, apart } = decided(edits);
  const parts = clusters.flatMap((cluster) => parted(cluster, apart));
  const home = new Map();
  for (const group of parts) for (const claim of group.claims) home.set(claim, group);
  const joined = together.filter(([a, b]) => join(home, a, b));
  const groups = [...new Set(home.values())].filter((group) => group.claims.length > 1);
  return { groups, edited: parts.length > clusters.length || joined.length > 0 };
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
  if (inside.length === 0) return [{ id, claims: [...claims] }];
  const barred = (claim) => inside.filter((pair) => pair.includes(claim)).length;
  const groups = [];
  for (const claim of [...claims].sort((one, other) => barred(one) - barred(other))) {
    const free = groups.find((group) => group.claims.every((other) => !conflict(inside, claim, other)));
    if (free) free.claims.push(claim);
    else groups.push({ id: groups.length === 0 ? id : claim, claims: [claim] });
  }
  return groups;
}

function conflict(apart, one, other) {
  return apart.some((pair) => pair.includes(one) && pair.includes(other));
}

/** Put the groups of two claims together; false where they are one already. */
function join(home, a, b) {
  const one = home.get(a) ?? { id: a, claims: [a] };
  const other = home.get(b) ?? { id: b, claims: [b] };
  if (one === other) return false;
  one.claims.push(...other.claims);
  for (const claim of one.claims) home.set(claim, one);
  return true;
}
