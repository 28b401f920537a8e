// The foot of the Read page: what the claim one is at is to the other articles, and what can be done with it.

import { fillFor, h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { shownName } from "../compare/model.js";
import { counterparts, echoes, elsewhere, likely, lit } from "./model.js";

/** `act` has show(article), hand(), split(), compare(), pin(). */
export function paintPanel(place, model, act) {
  const claim = lit(model);
  fillFor(place, [claim, model.at, model.pinned, model.hand, links(model, claim), preferences().blind], () => (claim === null ? hint(model) : [aboutIt(model, claim, act), actions(model, claim, act)]));
}

function links(model, claim) {
  return claim === null ? [] : [counterparts(model, claim), echoes(model, claim), elsewhere(model, claim), likely(model, claim)];
}

function hint(model) {
  const words = model.columns.flat().length === 0 ? "No claims were found in these articles." : "Point at a claim, or press j and k: its counterparts come level with it in the other articles.";
  return [
    h("p.grow", {}, words),
    h("ul.legend", { "aria-label": "Signs before a claim" },
      [["1", "matched: the same number in each article"], ["≈", "alike: of another time, or less sure"], ["•", "matched in an article not shown"], ["○", "only here"]].map(([sign, meaning]) => h("li", {}, h("span.sign-shown", { dataset: { sign } }), meaning))),
  ];
}

function aboutIt(model, claim, act) {
  const name = (id) => shownName(model, model.content.claims[id].outlet);
  const names = (ids) => [...new Set(ids.map(name))].join(", ");
  const same = counterparts(model, claim);
  const away = elsewhere(model, claim);
  const near = echoes(model, claim);
  const ofLevel = (echo) => near.filter(({ level }) => (level === "echo") === echo).map((entry) => entry.claim);
  const [echo, alike] = [ofLevel(true), ofLevel(false)];
  const maybe = likely(model, claim);
  const full = model.content.articles.length >= model.content.most;
  const articles = [...new Set(away.map((id) => model.content.claims[id].article))];
  return h(
    "div.grow.about-it",
    {},
    h("p", {}, h("strong", {}, name(claim)), same.length > 0 ? [": the same claim in ", h("strong", {}, names(same)), same.length > 1 && ` (${same.length} places)`] : ": no match in the articles shown"),
    h(
      "p.small.soft.row",
      {},
      echo.length > 0 && h("span", {}, `Echo, of another time: ${names(echo)}`),
      alike.length > 0 && h("span", {}, `Alike, in another cluster or none: ${names(alike)}`),
      same.length === 0 && maybe.length > 0 && h("span", {}, `Likeliest: ${maybe.map((entry) => `${name(entry.claim)} (${Math.round(entry.score * 100)} in 100)`).join(", ")}`),
      articles.map((article) => away.find((id) => model.content.claims[id].article === article)).map((id) => h("button.link", { disabled: full, title: full ? "Close an article first" : undefined, onclick: () => act.show(model.content.claims[id].article), dataset: { focus: `show-${id}` } }, `Also in ${name(id)}: show it`)),
    ),
  );
}

function actions(model, claim, act) {
  const grouped = model.group.has(claim);
  const { hand } = model;
  const meets = hand !== null && hand !== claim && model.content.claims[hand].article !== model.content.claims[claim].article;
  return h(
    "div.row.actions",
    {},
    h(`button${meets ? ".main" : ""}`, { onclick: act.hand, "aria-pressed": String(hand === claim), dataset: { focus: "hand" } }, meets ? "Match with the one in hand " : "Match by hand ", key("m")),
    h("button", { onclick: act.split, disabled: !grouped, dataset: { focus: "split" } }, "Split off ", key("x")),
    h("button", { onclick: act.pin, "aria-pressed": String(model.pinned === claim), dataset: { focus: "pin" } }, "Pin ", key("Space")),
    h("button", { onclick: act.compare, dataset: { focus: "compare" } }, "Compare ", key("o")),
  );
}

function key(name) {
  return h("kbd", { "aria-hidden": "true" }, name);
}
