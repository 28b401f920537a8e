// The annotated tables, as a zip made by Python: the same bytes as the command line's.

import { ask } from "../core/channel.js";
import { h } from "../core/dom.js";
import { unsaved } from "../core/outbox.js";
import { expect } from "../core/replies.js";
import { say } from "../core/speech.js";

export function exportTables(options = {}) {
  if (unsaved().length > 0) return say("Wait until all is saved, then export");
  const id = crypto.randomUUID();
  say("Making the tables …");
  expect(id, (reply) => (reply.trouble ? say(reply.trouble) : download(reply)));
  ask({ id, kind: "export", ...options });
}

function download({ name, content }) {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(`${name} is in your downloads`);
}
