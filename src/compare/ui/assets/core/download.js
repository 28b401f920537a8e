// Files made by Python, taken home. Asked for through the channel: a question is asked until it is answered.

import { inquire } from "./channel.js";
import { h } from "./dom.js";
import { whenSaved } from "./outbox.js";
import { say, warn } from "./speech.js";

const TYPES = { zip: "application/zip", csv: "text/csv", qdc: "application/xml", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** Take home the file that `kind` and `fields` ask for, once all that was done is on disk, and say so. */
export async function takeHome(kind, fields = {}) {
  say("Making the file …");
  await whenSaved();
  const reply = await inquire(kind, fields);
  if (reply.trouble) return warn(reply.trouble);
  const bytes = Uint8Array.from(atob(reply.content), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: TYPES[reply.name.split(".").pop()] }));
  h("a", { href: url, download: reply.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(`${reply.name} is in your downloads`);
}
