// Settings of this browser: theme, text size, blind coding, order of the outlets.

import { h, fill } from "../core/dom.js";
import { facts } from "../core/facts.js";
import { prefer, preferences } from "../core/preferences.js";

const THEMES = [["system", "As the system"], ["light", "Light"], ["dark", "Dark"]];
const SIZES = [["small", "Small"], ["medium", "Medium"], ["large", "Large"], ["huge", "Very large"]];

export function openSettings(place) {
  const { outlets: names } = facts();
  const dialog = h("dialog", { "aria-labelledby": "settings-title", onclose: () => dialog.remove() });
  const order = h("fieldset");
  paintOutlets(order, names);
  fill(
    dialog,
    h("div.row", {}, h("h2.grow", { id: "settings-title" }, "Settings"), h("button", { onclick: () => dialog.close() }, "Close ", h("kbd", {}, "Esc"))),
    choice("Colours", "theme", THEMES),
    choice("Text size", "size", SIZES),
    h("fieldset", {}, h("legend", {}, "Coding"), box("blind", "Hide the outlets’ names while coding (they become Outlet A, B, …)", () => paintOutlets(order, names)), box("suggest", "Suggest tags (leave off in an agreement pass)"), box("suggestAll", "Suggest tags of little tested kinds too: voices, opinions")),
    order,
  );
  fill(place, dialog);
  dialog.showModal();
}

function choice(title, name, options) {
  const inputs = options.map(([value, words]) =>
    h("label", {}, h("input", { type: "radio", name, value, checked: preferences()[name] === value, onchange: () => prefer({ [name]: value }) }), words),
  );
  return h("fieldset", {}, h("legend", {}, title), h("div.row", {}, inputs));
}

function box(name, words, then = () => {}) {
  const change = () => {
    prefer({ [name]: input.checked });
    then();
  };
  const input = h("input", { type: "checkbox", checked: preferences()[name], onchange: change });
  return h("label", {}, input, words);
}

/** All outlets, those the person has put in order first. */
export function inOrder(outlets) {
  const order = preferences().order.filter((name) => outlets.includes(name));
  return [...order, ...outlets.filter((name) => !order.includes(name))];
}

function paintOutlets(place, outlets) {
  const list = h("ol.order");
  paintOrder(list, outlets);
  fill(place, h("legend", {}, "Order of the outlets"), preferences().blind ? h("p.soft", {}, "Their order would tell which letter is whose: it is shown once you no longer code blind.") : list);
}

function paintOrder(list, outlets) {
  const names = inOrder(outlets);
  const move = (index, by) => {
    const moved = [...names];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    prefer({ order: moved });
    paintOrder(list, outlets);
  };
  fill(
    list,
    names.map((name, index) =>
      h("li.row", {}, h("span.grow", {}, name),
        h("button", { "aria-label": `Move ${name} up`, disabled: index === 0, onclick: () => move(index, -1) }, "↑"),
        h("button", { "aria-label": `Move ${name} down`, disabled: index === names.length - 1, onclick: () => move(index, 1) }, "↓")),
    ),
  );
}
