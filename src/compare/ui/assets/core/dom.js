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

/** Keep focus where it was across a repaint: elements are found again by their data-focus. */
export function keepingFocus(root, shadow, repaint) {
  const held = shadow.activeElement?.dataset?.focus;
  repaint();
  if (held === undefined || shadow.activeElement?.dataset?.focus === held) return;
  root.querySelector(`[data-focus="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}
