// Light, dark or the system's; and the size of text. Tokens are custom properties of the document, which every
// shadow root inherits.

import { onPreference, preferences } from "./preferences.js";
import { adopt } from "./style.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function startTheme() {
  adopt(document, "page.css");
  apply();
  onPreference(apply);
  dark.addEventListener("change", apply);
}

function apply() {
  const { theme, size } = preferences();
  const root = document.documentElement;
  root.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
  root.dataset.size = size;
  root.lang ||= "en";
}
