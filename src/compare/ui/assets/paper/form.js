// Forms: labelled fields and lists of choices.

import { h } from "../core/dom.js";

let fields = 0;

/**
 * A labelled text field. `properties` go to the input; of them, `rows` makes it a text area, `options` a list
 * to choose from, and `origin` says beside the label where the value comes from.
 */
export function field(label, name, value, properties = {}, hint = "") {
  const id = `field-${(fields += 1)}`;
  const { rows, options, origin, ...rest } = properties;
  const shared = { id, name, "aria-describedby": hint ? `${id}-hint` : undefined, dataset: { focus: `field-${name}`, was: value }, ...rest };
  const control = options ? select(shared, options, value) : rows ? h("textarea", { ...shared, rows, value }) : h("input", { ...shared, value });
  return h(`div.field${rows ? ".wide" : ""}`, {}, h("label", { for: id }, label, origin && h("span.origin.small.soft", {}, origin)), control, hint && h("p.small.soft", { id: `${id}-hint` }, hint));
}

function select(properties, options, value) {
  return h("select", { ...properties }, options.map(([key, words]) => h("option", { value: key, selected: key === value }, words)));
}

/** Boxes to tick: `options` are { value, words, group }; `change` gets all chosen values. */
export function boxes(title, name, options, chosen, change) {
  const set = new Set(chosen);
  let group = "";
  const lines = options.flatMap((option) => {
    const head = option.group && option.group !== group ? [h("p.small.soft", {}, (group = option.group))] : [];
    return [...head, boxOf(name, option, set, change)];
  });
  return h("fieldset", {}, h("legend", {}, title), lines.length > 0 ? lines : h("p.small.soft", {}, "none yet"));
}

function boxOf(name, option, set, change) {
  const box = h("input", {
    type: "checkbox", name, value: option.value, checked: set.has(option.value), dataset: { focus: `${name}-${option.value}` },
    onchange: () => {
      if (box.checked) set.add(option.value);
      else set.delete(option.value);
      change([...set]);
    },
  });
  return h("label.choice", {}, box, h("span", {}, option.words));
}

/** Repaint without losing what a person is typing: fields are found again by their data-focus. */
export function keepingDrafts(root, repaint) {
  const drafts = [...root.querySelectorAll("[data-was]")]
    .filter((control) => control.value !== control.dataset.was)
    .map((control) => [control.dataset.focus, control.dataset.was, control.value]);
  repaint();
  for (const [focus, was, value] of drafts) {
    const control = root.querySelector(`[data-focus="${CSS.escape(focus)}"]`);
    if (control?.dataset.was === was) control.value = value;
  }
}

/** The values of a form's fields by name. */
export function values(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
}
