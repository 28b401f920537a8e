// The part that talks to Python: posts the outbox, hears what is on disk, keeps the board up to date.
// One letter is on its way at a time; it carries all that is unsaved, so order is kept and nothing is sent in vain.

import { receive } from "./board.js";
import { forget } from "./deeds.js";
import { acknowledge, onOutbox, refuse, unsaved } from "./outbox.js";
import { isPresent } from "./presence.js";
import { deliver, expect } from "./replies.js";
import { isTravelling, runAnew } from "./route.js";
import { announceLink, announceTrouble, trouble } from "./link.js";

const PER_LETTER = 100; // events
const LOST_AFTER = 1500; // ms without an answer until a letter is posted again
const LOST_FOR_GOOD = 2; // letters without an answer until the whole page is run anew
const BLANK_FOR_GOOD = 2; // answers without a page on screen until it is run anew
const LOOK_EVERY = 3000; // ms between looks at what others did

export function mount(root, tools) {
  root.hidden = true;
  const state = { number: 0, sentAt: 0, waiting: false, lost: 0, blank: 0, seen: "", asks: [] };
  const send = () => post(tools, state);
  const stop = onOutbox(() => soon(state, send));
  const timer = setInterval(() => tick(state, send), 250);
  askers.add(state);
  wake = () => state.waiting || isTravelling() || send();
  return {
    update: (content) => heard(content, state, send, root),
    close: () => {
      stop();
      clearInterval(timer);
      askers.delete(state);
    },
  };
}

const askers = new Set();
let wake = () => {};

/** Ask Python for something that is not a deed (an export, say) until it answers; resolves to the reply. */
export function inquire(kind, fields = {}) {
  const id = crypto.randomUUID();
  for (const state of askers) state.asks.push({ id, kind, ...fields });
  wake();
  return new Promise((resolve) => expect(id, resolve));
}

function soon(state, send) {
  if (unsaved().length > 0) queueMicrotask(() => state.waiting || isTravelling() || send());
}

function tick(state, send) {
  if (isTravelling()) return;
  const since = performance.now() - state.sentAt;
  if (state.waiting) announceLink(state.lost < LOST_FOR_GOOD ? "" : whySilent());
  if (state.waiting && since > LOST_AFTER) again(state, send);
  else if (!state.waiting && isUrgent(state) && since > (trouble() === "" ? 0 : LOST_AFTER)) send();
  else if (!state.waiting && since > LOOK_EVERY && !document.hidden) send();
}

/** Post a lost letter again. A program that was restarted knows of no fragment, so then the page is run whole. */
function again(state, send) {
  state.lost += 1;
  send();
  if (state.lost % LOST_FOR_GOOD === 0 && isIdle()) runAnew();
}

/** Whether Streamlit is connected and runs nothing: a letter that is not answered then was not understood. */
function isIdle() {
  return isConnected() && !isRunning();
}

function whySilent() {
  return isConnected() && isRunning() ? "The program is busy: it answers once it is done" : "No answer from the program: trying again";
}

function isConnected() {
  return document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED";
}

function isRunning() {
  return document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "running";
}

/** A letter is answered after the page's run; where the page is still not here, it was lost. */
function mendPage(state) {
  state.blank = isPresent() || isTravelling() ? 0 : state.blank + 1;
  if (state.blank >= BLANK_FOR_GOOD) runAnew();
}

function isUrgent(state) {
  return unsaved().length > 0 || state.asks.length > 0;
}

function post(tools, state) {
  state.number += 1;
  state.sentAt = performance.now();
  state.waiting = true;
  const posts = unsaved()
    .slice(0, PER_LETTER)
    .map((entry) => entry.event);
  tools.set("letter", { number: state.number, seen: state.seen, posts, asks: state.asks });
}

function heard(content, state, send, root) {
  root.dataset.answer = content.number;
  state.seen = content.seen;
  receive({ whole: content.whole, changes: content.changes }); // first, so that nothing flickers away
  acknowledge(content.saved);
  if (content.refused.length > 0) forget(content.refused.map(([op]) => op));
  refuse(content.refused);
  announceTrouble(content.trouble);
  for (const reply of content.replies) {
    state.asks = state.asks.filter((question) => question.id !== reply.id);
    deliver(reply);
  }
  if (content.number === state.number) {
    state.waiting = false;
    state.lost = 0;
    mendPage(state);
    announceLink("");
    if (isUrgent(state) && content.trouble === "" && !isTravelling()) send();
  }
}
