// What to do next, most pressing first: [{ title, words, label, to | act }]. Pure.

/** `work` is { annotator, annotators, disputed, silences, tagged, judged, mine }: see work.js; `mine` counts the pairs this person judged. */
export function stepsFor(content, work) {
  return [...blocking(content), ...beginning(content, work), ...going(content, work)];
}

function blocking({ counts, refusals, orphans, damages }) {
  const loud = damages.filter((damage) => damage.loud).length;
  return [
    counts.outlets < 2 && { title: "Add another outlet’s article", words: "A claim can be compared once two outlets tell it.", label: "Add articles", to: "/sources?add=yes" },
    refusals.length > 0 && { title: many(refusals.length, "file was", "files were", "not read"), words: "Each is named below, with the reason and what to do about it.", label: "See which", to: "#refused" },
    loud > 0 && { title: many(loud, "line of the journals is", "lines of the journals are", "broken"), words: "A copy is kept in annotations/quarantine; nothing was cut off. History says which lines, and what became of them.", label: "Open History", to: "/history" },
    orphans > 0 && { title: many(orphans, "claim is", "claims are", "lost"), words: "An article changed, and words that people annotated are no longer found in it. Say where they stand now.", label: "Put them in place", to: "/history" },
    counts.unnamed > 0 && { title: `State the outlet of ${many(counts.unnamed, "article", "articles")}`, words: "Until then each stands for itself, under its file’s name.", label: "State outlets", to: "/sources" },
    counts.undated > 0 && { title: `State the date of ${many(counts.undated, "article", "articles")}`, words: "Without a date nobody can tell the same claim from an echo of another time, or a silence from ignorance.", label: "State dates", to: "/sources" },
  ].filter(Boolean);
}

function beginning({ counts }, { annotator, annotators }) {
  if (counts.outlets < 2) return [];
  return [
    annotator === "" && { title: "Say who you are", words: "Your name goes beside everything you record, so that two people’s readings can be told apart and compared.", label: "Give a name", act: "name" },
    annotators.length === 0 && { title: "Read the articles side by side", words: "Claims that match are linked: point at one, and its counterparts come level with it.", label: "Read", to: "/read" },
  ].filter(Boolean);
}

function going({ counts, outdated }, { mine, annotators, tagged, disputed, silences: found }) {
  if (counts.outlets < 2) return [];
  const left = counts.pairs - mine;
  const silences = counts.silences - found;
  const tags = annotators.reduce((sum, work) => sum + work.tags, 0);
  return [
    disputed.length > 0 && { title: `Settle ${many(disputed.length, "disagreement", "disagreements")}`, words: `${[...new Set(disputed.flatMap(({ names }) => names))].join(" and ")} gave different verdicts on the same pair. Until they agree, it counts as unsure.`, label: "See the pair", to: `/review?pair=${encodeURIComponent(disputed[0].pair)}` },
    tagged < counts.shared && { title: "Tag how the tellings differ", words: `${many(counts.shared, "shared claim", "shared claims")}, ${tagged === 0 ? "none" : tagged} of them tagged so far. The differences are marked; one key tags one.`, label: "Compare", to: tagged === 0 ? "/compare" : "/compare?tagged=no" },
    left > 0 && { title: "Judge the suggested matches", words: `${many(left, "pair waits", "pairs wait")} for your verdict, those the program is least sure of first. One key a pair.`, label: "Review", to: "/review" },
    outdated && { title: "Match again with your verdicts", words: "People judged pairs, or put claims together or apart, since the claims were matched. Matching again takes them into account.", label: "Match again", act: "match" },
    silences > 0 && { title: "Look into the silences", words: `${many(silences, "time", "times")} an outlet published after a claim was known and did not tell it. Whether that is a silence is for you to say.`, label: "Coverage", to: "/coverage" },
    tags > 0 && { title: "Take the tables with you", words: "CSV for Excel, R, SPSS and Python: every row names the exact characters of its source.", label: "Export", to: "/export" },
  ].filter(Boolean);
}

/** "1 article", "2 articles", with what follows. */
export function many(count, one, more, rest = "") {
  return [count.toLocaleString("en"), count === 1 ? one : more, rest].filter(Boolean).join(" ");
}
