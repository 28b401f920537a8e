// Streamlit's own widgets: dressed like the rest of the page, and mended where they mislead a screen reader.

import { adopt } from "../core/style.js";

let watching = false;

/** Dress what Streamlit draws in the document, now and later. */
export function dressNative() {
  adopt(document, "paper/native.css");
  if (watching) return;
  watching = true;
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  mend();
}

/** A drop zone with a name and a focus is no mere decoration, whatever its role says (axe: presentation-role-conflict). */
function mend() {
  for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) zone.removeAttribute("role");
}
