// Which claims the matrix lists and in which order. Filters live in the address, so Python does the filtering.

import { fill, h } from "../core/dom.js";
import { address, go, here } from "../core/route.js";
import { shownName } from "../compare/model.js";

const KINDS = [["", "Shared claims"], ["alone", "Only one outlet has"], ["all", "All claims"]];
const ORDERS = [["outlets", "Most outlets first"], ["-outlets", "Fewest outlets first"], ["claim", "Claims from A to Z"]];

export function filterBy(changes) {
  go(address("coverage", { ...Object.fromEntries(here().query), row: "", from: "", end: "", ...changes }));
}

export function buildFilters() {
  const search = h("input", { type: "search", placeholder: "Search the claims", "aria-label": "Search the claims", dataset: { focus: "search" } });
  let timer;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => filterBy({ q: search.value.trim() }), 250);
  });
  return h("form.filters", { role: "search", onsubmit: (event) => event.preventDefault() }, search, select("Which claims", "kind"), select("Which outlet is silent", "silent"), select("Order", "sort"));
}

function select(label, name) {
  return h("select", { "aria-label": label, name, onchange: (event) => filterBy({ [name]: event.target.value }), dataset: { focus: name } });
}

export function paintFilters(form, model, shadow) {
  const { request, outlets } = model.content;
  const search = form.querySelector("input");
  if (search !== shadow.activeElement) search.value = request.q;
  const named = outlets.map((outlet) => [outlet, shownName(model, outlet)]);
  put(form, "kind", KINDS, request.kind);
  put(form, "silent", [["", "Silent or not"], ...named.map(([outlet, name]) => [outlet, `Silent: ${name}`])], request.silent);
  put(form, "sort", [...ORDERS, ...named.map(([outlet, name]) => [outlet, `In the order of ${name}`])], request.sort);
}

function put(form, name, options, value) {
  fill(form.querySelector(`[name=${name}]`), options.map(([key, words]) => h("option", { value: key, selected: key === value }, words)));
}
