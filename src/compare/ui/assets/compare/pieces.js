// Cutting a claim's text where marks begin and end. Pure: code points in, pieces out.

/**
 * Cut `length` code points at every edge of `marks` ([{ start, end, … }]).
 * Returns [{ start, end, marks: [those covering the piece] }] in order; the pieces make up the whole.
 */
export function cut(length, marks) {
  const inside = marks.filter((mark) => mark.start < mark.end && mark.start < length && mark.end > 0);
  const edges = new Set([0, length]);
  for (const mark of inside) {
    edges.add(Math.max(0, mark.start));
    edges.add(Math.min(length, mark.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1];
    return { start, end, marks: inside.filter((mark) => mark.start <= start && end <= mark.end) };
  });
}

/** Marks of one side of a pair's differences; `told` puts a reason into words. */
export function differenceMarks(differences, side, told) {
  return differences.map((found, index) => ({
    type: "difference",
    kind: found.kind,
    reason: told(found.reason),
    index,
    start: found[side][0],
    end: found[side][1],
  }));
}
