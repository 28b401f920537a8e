// The Framing page: one part at a time, as a figure, as a table, and as the claims behind a number.

import { fill, h, keepingFocus } from "../core/dom.js";
import { tooFewArticles } from "../core/empty.js";
import { onPreference } from "../core/preferences.js";
import { address, go, here } from "../core/route.js";
import { keptBlind } from "../paper/blind.js";
import { table } from "../paper/table.js";
import { claimsOf } from "./claims.js";
import { drawing } from "./charts.js";
import { downloadPng, downloadSvg } from "./picture.js";

export const sheets = ["paper/paper.css", "framing/framing.css"];

export function mount(root, tools) {
  let shown = "";
  let content = null;
  const repaint = () => {
    if (content === null) return;
    keepingFocus(root, tools.shadow, () => fill(root, h("section.paper", { "aria-label": "Framing" }, headOf(), keptBlind(repaint) ?? pageOf(content))));
  };
  const stop = onPreference(repaint);
  return {
    update: (next) => {
      content = next;
      repaint();
      const title = content.shown?.title ?? "";
      if (title !== shown && title !== "") root.querySelector(".behind")?.scrollIntoView({ block: "nearest", behavior: "smooth" });
      shown = title;
    },
    close: stop,
  };
}

function headOf() {
  return h("header", {}, h("h1", {}, "Framing"), h("p.lede", {}, "How the outlets tell the story: what they call things, whom they let speak, what comes first. Every number leads back to its claims."));
}

function pageOf(content) {
  if (content.articles === 0) return [h("div.empty", {}, tooFewArticles(0, "Add what two or more outlets wrote about one story."))];
  return [tabs(content), partOf(content), content.shown && claimsOf(content.shown, () => turn({ number: "" }))];
}

function tabs({ parts, part }) {
  return h("nav.tabs.row", { "aria-label": "What to look at" }, parts.map(({ value, words }) => h("button.quiet", { "aria-current": value === part ? "page" : undefined, onclick: () => go(address("framing", { part: value })), dataset: { focus: `part-${value}` } }, words)));
}

function partOf(content) {
  return h(
    "section.stack.part-body",
    { "aria-label": content.title },
    h("div.title-row", {}, h("div.grow", {}, h("h2", {}, content.title), h("p.soft.lede", {}, content.words)), chooser(content)),
    content.rows.length === 0 ? nothing(content) : [content.form !== "table" && figureOf(content), tableOf(content)],
  );
}

function chooser({ part, choices, chosen }) {
  if (choices.length < 2) return false;
  const label = part === "tags" ? "Tagged by" : "Show";
  return h("label.field.chooser", {}, h("span.label.small", {}, label), h("select", { onchange: (event) => turn({ of: event.target.value, number: "" }), dataset: { focus: "of" } }, choices.map(({ value, words }) => h("option", { value, selected: value === chosen }, words))));
}

function nothing({ part }) {
  const words = part === "tags" ? "Nobody has tagged anything yet. Tag on the Compare page, and count here." : "These articles show nothing of this kind.";
  return h("div.empty", {}, h("p", {}, words));
}

function figureOf(content) {
  const image = drawing(content, (key) => turn({ number: key }));
  const name = `${content.part}-${content.chosen || "all"}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return h(
    "figure.card.figure",
    {},
    h("div.drawing", {}, image),
    h("figcaption.row", {},
      h("span.small.soft.grow", {}, content.left_out > 0 && `${content.left_out} more are left out of the figure and the table. `, "The table below has the same numbers."),
      h("button.small", { onclick: () => downloadSvg(image, name), dataset: { focus: "svg" } }, "Download SVG"),
      h("button.small", { onclick: () => downloadPng(image, name), dataset: { focus: "png" } }, "Download PNG")),
  );
}

function tableOf(content) {
  const columns = [{ title: content.corner }, ...content.columns.map((title) => ({ title, number: true }))];
  const rows = content.rows.flatMap((row, index) => [
    ...(row.group !== "" && row.group !== content.rows[index - 1]?.group ? [{ group: row.group }] : []),
    [h(`span${content.corner === "Shared claim" || content.corner === "Name" ? ".words" : ""}`, { dir: "auto" }, row.label), ...row.cells.map(cellOf)],
  ]);
  return table(content.title, columns, rows);
}

function cellOf(cell) {
  if (cell.key === "") return cell.n === 0 ? 0 : cell.n;
  const open = here().query.get("number") === cell.key;
  return h("span", {}, h("button.link.count", { "aria-expanded": String(open), onclick: () => turn({ number: open ? "" : cell.key }), dataset: { focus: `n-${cell.key}` } }, typeof cell.n === "number" ? cell.n.toLocaleString("en") : cell.n), cell.also !== "" && h("span.small.soft.also", {}, cell.also));
}

function turn(changes) {
  const { path, query } = here();
  go(address(path, { ...Object.fromEntries(query), ...changes }));
}
