// What stands behind the cell one is at: the outlet's words, or why it may be silent.

import { fillFor, h, whenLeft } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { shownName } from "../compare/model.js";
import { outletOrder, shownReason } from "./matrix.js";
import { mayRecord, ownOf, silencesAt } from "./silences.js";

/** What the cell one is at is about: { row, outlet, cell }, outlet null at the claim itself. */
export function placeOf(model) {
  const row = model.content.rows[model.row];
  if (row === undefined) return null;
  const index = model.column === 0 ? -1 : outletOrder(model.content)[model.column - 1];
  return index === -1 ? { row, outlet: null, cell: null } : { row, outlet: model.content.outlets[index], cell: row.cells[index] };
}

/** `act` has silence(), note(words), compare(), read(). */
export function paintPanel(place, model, silences, act) {
  const at = placeOf(model);
  if (at === null) return fillFor(place, null, () => h("p", {}, "No claim passes these filters."));
  const found = at.outlet === null ? [] : silencesAt(silences, at.row, at.outlet);
  return fillFor(place, [at.row.id, at.outlet, found, preferences()], () => [
    h("div.grow.about-it", {}, at.outlet === null ? whole(model, at.row) : at.cell.told.length > 0 ? tellings(model, at) : missing(model, at, found, act)),
    h("div.row.actions", {}, at.outlet !== null && at.cell.told.length === 0 && silenceButton(at, found, act),
      h("button", { onclick: act.read, dataset: { focus: "read" } }, "Read ", key("r")),
      h("button", { onclick: act.compare, dataset: { focus: "compare" } }, "Compare ", key("Enter"))),
  ]);
}

function whole(model, row) {
  const names = [...new Set(row.claims.map((id) => shownName(model, model.content.outlets[row.cells.findIndex(({ told }) => told.includes(id))])))];
  return [h("p.quote.words", { dir: "auto" }, row.label), h("p.small.soft", {}, `Told by ${names.join(", ")}. Shown in the fewest words an outlet needed.`)];
}

function tellings(model, { outlet, cell }) {
  return [
    h("h2", {}, shownName(model, outlet)),
    cell.told.map((id) => {
      const { text, percent, words, headline } = model.content.claims[id];
      return h("p", {}, h("span.quote.words", { dir: "auto" }, text), h("span.small.soft", {}, ` ${headline ? "headline" : `${percent}% into the article`}, ${words} words`));
    }),
  ];
}

function missing(model, { outlet, cell }, found, act) {
  const own = ownOf(found);
  const others = found.filter((silence) => silence !== own);
  return [
    h("h2", {}, shownName(model, outlet)),
    h("p", {}, shownReason(model, outlet, cell)),
    !mayRecord(cell) && h("p.small.soft", {}, "The date guard speaks against it, so no silence can be recorded here."),
    own && noteField(own, act),
    others.map((silence) => h("p.small", {}, h("strong", {}, silence.annotator), " recorded this silence", silence.note && `: ${silence.note}`)),
  ];
}

function noteField(own, act) {
  const field = h("input.grow", { value: own.note, maxlength: 20000, dataset: { focus: "note" } });
  whenLeft(field, () => act.note(field.value.trim()));
  return h("label.row.note", {}, h("span.small", {}, "Note ", key("n")), field);
}

function silenceButton({ cell }, found, act) {
  const own = ownOf(found);
  const words = own ? "Take the silence back " : "Record a silence ";
  return h(`button${own ? "" : ".main"}`, { onclick: act.silence, disabled: !own && !mayRecord(cell), "aria-pressed": own ? "true" : undefined, dataset: { focus: "silence" } }, words, key("s"));
}

function key(name) {
  return h("kbd", { "aria-hidden": "true" }, name);
}
