// Adding files, by link and by paste, and what became of everything that was added last. It goes through the channel,
// which lives across pages: leaving this one stops nothing that is on its way.

import { inquire } from "../core/channel.js";
import { fill, h } from "../core/dom.js";
import { address, go, here } from "../core/route.js";
import { field, values } from "../paper/form.js";
import { table } from "../paper/table.js";
import { dropZone } from "../paper/upload.js";

/** The ways to add; made once, so that what is typed and said stays. `look` shows the page anew. */
export function makeAdding(look) {
  const summary = h("div", { "aria-live": "polite" });
  const add = async (way, fields) => {
    const { rows, words, trouble, again } = await inquire("add", { way, ...fields });
    if (trouble) return { done: false, words: trouble, again };
    fill(summary, summaryOf(rows));
    if (here().query.get("add") !== "yes") look(); // the person went on to the list
    return { done: true, words };
  };
  return h("div.adding.stack", {}, summary, filesOf(add), h("div.ways", {}, linkForm(add), pasteForm(add)));
}

function form(title, way, add, busy, fields) {
  const said = h("p.small.said", { role: "status" });
  const button = h("button.main", { type: "submit" }, "Add");
  const submit = async (event) => {
    event.preventDefault();
    button.disabled = true;
    said.classList.remove("bad");
    said.textContent = busy;
    const outcome = await add(way, values(element));
    button.disabled = false;
    said.textContent = outcome.words;
    if (outcome.done) element.reset();
    else said.classList.add("bad");
  };
  const element = h("form.card.stack", { onsubmit: submit, "aria-label": title }, h("h2", {}, title), fields, h("div.row", {}, button, said));
  return element;
}

function filesOf(add) {
  const hint = "Drop them here, or choose them: text, web pages, Word, PDF, tables of articles (CSV, JSONL) and zips of these. Up to 100 MB at once.";
  return dropZone("Files from your computer", hint, (fields) => add("files", fields), { multiple: true });
}

function linkForm(add) {
  return form("From the web", "link", add, "Fetching the page …", [
    field("Web address", "url", "", { type: "url", required: true, placeholder: "https://…" }, "One page is read, by this computer, and nothing else is sent anywhere."),
    field("Outlet", "outlet", "", {}, "only if the page does not say"),
  ]);
}

function pasteForm(add) {
  return form("Paste text", "paste", add, "Reading …", [
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
