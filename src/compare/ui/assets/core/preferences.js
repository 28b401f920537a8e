// What one person prefers in this browser: kept in localStorage, announced to whoever shows it.

const KEY = "source-compare";
const DEFAULTS = { theme: "system", size: "medium", blind: false, suggest: true, suggestAll: false, order: [], annotator: "" };

const listeners = new Set();
let current = read();

function read() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return { ...DEFAULTS };
  }
}

export function preferences() {
  return current;
}

export function prefer(changes) {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage is full or forbidden: the preference lasts as long as the page.
  }
  for (const listener of listeners) listener(current);
}

/** Call `listener` on every change; returns how to stop. */
export function onPreference(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  current = read();
  for (const listener of listeners) listener(current);
});
