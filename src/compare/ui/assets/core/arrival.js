// The last part of every run: when it is here, so is the page before it.

import { learn } from "./facts.js";
import { arrived } from "./route.js";

export function mount(root) {
  root.hidden = true;
  return {
    update: ({ here, outlets, can_annotate }) => {
      arrived(here);
      learn({ outlets, can_annotate });
    },
    close: () => {},
  };
}
