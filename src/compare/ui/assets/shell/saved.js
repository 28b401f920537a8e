// "All saved", "3 unsaved": always true, because it counts what is not yet known to be on disk.

import { h, fill } from "../core/dom.js";
import { onLink, silence, trouble } from "../core/link.js";
import { dismissRefusals, onOutbox, refusals, unsaved } from "../core/outbox.js";

export function savedSign() {
  const sign = h("span.saved", { "aria-live": "off" });
  const paint = () => paintSign(sign);
  onOutbox(paint);
  onLink(paint);
  paint();
  return sign;
}

function paintSign(sign) {
  const count = unsaved().length;
  sign.dataset.unsaved = String(count);
  const words = count === 0 ? "All saved" : `${count} unsaved`;
  fill(
    sign,
    h("span", { "aria-hidden": "true" }, count === 0 ? "✓ " : "● "),
    words,
    silence() !== "" && h("span.badge.warn", {}, silence()),
    trouble() !== "" && h("span.badge.warn", { title: trouble() }, trouble()),
    refusals().length > 0 && refusalSign(),
  );
}

function refusalSign() {
  const why = refusals().map((refusal) => refusal.words).join("\n");
  return h("button.badge.warn", { title: why, onclick: dismissRefusals }, `${refusals().length} not accepted: ${refusals().at(-1).words} ✕`);
}
