// The last part of every run: when it is here, so is the page before it.

import { arrived } from "./route.js";

export function mount(root) {
  root.hidden = true;
  return { update: ({ here }) => arrived(here), close: () => {} };
}
