// Elements. Text always goes in as text nodes, so nothing an article says can become markup.

/**
 * Make an element: `h("p.note", { title: "…", onclick: f }, "text", child)`.
 * The first argument is a tag with optional classes. Children that are null, false or undefined are left out.
 */
export function h(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(" ");
  setProperties(element, properties);
  put(element, children);
  return element;
}

/** Append children; strings and numbers become text. */
export function put(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replace everything in `element`. */
export function fill(element, ...children) {
  element.replaceChildren();
  put(element, children);
  return element;
}

function setProperties(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name === "value" || name === "checked" || name === "disabled") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Fill `element` anew only if `signature` (anything JSON) is not what it was filled for last. */
export function fillFor(element, signature, make) {
  const now = JSON.stringify(signature);
  if (element.filledFor === now) return;
  element.filledFor = now;
  fill(element, make());
}

let repainting = false;

/** Keep focus, and what is being typed, across a repaint: elements are found again by their data-focus. */
export function keepingFocus(root, shadow, repaint) {
  const held = shadow.activeElement;
  const name = held?.dataset?.focus;
  const typed = held instanceof HTMLInputElement ? [held.value, held.selectionStart, held.selectionEnd] : null;
  repainting = true; // to take the field away is not to leave it
  try {
    repaint();
  } finally {
    repainting = false;
  }
  if (name === undefined || shadow.activeElement === held) return;
  const again = root.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  again?.focus({ preventScroll: true });
  if (again instanceof HTMLInputElement && typed !== null && again.type === held.type) restore(again, typed);
}

/**
 * Call `save` when the person has changed `field` or leaves it. Leaving counts by itself: a browser tells of no change
 * where a repaint put the typed words back. So `save` is called for nothing, too, and must compare.
 */
export function whenLeft(field, save) {
  for (const kind of ["change", "blur"]) field.addEventListener(kind, () => repainting || save());
}

function restore(field, [value, start, end]) {
  field.value = value;
  if (start !== null) field.setSelectionRange(start, end);
}
