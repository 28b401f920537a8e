// The Codebook page: the tags by group, each with its test and examples; forms that change them open in place.

import { fill, h, keepingFocus } from "../core/dom.js";
import { takeHome } from "../core/download.js";
import { onPreference, preferences } from "../core/preferences.js";
import { address, go } from "../core/route.js";
import { say, warn } from "../core/speech.js";
import { annotatorOrAsk } from "../core/who.js";
import { errand } from "../paper/errands.js";
import { keepingDrafts } from "../paper/form.js";
import { lookWhenSaved, post } from "../paper/recording.js";
import { dropZone } from "../paper/upload.js";
import { formOf } from "./form.js";
import { tagOf } from "./tag.js";

export const sheets = ["paper/paper.css", "codebook/codebook.css"];

export function mount(root, tools) {
  const act = actsOf();
  const along = alongOf();
  let content = null;
  const repaint = () => {
    if (content === null) return;
    const paint = () => fill(root, h("section.paper", { "aria-label": "Codebook" }, pageOf(content, act), along));
    keepingFocus(root, tools.shadow, () => keepingDrafts(root, paint));
  };
  const stops = [onPreference(repaint), lookWhenSaved()];
  return {
    update: (next) => {
      const opened = (next.open !== "" && next.open !== content?.open) || (next.offer && !content?.offer);
      content = next;
      repaint();
      if (opened) root.querySelector(".offer, [role=alert], .tag.open")?.scrollIntoView({ block: "start" });
    },
    close: () => stops.forEach((stop) => stop()),
  };
}

const IN_FORM = new Set(["write", "rename", "merge", "remove"]); // the tag's form shows why they were refused

/** What a person can do. Each resolves to { done, words }; a tag that gets another id takes its annotations along. */
function actsOf() {
  const told = async (name, fields) => {
    const outcome = await errand(name, fields);
    if (!outcome.done && !IN_FORM.has(name)) warn(outcome.words);
    else if (outcome.words !== "") say(outcome.words);
    return outcome;
  };
  const migrate = async (name, fields) => told(name, { ...fields, annotator: annotatorOrAsk() });
  return {
    write: (fields) => told("write", fields),
    rename: (fields) => migrate("rename", fields),
    merge: (fields) => migrate("merge", fields),
    takeOver: (how) => told("take over", { how }),
    leave: () => told("leave"),
    remove: (tag) => told("remove", { tag }),
    bringBack: (tag) => told("bring back", { tag }),
    undo: async (migration) => {
      post({ kind: "undo", target: migration.op });
      return told("bring back", { tag: migration.from });
    },
  };
}

function pageOf(content, act) {
  const offered = content.tags.filter((tag) => !tag.retired);
  const retired = content.tags.filter((tag) => tag.retired);
  const groups = [...new Set(offered.map((tag) => tag.group))];
  return [
    h(
      "header.title-row",
      {},
      h("div.grow", {}, h("h1", {}, "Codebook"), h("p.lede", {}, `${content.title}, version ${content.version}. `, content.is_default ? "This is the codebook that comes with the program; the first change makes it this project’s own." : "This project’s own, in codebook.toml.", " Every annotation records the version it was made with.")),
      h("button.main", { onclick: () => go(address("codebook", { tag: "+" })), dataset: { focus: "add" } }, "Add a tag"),
    ),
    content.offer && offerOf(content.offer, act),
    content.open === "+" && formOf(null, content, act),
    h("nav.groups.row", { "aria-label": "Groups" }, groups.map((group) => h("button.quiet.small", { onclick: (event) => event.currentTarget.getRootNode().getElementById(`group-${group}`)?.scrollIntoView({ behavior: "smooth" }) }, group || "Other"))),
    groups.map((group) => h("section.section", { id: `group-${group}` }, h("h2", {}, group || "Other"), offered.filter((tag) => tag.group === group).map((tag) => (content.open === tag.id ? formOf(tag, content, act) : tagOf(tag, content, act))))),
    strangersOf(content.strangers),
    migrationsOf(content.migrations, act),
    retired.length > 0 && h("section.section", {}, h("h2", {}, "No longer offered"), h("p.soft", {}, "They stay readable where they were used."), retired.map((tag) => tagOf(tag, content, act))),
    sourcesOf(content.sources),
  ];
}

/** Taking the codebook along, and bringing another one in. Made once: it says how an upload goes. */
function alongOf() {
  const zone = dropZone("Bring in a codebook", "REFI-QDA (.qdc) or CSV. What it would change is shown before anything is.", (fields) => errand("bring in", fields));
  const take = (words, form) => h("button", { onclick: () => takeHome("codebook", { form }), dataset: { focus: `take-${form}` } }, words);
  return h("section.section.stack", {}, h("h2", {}, "Take it along, or bring another one in"), h("div.row", {}, take("Download as .qdc", "qdc"), take("Download as CSV", "csv")), zone);
}

/** What bringing another codebook in would change, before it is done. */
function offerOf(offer, act) {
  const list = (words, names) => names.length > 0 && h("details", {}, h("summary", {}, `${names.length} ${words}`), h("p.small", {}, names.join(", ")));
  return h(
    "section.card.stack.offer",
    { "aria-label": "Another codebook" },
    h("h2", {}, `Bring in “${offer.title}”, ${offer.tags} tag${offer.tags === 1 ? "" : "s"}?`),
    list("new", offer.new), list("changed", offer.changed), list("of ours that it does not have", offer.missing),
    h("p.small.soft", {}, "Annotations are never changed. Replacing retires the tags it does not have; adding leaves ours as they are."),
    h(
      "div.row",
      {},
      h("button.main", { onclick: () => act.takeOver("replace"), dataset: { focus: "offer-replace" } }, "Replace our codebook"),
      h("button", { onclick: () => act.takeOver("join"), dataset: { focus: "offer-join" } }, "Add its new tags to ours"),
      h("button.quiet", { onclick: () => act.leave(), dataset: { focus: "offer-leave" } }, "Leave it"),
    ),
  );
}

function strangersOf(strangers) {
  if (strangers.length === 0) return false;
  return h("section.section", {}, h("h2", {}, "Used, but not in this codebook"), h("ul", {}, strangers.map(({ id, used }) => h("li", {}, h("code", {}, id), ` in ${used} annotation${used === 1 ? "" : "s"}`))));
}

function migrationsOf(migrations, act) {
  if (migrations.length === 0) return false;
  const line = (migration) =>
    h(
      "li.row",
      {},
      h("code", {}, migration.from), "→", h("code", {}, migration.to),
      h("span.soft.small", {}, `${migration.annotator}, ${migration.at.slice(0, 16).replace("T", " ")} UTC`),
      migration.annotator === preferences().annotator && h("button.small", { onclick: () => act.undo(migration), dataset: { focus: `undo-${migration.op}` } }, "Undo"),
    );
  return h("section.section", {}, h("h2", {}, "Renamed and merged"), h("p.soft", {}, "Older annotations are read under the new tag; undoing brings the old one back."), h("ul.stack", {}, migrations.map(line)));
}

function sourcesOf(sources) {
  if (sources.length === 0) return false;
  return h("section.section", {}, h("h2", {}, "Sources"), h("dl.sources", {}, sources.map(({ name, reference }) => [h("dt", {}, name), h("dd", {}, reference)])));
}
