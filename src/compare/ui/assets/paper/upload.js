// Files a person chooses or drops. Their bytes go to Python in pieces through the channel, each again until it is
// answered; then `takeIn` says what has arrived. Until that is answered, nothing is lost without a word.

import { inquire } from "../core/channel.js";
import { h } from "../core/dom.js";

const PIECE = 1 << 20; // bytes: small enough to let saving through
const MOST = 100 * PIECE;

const TIMES = 3; // that files are sent, where the program that had them dies before it has read them

/** A place for files. `takeIn({ upload, files })` does what they are for and resolves to { done, words, again }: whether to send them again. */
export function dropZone(label, hint, takeIn, { multiple = false } = {}) {
  const said = h("p.small.said", { role: "status" });
  const tell = (words, bad = false) => {
    said.textContent = words;
    said.classList.toggle("bad", bad);
  };
  let last = Promise.resolve();
  const give = (list) => {
    const files = [...list].slice(0, multiple ? undefined : 1); // now: the list empties itself
    if (files.length > 0) last = last.then(() => send(files, takeIn, tell));
  };
  const input = h("input", { type: "file", hidden: true, multiple, "aria-label": label });
  input.addEventListener("change", () => {
    give(input.files);
    input.value = ""; // so that the same file can be chosen again
  });
  const button = h("button", { type: "button", onclick: () => input.click(), dataset: { focus: "choose-files" } }, multiple ? "Choose files" : "Choose a file");
  const over = (event, on) => {
    event.preventDefault();
    zone.classList.toggle("over", on);
  };
  const zone = h(
    "section.card.drop",
    {
      "aria-label": label,
      ondragover: (event) => over(event, true),
      ondragleave: (event) => over(event, false),
      ondrop: (event) => {
        over(event, false);
        give(event.dataTransfer.files);
      },
    },
    h("div.grow", {}, h("h2", {}, label), h("p.small.soft", {}, hint), said),
    input,
    button,
  );
  return zone;
}

/** Send files and have them taken in, telling how it goes; never rejects. */
async function send(files, takeIn, tell) {
  const stay = (event) => event.preventDefault();
  window.addEventListener("beforeunload", stay);
  try {
    let outcome = { again: true };
    for (let time = 0; outcome.again && time < TIMES; time++) {
      const upload = await sendAll(files, tell);
      tell("Reading …");
      outcome = await takeIn({ upload, files: files.map(({ name, size }) => [name, size]) });
    }
    tell(outcome.words, !outcome.done);
  } catch (error) {
    tell(error.message, true);
  } finally {
    window.removeEventListener("beforeunload", stay);
  }
}

async function sendAll(files, tell) {
  const upload = crypto.randomUUID();
  const whole = new Blob(files);
  if (whole.size > MOST) throw new Error("More than 100 MB cannot be taken in at once. Choose fewer files, or add them with source-compare add.");
  let at = 0;
  while (at < whole.size) {
    tell(`Sending … ${Math.round((100 * at) / whole.size)}%`);
    const reply = await inquire("piece", { upload, at, content: await inBase64(whole.slice(at, at + PIECE)) });
    if (reply.trouble) throw new Error(reply.trouble);
    at = reply.have; // the program may have been restarted meanwhile
  }
  return upload;
}

function inBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Error("This cannot be read. (A folder? Choose the files in it, or make a zip of it.)"));
    reader.readAsDataURL(blob);
  });
}
