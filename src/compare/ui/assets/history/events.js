// Events as lines: when, who, what, about which claims; a day is a group.

import { h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { address, go } from "../core/route.js";

/** `post` records an event; null where the page shows the past. */
export function eventsOf({ rows }, post) {
  if (rows.length === 0) return h("div.empty", {}, h("h2", {}, "Nothing here yet"), h("p", {}, "What you and your colleagues tag, judge and note appears here."));
  const days = new Map();
  for (const row of rows) days.set(day(row.at), [...(days.get(day(row.at)) ?? []), row]);
  return [...days].map(([name, lines]) => h("section.day", {}, h("h2", {}, name), h("ol.events", {}, lines.map((row) => eventOf(row, post)))));
}

function day(at) {
  return new Date(at).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

function eventOf(row, post) {
  const time = new Date(row.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return h(
    `li.event${row.status ? ".past" : ""}${row.status === "undone" ? ".undone" : ""}`,
    { dataset: { op: row.op, kind: row.kind } },
    h("time.small.soft", { datetime: row.at, title: row.at }, time),
    h("div", {}, h("p", {}, h("span.done", {}, h("strong", {}, row.annotator), " ", row.said), row.status && h("span.badge.status", {}, row.status)), row.note && h("p.small.note", {}, `“${row.note}”`), row.claims.map(claimOf)),
    h("div", {}, turnOf(row, post)),
  );
}

function claimOf(claim) {
  return h(
    "p.small.claim-line",
    {},
    claim.outlet ? h("span.soft", {}, `${claim.outlet}:`) : h("span.badge.warn", {}, "not found"),
    h("button.link.words", { dir: "auto", title: "All that was done about this claim", onclick: () => go(address("history", { claim: claim.id })) }, claim.words),
  );
}

function turnOf(row, post) {
  if (post === null || row.turn === "" || row.annotator !== preferences().annotator) return false;
  const words = row.turn === "undo" ? "Undo" : "Do again";
  const act = (event) => {
    event.currentTarget.disabled = true;
    post({ kind: row.turn, target: row.op });
  };
  return h("button.small", { onclick: act, "aria-label": `${words}: ${row.said}`, dataset: { focus: `turn-${row.op}` } }, words);
}
