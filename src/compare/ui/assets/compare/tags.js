// Tagging: the toolbar of the codebook's tags, and the tags set on what is open, editable in place.

import { record } from "../core/board.js";
import { fillFor, h, whenLeft } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { contentOf, dropTag, editTag } from "./deeds.js";
import { columns, rowTags, shownName, tagInHand } from "./model.js";

export const CONFIDENCE = [null, "low", "medium", "high"];
const POLARITY = [[null, "—"], [1, "+ favourable"], [0, "= neutral"], [-1, "− unfavourable"]];

/** The toolbar: one button a tag, grouped as the codebook groups them. */
export function buildToolbar(codebook, use) {
  const groups = new Map();
  for (const tag of codebook.tags) groups.set(tag.group, [...(groups.get(tag.group) ?? []), tag]);
  return [...groups].map(([name, tags]) =>
    h("div.tag-group", { role: "group", "aria-label": name || "Tags" }, h("span.group-name.small.soft", {}, name), tags.map((tag) => tagButton(tag, use))),
  );
}

function tagButton(tag, use) {
  const title = [tag.name, tag.test, tag.definition].filter(Boolean).join("\n");
  return h(
    "button.tag-button",
    { title, dataset: { tag: tag.id, focus: `tag-${tag.id}` }, onclick: () => use(tag), "aria-keyshortcuts": tag.key || undefined },
    tag.name,
    tag.key !== "" && [" ", h("kbd", { "aria-hidden": "true" }, tag.key)],
  );
}

/** The tags on the open row. `act.hold(key)` takes a tag in hand, or lets it go. */
export function paintTags(place, model, act) {
  const tags = rowTags(model);
  const shown = tags.map((tag) => [tag.annotator, contentOf(tag)]); // so that to be saved is no change
  fillFor(place, [shown, model.inHand, preferences(), columns(model).map((column) => column.outlet), model.content.codebook.version], () =>
    tags.length === 0
      ? h("p.soft", {}, "No tags here yet. Choose the words that differ, then press a tag’s key.")
      : h("ul.tags", {}, tags.map((tag) => tagCard(model, tag, act))),
  );
}

/** What the tag in hand says so far, in a line that stays in sight. `act.show()` brings its fields into sight. */
export function paintInHand(place, model, act) {
  const tag = tagInHand(model);
  const mine = tag !== null && tag.annotator === preferences().annotator;
  place.hidden = !mine;
  if (!mine) return;
  const outlets = columns(model).length;
  fillFor(place, [contentOf(tag), preferences(), outlets, model.content.codebook.version], () => [
    h("span", {}, "In hand: ", h("strong", {}, nameOf(model, tag))),
    said("marks", tag.marked && shownName(model, tag.marked), outlets > 1 ? ["1", "…", String(outlets)] : ["1"]),
    said("polarity", POLARITY.find(([value]) => value === tag.polarity)[1], ["+", "=", "-"]),
    said("confidence", tag.confidence, ["<", ">"]),
    said("note", tag.note && "written", ["Enter"]),
    h("span.grow"),
    h("button.quiet.small", { onclick: act.show, dataset: { focus: "show-in-hand" } }, "Show it"),
  ]);
}

function said(name, value, keys) {
  return h("span", {}, h("span.soft", {}, `${name} `), value || "—", h("span.keys", { "aria-hidden": "true" }, keys.map((key) => (key === "…" ? key : h("kbd", {}, key)))));
}

function nameOf(model, tag) {
  return model.content.codebook.tags.find((entry) => entry.id === tag.tag)?.name ?? tag.tag;
}

function tagCard(model, tag, act) {
  const mine = tag.annotator === preferences().annotator;
  const held = model.inHand === tag.key;
  const name = nameOf(model, tag);
  return h(
    `li.tag-card${held ? ".held" : ""}`,
    { dataset: { annotation: tag.annotation, tag: tag.tag } },
    h(
      "div.row",
      {},
      h("button.tag-name", { "aria-pressed": String(held), "aria-expanded": String(held && mine), onclick: () => act.hold(tag.key), dataset: { focus: `card-${tag.key}` } }, name),
      evidenceWords(tag),
      !(held && mine) && summary(model, tag),
      h("span.grow"),
      !mine && h("span.soft.small", {}, `by ${tag.annotator}`),
      mine && h("button.quiet.small", { "aria-label": `Remove ${name}`, onclick: () => dropTag(tag), dataset: { focus: `drop-${tag.key}` } }, "Remove"),
    ),
    held && mine && fieldsOf(model, tag),
  );
}

function evidenceWords(tag) {
  const words = tag.anchors.map((anchor) => h("q.words", { dir: "auto" }, anchor.exact));
  return h("span.evidence-words", {}, words.flatMap((quote, index) => (index === 0 ? [quote] : [h("span.soft", {}, " against "), quote])));
}

function summary(model, tag) {
  const polarity = POLARITY.find(([value]) => value === tag.polarity)?.[1] ?? "";
  const parts = [tag.marked && `marks ${shownName(model, tag.marked)}`, tag.target && `about ${tag.target}`, tag.polarity !== null && polarity, tag.confidence && `${tag.confidence} confidence`, tag.note && `“${tag.note}”`];
  return h("span.soft.small", {}, parts.filter(Boolean).join(" · "));
}

/** The attributes. Each shows the key that sets it without coming here. */
function fieldsOf(model, tag) {
  return h(
    "div.fields",
    {},
    choices("Marked outlet", markedOptions(model), tag.marked, (value) => editTag(tag, { marked: value }, "Marked outlet changed"), "marked"),
    choices("Polarity", POLARITY.map(([value, words]) => [value, words, { 1: "+", 0: "=", "-1": "-" }[value]]), tag.polarity, (value) => editTag(tag, { polarity: value }, "Polarity changed"), "polarity"),
    choices("Confidence", CONFIDENCE.map((value) => [value, value ?? "—", value === null ? "" : undefined]), tag.confidence, (value) => editTag(tag, { confidence: value }, "Confidence changed"), "confidence", "< >"),
    text("Target", "target", tag, "who or what it is about"),
    text("Note", "note", tag, "why, for your readers"),
  );
}

function markedOptions(model) {
  return [["", "—", ""], ...columns(model).map(({ outlet }, index) => [outlet, shownName(model, outlet), String(index + 1)])];
}

function choices(label, options, chosen, change, name, keys = "") {
  return h(
    "div.field",
    { role: "group", "aria-label": label, dataset: { field: name } },
    h("span.field-name.small.soft", {}, label, keys && keys.split(" ").map((key) => [" ", h("kbd", { "aria-hidden": "true" }, key)])),
    h("div.segments", {}, options.map(([value, words, key]) =>
      h("button", { "aria-pressed": String(value === chosen), onclick: () => change(value), dataset: { focus: `${name}-${value}`, value: String(value) } }, words, key ? [" ", h("kbd", { "aria-hidden": "true" }, key)] : false))),
  );
}

function text(label, name, tag, hint) {
  const field = h("input", { value: tag[name], placeholder: hint, maxlength: name === "note" ? 20000 : 500, "aria-label": label, dataset: { focus: `${name}-field` } });
  const save = () => {
    const [typed, saved] = [field.value.trim(), record(tag.key)?.[name]];
    if (saved !== undefined && typed !== saved) editTag(tag, { [name]: typed }, `${label} changed`);
  };
  whenLeft(field, save);
  return h("div.field", { dataset: { field: name } }, h("span.field-name.small.soft", {}, label, name === "note" && [" ", h("kbd", { "aria-hidden": "true" }, "Enter")]), field);
}
