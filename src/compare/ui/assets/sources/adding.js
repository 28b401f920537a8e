// Adding by link and by paste, and what became of everything that was added last.

import { fill, h, keepingFocus } from "../core/dom.js";
import { address, go } from "../core/route.js";
import { makeErrands } from "../paper/errands.js";
import { field, values } from "../paper/form.js";
import { table } from "../paper/table.js";

export const sheets = ["paper/paper.css", "sources/sources.css"];

export function mount(root, tools) {
  const errands = makeErrands(tools);
  const summary = h("div", { "aria-live": "polite" });
  root.append(h("div.paper.adding", {}, summary, h("div.ways", {}, linkForm(errands), pasteForm(errands))));
  return {
    update: (content) => {
      errands.hear(content.outcomes);
      keepingFocus(root, tools.shadow, () => fill(summary, summaryOf(content.summary)));
    },
    close: errands.close,
  };
}

function form(title, name, errands, busy, fields) {
  const said = h("p.small.said", { role: "status" });
  const button = h("button.main", { type: "submit" }, "Add");
  const submit = async (event) => {
    event.preventDefault();
    button.disabled = true;
    said.classList.remove("bad");
    said.textContent = busy;
    const outcome = await errands.send(name, values(element));
    button.disabled = false;
    said.textContent = outcome.words;
    if (outcome.done) element.reset();
    else said.classList.add("bad");
  };
  const element = h("form.card.stack", { onsubmit: submit, "aria-label": title }, h("h2", {}, title), fields, h("div.row", {}, button, said));
  return element;
}

function linkForm(errands) {
  return form("From the web", "link", errands, "Fetching the page …", [
    field("Web address", "url", "", { type: "url", required: true, placeholder: "https://…" }, "One page is read, by this computer, and nothing else is sent anywhere."),
    field("Outlet", "outlet", "", {}, "only if the page does not say"),
  ]);
}

function pasteForm(errands) {
  return form("Paste text", "paste", errands, "Reading …", [
    h("div.fields", {}, field("Outlet", "outlet", ""), field("Published", "published", "", { placeholder: "2026-03-11" }), field("Title", "title", "", {}, "if the text does not begin with it")),
    field("Text", "text", "", { rows: 8, required: true, dir: "auto" }),
  ]);
}

function summaryOf(rows) {
  if (rows.length === 0) return false;
  const columns = [{ title: "What was added" }, { title: "Outcome" }, { title: "Read as" }, { title: "Good to know" }];
  return h("section.section", {}, h("h2", {}, "What became of it"), table("What became of what was added", columns, rows.map(lineOf)));
}

const OUTCOMES = { read: "✓ read", "already there": "already there", refused: "✕ refused" };

function lineOf(row) {
  const read = row.article && h("button.link.words", { onclick: () => go(address("sources", { article: row.article })) }, row.title || row.article);
  const what = row.outcome === "read" ? [read, h("span.small.soft", {}, ` ${row.outlet || "outlet unknown"}, ${row.published || "undated"}`)] : read;
  return [row.source, h(`span.${row.outcome === "refused" ? "bad" : "good"}`, {}, OUTCOMES[row.outcome]), h("span", {}, what || ""), h("span", {}, [row.words, ...row.notes].filter(Boolean).join(" · "))];
}
