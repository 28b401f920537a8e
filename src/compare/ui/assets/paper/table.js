// Tables a screen reader can walk: a caption, headers with a scope, numbers set right.

import { h } from "../core/dom.js";

/**
 * A table. `columns` are { title, number?, words? }; `rows` arrays of cells (text, number or elements), the
 * first one the row's header. A row may also be { group: "words" } to begin a group, or { cells, properties }.
 */
export function table(caption, columns, rows) {
  return h(
    "div.table-frame",
    { role: "region", "aria-label": `Table: ${caption}`, tabindex: 0 },
    h(
      "table",
      {},
      h("caption.hidden-words", {}, caption),
      h("thead", {}, h("tr", {}, columns.map((column) => h(`th${column.number ? ".number" : ""}`, { scope: "col", title: column.words }, column.title)))),
      h("tbody", {}, rows.map((row) => lineOf(row, columns))),
    ),
  );
}

function lineOf(row, columns) {
  if (row.group !== undefined) return h("tr.group", {}, h("th", { colspan: columns.length, scope: "colgroup" }, row.group));
  const cells = Array.isArray(row) ? row : row.cells;
  return h("tr", row.properties ?? {}, cells.map((cell, index) => cellOf(cell, columns[index], index === 0)));
}

function cellOf(cell, column, first) {
  const classes = [column.number && "number", cell === 0 && "zero"].filter(Boolean).map((name) => `.${name}`).join("");
  const shown = typeof cell === "number" ? cell.toLocaleString("en") : cell;
  return first ? h(`th${classes}`, { scope: "row" }, shown) : h(`td${classes}`, {}, shown);
}
