// The component's one entry: mounts the part of the screen that Python names, and keeps it across runs.
// Streamlit calls the default export again whenever the data changes; the part is patched, never rebuilt.

import { adopt } from "./core/style.js";
import { entered, left } from "./core/presence.js";
import { startTheme } from "./core/theme.js";

const PARTS = {
  shell: () => import("./shell/shell.js"),
  channel: () => import("./core/channel.js"),
  arrival: () => import("./core/arrival.js"),
  trouble: () => import("./shell/trouble.js"),
  home: () => import("./home/home.js"),
  read: () => import("./read/read.js"),
  compare: () => import("./compare/compare.js"),
  review: () => import("./review/review.js"),
  coverage: () => import("./coverage/coverage.js"),
  sources: () => import("./sources/sources.js"),
  framing: () => import("./framing/framing.js"),
  codebook: () => import("./codebook/codebook.js"),
  export: () => import("./export/export.js"),
  history: () => import("./history/history.js"),
};

const mounted = new WeakMap(); // parentElement → { part, latest, setStateValue }

startTheme();

export default function ({ parentElement, data, setStateValue }) {
  let place = mounted.get(parentElement);
  if (place === undefined) {
    place = { live: undefined, latest: data.content, set: setStateValue };
    mounted.set(parentElement, place);
    begin(parentElement, data.part, place);
  } else {
    place.latest = data.content;
    place.set = setStateValue;
    place.live?.update(data.content);
  }
  return () => end(parentElement, place);
}

async function begin(parentElement, part, place) {
  const [module] = await Promise.all([PARTS[part](), adopt(parentElement, "base.css")]);
  await adopt(parentElement, ...(module.sheets ?? []));
  if (mounted.get(parentElement) !== place) return; // closed while loading
  const root = document.createElement("div");
  root.className = `part part-${part}`;
  parentElement.append(root);
  place.root = root;
  place.live = module.mount(root, { set: (name, value) => place.set(name, value), shadow: parentElement });
  place.live.update(place.latest);
  place.part = part;
  entered(part);
}

function end(parentElement, place) {
  if (mounted.get(parentElement) !== place) return;
  mounted.delete(parentElement);
  if (place.part !== undefined) left(place.part);
  place.live?.close();
  place.root?.remove();
}
