// Errands: what a page asks Python to do that is no annotation. They go through the channel, which lives across pages:
// leaving the page stops none, and each is asked for until it is answered.

import { inquire } from "../core/channel.js";
import { whenSaved } from "../core/outbox.js";
import { isTravelling, runAnew } from "../core/route.js";
import { say, warn } from "../core/speech.js";

let waiting = 0;
let last = Promise.resolve(); // one after the other: each finds done what was asked before it

/** Have Python do `deed`; resolves to { done, words, again }. Then the page that is here is shown anew. */
export function errand(deed, fields = {}) {
  waiting += 1;
  last = last.then(() => answered(deed, fields));
  return last;
}

async function answered(deed, fields) {
  const { trouble, done = false, words = trouble, again = false } = await inquire("errand", { deed, fields });
  waiting -= 1;
  setTimeout(look); // after whoever asked, and may go on to another page
  return { done, words, again };
}

/** Match all claims anew, so that every page shows what was matched and split. */
export async function matchAgain() {
  say("Matching again …");
  await whenSaved();
  const { done, words } = await errand("match");
  (done ? say : warn)(words);
}

/** Show the page that is here anew; one that is on its way is new. */
export function look() {
  if (!isTravelling()) runAnew();
}

/** Resolves once no page is on its way. */
export function settled() {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isTravelling()) return;
      clearInterval(timer);
      resolve();
    }, 50); // ms
  });
}

window.addEventListener("beforeunload", (event) => {
  if (waiting > 0) event.preventDefault();
});
