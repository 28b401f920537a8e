// The form of a tag: what it says, and below it the steps that concern old work.

import { h } from "../core/dom.js";
import { address, go, here } from "../core/route.js";
import { field, values } from "../paper/form.js";
import { answer, answerTo } from "../paper/said.js";

const asLines = (examples) => examples.map(({ outlet, words }) => (outlet ? `${outlet}: ${words}` : words)).join("\n");
const close = () => go(address("codebook"));

/** The form for `tag`, or for a new one where it is null. */
export function formOf(tag, content, act) {
  const shown = tag ?? { id: "", name: "", group: "", key: "", key_word: "", definition: "", test: "", positive: [], positive_note: "", near_miss: [], near_miss_note: "", sources: [] };
  const key = `tag-${tag?.id ?? ""}`;
  const run = async (promise) => {
    const root = form.getRootNode();
    const outcome = await promise;
    answer(root, key, outcome.done ? "" : outcome.words, true);
    if (outcome.done && here().path === "codebook") close(); // the person may have gone on
  };
  const submit = (event) => {
    event.preventDefault();
    run(act.write({ ...values(form), tag: tag?.id ?? values(form).tag, new: tag === null }));
  };
  const form = h(
    "form.fields",
    { onsubmit: submit, "aria-label": tag ? `Edit ${tag.name}` : "Add a tag" },
    fieldsOf(shown, tag === null, content),
    h("div.row.wide", {}, h("button.main", { type: "submit" }, "Save"), h("button", { type: "button", onclick: close }, "Cancel"), answerTo(key)),
  );
  return h("article.card.tag.stack.open", { dataset: { tag: shown.id || "+" } }, form, tag !== null && stepsOf(tag, content, act, run));
}

function fieldsOf(tag, isNew, { groups, free_keys: free }) {
  return [
    isNew && field("Id", "tag", "", { required: true, maxlength: 40, placeholder: "NAM.EUPHEMISM" }, "short, without spaces; it stands in every table"),
    field("Name", "name", tag.name, { required: true }),
    field("Group", "group", tag.group, {}, `such as ${groups.slice(0, 3).join(", ")}`),
    field("Key", "key", tag.key, { maxlength: 1 }, `free: ${free}`),
    field("Word to remember the key by", "key_word", tag.key_word, { maxlength: 20 }),
    field("Definition", "definition", tag.definition, { rows: 3, required: true }),
    field("Test", "test", tag.test, { rows: 2 }, "one question whose answer decides"),
    h(
      "div.halves.wide",
      {},
      h("div.stack", {}, field("Examples where it applies", "positive", asLines(tag.positive), { rows: 3 }, "one a line, as “outlet: words”"), field("Why", "positive_note", tag.positive_note)),
      h("div.stack", {}, field("Near misses", "near_miss", asLines(tag.near_miss), { rows: 3 }, "what looks like it, and is not"), field("Why not", "near_miss_note", tag.near_miss_note)),
    ),
    field("Sources", "sources", tag.sources.join(", "), {}, "short names, between commas"),
  ];
}

/** Rename, merge, remove: each says what happens to old annotations before it happens. */
function stepsOf(tag, content, act, run) {
  const others = content.tags.filter((other) => !other.retired && other.id !== tag.id);
  const used = tag.used === 0 ? "No annotation has it yet." : `${tag.used.toLocaleString("en")} annotation${tag.used === 1 ? " has" : "s have"} it.`;
  const step = (name, label, control, words, go) =>
    h("form.step.row", { onsubmit: (event) => (event.preventDefault(), run(go(values(event.currentTarget)))), "aria-label": name }, control && h("label.row", {}, label, control), h("button.small", { type: "submit" }, name), h("span.small.soft", {}, words));
  return h(
    "details.steps",
    {},
    h("summary", { dataset: { focus: "steps" } }, "Rename, merge or remove"),
    h("p.small.soft", {}, `${used} Nothing recorded is changed: older annotations are read under the new tag, and each step can be undone below.`),
    step("Rename", "New id ", h("input", { name: "to", required: true, maxlength: 40 }), "annotations follow", ({ to }) => act.rename({ tag: tag.id, to: to.trim() })),
    step("Merge", "Into ", h("select", { name: "to" }, others.map((other) => h("option", { value: other.id }, `${other.name} (${other.id})`))), "annotations follow", ({ to }) => act.merge({ tag: tag.id, to })),
    step("Remove", "", null, "no longer offered; annotations keep it", () => act.remove(tag.id)),
  );
}
