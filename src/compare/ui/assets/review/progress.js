// How far the review has come: decided, left, pace, and the order of the queue.

import { fillFor, h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { judged, pace } from "./queue.js";

const ORDERS = [["useful", "Most useful first"], ["sure", "Surest first"]];

export function paintProgress(place, queue, judgements, act) {
  const { total, order, suggested } = queue.content;
  const done = Math.min(total, judged(suggested, judgements.filter((entry) => entry.annotator === preferences().annotator)));
  const seconds = pace(queue);
  fillFor(place, [done, total, order, seconds, queue.skipped.size], () => [
    h("h1", {}, "Review"),
    h("progress", { value: done, max: Math.max(1, total), "aria-label": "Pairs you have judged" }),
    h("span.counts", {}, `${done} judged, ${(total - done).toLocaleString("en")} left`, queue.skipped.size > 0 && `, ${queue.skipped.size} skipped`),
    seconds !== null && h("span.soft", {}, `${seconds.toFixed(1)} s a decision`),
    h("span.grow"),
    h("select", { "aria-label": "Order of the queue", onchange: (event) => act.order(event.target.value), dataset: { focus: "order" } }, ORDERS.map(([value, words]) => h("option", { value, selected: value === order }, words))),
  ]);
}
