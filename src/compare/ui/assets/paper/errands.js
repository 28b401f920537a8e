// Errands: what a page asks Python to do that is not an annotation. Sent again until answered; done once.

import { departs } from "../core/route.js";

const AGAIN_AFTER = 8000; // ms

/** Errands of one mount: `send(deed, fields)` promises { done, words }; call `hear` with what Python sent. */
export function makeErrands(tools) {
  const waiting = new Map(); // id → { errand, resolve }
  const post = () => {
    departs();
    tools.set("errands", [...waiting.values()].map(({ errand }) => errand));
  };
  const timer = setInterval(() => waiting.size > 0 && post(), AGAIN_AFTER);
  const stay = (event) => waiting.size > 0 && event.preventDefault();
  window.addEventListener("beforeunload", stay);
  return {
    send: (deed, fields = {}) =>
      new Promise((resolve) => {
        const id = crypto.randomUUID();
        waiting.set(id, { errand: { id, deed, fields }, resolve });
        post();
      }),
    hear: (outcomes) => {
      const heard = outcomes.filter(({ id }) => waiting.has(id));
      for (const outcome of heard) {
        waiting.get(outcome.id).resolve(outcome);
        waiting.delete(outcome.id);
      }
      if (heard.length > 0) post(); // ask no more, or a restarted program would be asked again
    },
    close: () => {
      clearInterval(timer);
      window.removeEventListener("beforeunload", stay);
    },
  };
}
