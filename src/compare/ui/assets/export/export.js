// The Export page: what to leave out, what will be written, and the command that writes the same.

import { fill, h, keepingFocus } from "../core/dom.js";
import { takeHome } from "../core/download.js";
import { onPreference } from "../core/preferences.js";
import { address, go, here } from "../core/route.js";
import { say } from "../core/speech.js";
import { keptBlind } from "../paper/blind.js";
import { boxes } from "../paper/form.js";
import { table } from "../paper/table.js";

export const sheets = ["paper/paper.css", "export/export.css"];

export function mount(root, tools) {
  let content = null;
  const repaint = () => content && keepingFocus(root, tools.shadow, () => paint(root, content, repaint));
  return {
    update: (next) => {
      content = next;
      repaint();
    },
    close: onPreference(repaint),
  };
}

function paint(root, content, repaint) {
  fill(
    root,
    h(
      "section.paper",
      {},
      h(
        "header.title-row",
        {},
        h("div.grow", {}, h("h1", {}, "Export"), h("p.lede", {}, "Tables for Excel, SPSS, R and Python. Every row names the exact characters of its source, who recorded it, when, and by which codebook.")),
        !content.problem && downloads(),
      ),
      keptBlind(repaint) ?? h("div.sided", {}, h("form.stack.options", { "aria-label": "What to leave out", onsubmit: (event) => event.preventDefault() }, optionsOf(content)), h("div.stack", {}, content.problem ? problem(content) : written(content))),
    ),
  );
}

function downloads() {
  const take = (kind) => takeHome(kind, { query: Object.fromEntries(here().query) });
  return h(
    "div.row",
    {},
    h("button", { onclick: () => take("workbook"), dataset: { focus: "workbook" } }, "Only the workbook (XLSX)"),
    h("button.main", { onclick: () => take("export"), dataset: { focus: "zip" } }, "Download the tables (zip)"),
  );
}

function optionsOf({ choices, options }) {
  const filter = (title, name) => boxes(title, name, choices[name], options[name], (chosen) => change({ [name]: chosen.join("|") }));
  return [
    h("fieldset.card.forms", {}, h("legend.hidden-words", {}, "Form"),
      tick("Leave out the articles’ words", "Positions and hashes stay, so that you may publish the tables where the articles are under copyright.", !options.text, "text", (on) => change({ text: on ? "no" : "" })),
      tick("Add a copy for spreadsheets", "CSV and XLSX in which no cell can run as a formula.", options.sheets, "sheets", (on) => change({ sheets: on ? "yes" : "" }))),
    h("div.card.stack", {},
      h("div.row", {}, h("h2.grow", {}, "Only"), filtered(options) && h("button.quiet.small", { onclick: () => change(NO_FILTERS), dataset: { focus: "all" } }, "Keep all")),
      filter("Annotators", "annotator"),
      filter("Outlets, on either side", "outlet"),
      dates(options),
      filter("Levels", "level"),
      h("details", { open: options.tag.length > 0 }, h("summary", { dataset: { focus: "tags" } }, options.tag.length > 0 ? `${options.tag.length} of ${choices.tag.length} tags` : "Every tag"), filter("Tags", "tag"))),
    h("p.small.soft", {}, "Filters apply to what people recorded and to matches. Articles, claims, clusters and the codebook are always whole, so that references hold."),
  ];
}

const NO_FILTERS = { annotator: "", outlet: "", level: "", tag: "", since: "", until: "" };

function filtered(options) {
  return Object.keys(NO_FILTERS).some((name) => options[name].length > 0);
}

function tick(words, hint, on, name, act) {
  const box = h("input", { type: "checkbox", name, checked: on, onchange: () => act(box.checked), dataset: { focus: name } });
  return h("label.choice", {}, box, h("span", {}, words, h("span.small.soft.hint", {}, hint)));
}

function dates(options) {
  const edge = (words, name) =>
    h("label.edge", {}, h("span.small.soft", {}, words), h("input", { name, value: options[name], placeholder: "such as 2026-03", onchange: (event) => change({ [name]: event.target.value.trim() }), dataset: { focus: name } }));
  return h("fieldset", {}, h("legend", {}, "Published"), h("div.edges", {}, edge("from", "since"), edge("until", "until")));
}

function problem({ problem }) {
  return h("div.notice", { role: "alert" }, h("h2", {}, "Nothing can be exported like this"), h("p", {}, problem));
}

function written(content) {
  return [
    h("section.section", {}, h("h2", {}, "What will be written"), tablesOf(content)),
    content.shown && preview(content.shown),
    h("section.section", {}, h("h2", {}, "The same from the command line"), h("p.small.soft", {}, "It writes the same bytes as the download, today and for whoever checks your work."), commandOf(content.command)),
  ];
}

function tablesOf({ tables, shown }) {
  const line = (entry) => ({
    cells: [
      h("button.link", { onclick: () => change({ table: shown?.name === entry.name ? "" : entry.name }), "aria-expanded": String(shown?.name === entry.name), dataset: { focus: `table-${entry.name}` } }, `${entry.name}.csv`),
      entry.rows,
      entry.columns,
      entry.words,
    ],
    properties: { class: shown?.name === entry.name ? "open" : undefined, "data-table": entry.name },
  });
  const part = (recorded) => tables.filter((entry) => entry.recorded === recorded).map(line);
  const columns = [{ title: "Table" }, { title: "Rows", number: true }, { title: "Columns", number: true }, { title: "What a row is" }];
  return table("Tables of this export", columns, [{ group: "What people recorded" }, ...part(true), { group: "What was read and matched" }, ...part(false)]);
}

function preview(shown) {
  const columns = shown.columns.map((column) => ({ title: h("span", {}, column.name, column.key && h("span.badge.key", {}, "key")), words: column.words, number: column.type !== "string" && column.type !== "datetime" && column.type !== "boolean" }));
  const count = shown.rows > shown.cells.length ? `The first ${shown.cells.length} of ${shown.rows.toLocaleString("en")} rows` : `All ${shown.rows} rows`;
  return h(
    "section.section.preview",
    { "aria-label": shown.title },
    h("div.row", {}, h("h2.grow", {}, `${shown.name}.csv`), h("button.quiet", { onclick: () => change({ table: "" }), dataset: { focus: `table-${shown.name}` } }, "Close")),
    shown.cells.length === 0 ? h("p.soft", {}, "No rows yet.") : [h("p.small.soft", {}, count), h("div.cells", {}, table(`${shown.name}.csv`, columns, shown.cells))],
    h("details", {}, h("summary", { dataset: { focus: "columns" } }, "What each column means"), h("dl.meanings", {}, shown.columns.map((column) => [h("dt", {}, h("code", {}, column.name)), h("dd", {}, column.words)]))),
  );
}

function commandOf(command) {
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    say("Copied");
  };
  return h("div.stack", {}, h("pre.command", { tabindex: 0, "aria-label": "Command" }, command), h("div.row", {}, h("button", { onclick: copy, dataset: { focus: "copy" } }, "Copy")));
}

/** Filters live in the address: Python counts the rows. */
function change(changes) {
  const { path, query } = here();
  go(address(path, { ...Object.fromEntries(query), ...changes }));
}
