// What a form was answered, kept across repaints: the words outlive the element that shows them.

import { h } from "../core/dom.js";

const answers = new Map(); // key → { words, bad }

/** The place where the answer to the form `key` stands. */
export function answerTo(key) {
  const { words = "", bad = false } = answers.get(key) ?? {};
  return h(`p.small.said${bad ? ".bad" : ""}`, { role: bad ? "alert" : "status", dataset: { said: key } }, words);
}

/** Show `words` at the form `key`, wherever it now is below `root`; "" takes them away. */
export function answer(root, key, words, bad = false) {
  if (words === "") answers.delete(key);
  else answers.set(key, { words, bad });
  root.querySelector(`[data-said="${CSS.escape(key)}"]`)?.replaceWith(answerTo(key));
}
