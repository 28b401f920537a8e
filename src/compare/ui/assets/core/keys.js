// One keydown listener for the whole screen. A part binds a scope; the latest scope is asked first.

const scopes = []; // { name, act, keys }

/**
 * Bind a scope. `act(press)` returns true if it took the key; `press` is { key, shift, control, event }.
 * `keys` is what help shows: [[keys, words], …]. Returns how to unbind.
 */
export function bind(name, act, keys = []) {
  const scope = { name, act, keys };
  scopes.push(scope);
  return () => scopes.splice(scopes.indexOf(scope), 1);
}

/** What help shows: scopes in the order they were bound. */
export function described() {
  return scopes.filter((scope) => scope.keys.length > 0).map(({ name, keys }) => ({ name, keys }));
}

const STREAMLIT = new Set(["c", "r"]); // its own shortcuts: clear cache, run again

document.addEventListener("keydown", heard, true);

function heard(event) {
  const sign = isSign(event);
  if (event.isComposing || event.keyCode === 229 || (event.altKey && !sign) || inDialog(event)) return;
  const typing = isField(event.composedPath()[0]);
  const control = (event.ctrlKey || event.metaKey) && !sign;
  if (typing && event.key !== "Escape" && !control) return;
  if (taken(event, typing, control)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (!typing && STREAMLIT.has(event.key.toLowerCase()) && !control) {
    event.stopImmediatePropagation();
  }
}

/** Whether the press types a sign that the keyboard has behind Option or AltGr, which Windows tells as Ctrl and Alt. */
function isSign(event) {
  return (event.altKey || event.getModifierState("AltGraph")) && /^[\p{P}\p{S}]$/u.test(event.key);
}

function taken(event, typing, control) {
  const press = {
    key: event.key.length === 1 ? event.key.toLowerCase() : event.key,
    shift: event.shiftKey,
    control,
    repeat: event.repeat,
    typing,
    event,
  };
  for (let index = scopes.length - 1; index >= 0; index -= 1) if (scopes[index].act(press)) return true;
  return false;
}

/** Whether the press is at a button or link: Space and Enter belong to it. */
export function onControl(press) {
  return press.event.composedPath()[0].matches?.("button, a, summary, input") ?? false;
}

function isField(element) {
  if (!(element instanceof HTMLElement)) return false;
  if (element.matches("textarea, select, [contenteditable]")) return true;
  return element.matches("input") && !["checkbox", "radio", "button"].includes(element.type);
}

function inDialog(event) {
  return event.composedPath().some((node) => node instanceof HTMLElement && node.matches("dialog, [role=dialog]"));
}
