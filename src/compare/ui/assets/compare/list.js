// The list of what there is to compare, and its filters. Filters live in the address, so Python does the filtering.

import { fill, h } from "../core/dom.js";
import { address, go, here } from "../core/route.js";
import { shownName, within } from "./model.js";

export const LEVELS = { same_claim: "same claim", echo: "echo", related: "related", alone: "one outlet only" };
const KINDS = [["", "Shared claims"], ["same_claim", "Same claim"], ["echo", "Echoes of another time"], ["related", "Merely related"], ["alone", "Only one outlet has"]];
const TAGGED = [["", "Tagged or not"], ["yes", "Tagged"], ["no", "Not tagged"]];

/** Build the filters once; `paintFilters` keeps them true. */
export function buildFilters(model) {
  const search = h("input", { type: "search", placeholder: "Search the claims", "aria-label": "Search the claims", dataset: { focus: "search" } });
  let timer;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => filterBy({ q: search.value.trim() }), 250);
  });
  const kind = select("Which claims", KINDS, (value) => filterBy({ kind: value }), "kind");
  const tagged = select("Tagged or not", TAGGED, (value) => filterBy({ tagged: value }), "tagged");
  const outlets = h("details.outlets", {}, h("summary", { dataset: { focus: "outlets" } }, "Outlets"), h("div.outlet-boxes"));
  return h("form.filters", { role: "search", onsubmit: (event) => event.preventDefault() }, search, kind, tagged, outlets);
}

export function paintFilters(form, model, shadow) {
  const { filters } = model.content;
  const set = (field, value) => field !== shadow.activeElement && (field.value = value);
  set(form.querySelector("input[type=search]"), filters.q);
  set(form.querySelector("[name=kind]"), filters.kind);
  set(form.querySelector("[name=tagged]"), filters.tagged);
  form.querySelector("summary").textContent = filters.outlets.length === 0 ? "All outlets" : `Told by ${filters.outlets.length} chosen outlet${filters.outlets.length > 1 ? "s" : ""}`;
  fill(form.querySelector(".outlet-boxes"), model.content.outlets.map((outlet) => outletBox(model, outlet)));
}

function outletBox(model, outlet) {
  const chosen = new Set(model.content.filters.outlets);
  const box = h("input", {
    type: "checkbox", checked: chosen.has(outlet), dataset: { focus: `outlet-${outlet}` },
    onchange: () => {
      if (box.checked) chosen.add(outlet);
      else chosen.delete(outlet);
      filterBy({ outlets: [...chosen].join("|") });
    },
  });
  return h("label", {}, box, shownName(model, outlet));
}

function select(label, options, change, name) {
  return h("select", { "aria-label": label, name, onchange: (event) => change(event.target.value), dataset: { focus: name } }, options.map(([value, words]) => h("option", { value }, words)));
}

function filterBy(changes) {
  const query = Object.fromEntries(here().query);
  go(address(here().path, { ...query, cluster: "", from: "", end: "", ...changes }));
}

export function clearFilters() {
  go(address(here().path));
}

/** Paint the rows. Rows are made once for a window; opening another only moves the mark. */
export function paintRows(list, model, open) {
  if (list.rows !== model.content.rows) {
    list.rows = model.content.rows;
    fill(list, model.content.rows.map((row, index) => rowItem(model, row, index, open)));
  }
  for (const [index, item] of [...list.children].entries()) {
    const button = item.firstElementChild;
    if (index === model.row) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

export function paintDone(list, model) {
  for (const [index, row] of model.content.rows.entries()) {
    const place = list.children[index]?.querySelector(".done");
    if (place) place.textContent = doneWords(row);
  }
}

function doneWords(row) {
  const found = within(row);
  const tags = found.filter((entry) => entry.kind === "tag").length;
  const judged = found.some((entry) => entry.kind === "judgement");
  return [tags > 0 && `${tags} tag${tags > 1 ? "s" : ""}`, judged && "judged"].filter(Boolean).join(", ");
}

function rowItem(model, row, index, open) {
  const claims = row.claims.map((id) => model.content.claims[id]);
  const outlets = [...new Set(claims.map((claim) => claim.outlet))];
  const differences = row.pairs.reduce((sum, pair) => sum + pair.differences.length, 0);
  return h(
    "li",
    {},
    h(
      "button.row-button",
      { onclick: () => open(index), dataset: { focus: `row-${row.id}` } },
      h("span.lead.words", { dir: "auto" }, shortest(claims)),
      h(
        "span.facts",
        {},
        h("span", {}, row.level === "alone" ? shownName(model, outlets[0]) : `${outlets.length} outlet${outlets.length === 1 ? "" : "s"}`),
        row.level !== "alone" && h("span", {}, `${differences} difference${differences === 1 ? "" : "s"}`),
        row.level !== "same_claim" && row.level !== "alone" && h("span.badge", {}, LEVELS[row.level]),
        h("span.done", {}, doneWords(row)),
      ),
    ),
  );
}

function shortest(claims) {
  return claims.map((claim) => claim.text).reduce((one, other) => (other.length < one.length ? other : one));
}
