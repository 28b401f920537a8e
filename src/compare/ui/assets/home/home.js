// The Home page: where the work stands, and what to do next.

import { all, onBoard } from "../core/board.js";
import { fill, h, keepingFocus } from "../core/dom.js";
import { onOutbox, unsaved } from "../core/outbox.js";
import { onPreference, preferences } from "../core/preferences.js";
import { followed, go } from "../core/route.js";
import { keptBlind } from "../paper/blind.js";
import { matchAgain } from "../paper/errands.js";
import { table } from "../paper/table.js";
import { askName } from "../shell/name.js";
import { judged } from "../review/queue.js";
import { many, stepsFor } from "./steps.js";
import { disagreements, silencesFound, taggedRows, workByAnnotator } from "./work.js";

export const sheets = ["paper/paper.css", "home/home.css"];

export function mount(root, tools) {
  const dialogs = h("div");
  const sheet = h("section.paper.home", { "aria-label": "Home" });
  root.append(sheet, dialogs);
  const page = { content: null, sheet, dialogs, due: false };
  const paint = () => page.content && keepingFocus(root, tools.shadow, () => fill(sheet, pageOf(page, paint)));
  const soon = () => {
    if (page.due) return;
    page.due = true;
    requestAnimationFrame(() => {
      page.due = false;
      paint();
    });
  };
  const stops = [onBoard(soon), onOutbox(soon), onPreference(soon)];
  return {
    update: (content) => {
      page.content = content;
      paint();
    },
    close: () => stops.forEach((stop) => stop()),
  };
}

function pageOf(page, repaint) {
  const { content } = page;
  if (content.counts.articles === 0) return [empty(content), refused(content), damaged(content)];
  const annotators = workByAnnotator();
  const { annotator } = preferences();
  const judgements = all("judgement");
  const work = {
    annotator, annotators, disputed: disagreements(), silences: silencesFound(), tagged: taggedRows(content.counts.shared),
    judged: judged(content.suggested, judgements), mine: judged(content.suggested, judgements.filter((each) => each.annotator === annotator)),
  };
  const steps = stepsFor(content, work);
  return [
    h("header", {}, h("h1", {}, content.project), h("p.lede", {}, summary(content))),
    h("div.twofold", {}, next(page, steps), standing(content, work)),
    keptBlind(repaint) ?? [refused(content), damaged(content), notices(content), articles(content)],
  ];
}

function summary({ counts, dates: [first, last] }) {
  const when = first === "" ? "" : first === last ? `, published ${first}` : `, published ${first} to ${last}`;
  const shared = counts.shared === 0 ? "None of them is told by two" : `${many(counts.shared, "group or pair of them is", "groups and pairs of them are")} told by two outlets or more`;
  return `${many(counts.articles, "article", "articles")} of ${many(counts.outlets, "outlet", "outlets")}${when}. They make ${many(counts.claims, "claim", "claims")}. ${shared}.`;
}

function next(page, steps) {
  const [first, ...others] = steps;
  if (first === undefined) return h("section.section", {}, h("h2", {}, "What to do next"), h("p.card", {}, "Everything here has been seen to."));
  return h(
    "section.section",
    { "aria-label": "What to do next" },
    h("h2", {}, "What to do next"),
    h("ol.steps", {}, step(page, first, true), others.map((each) => step(page, each, false))),
  );
}

function step(page, { title, words, label, to, act }, first) {
  const name = `step-${title}`;
  const kind = first ? "button.main" : "button";
  return h(
    "li.card.step",
    {},
    h("div.grow", {}, h("h3", {}, title), h("p.soft", {}, words)),
    h(kind, { "aria-label": `${label}: ${title}`, onclick: () => (act ? ACTS[act](page) : follow(page, to)), dataset: { focus: name } }, label),
  );
}

function follow(page, to) {
  if (to.startsWith("#")) page.sheet.querySelector(to)?.scrollIntoView({ block: "start" });
  else go(to);
}

const ACTS = {
  name: (page) => askName(page.dialogs),
  match: matchAgain,
};

function standing(content, work) {
  return h(
    "section.section",
    { "aria-label": "Where the work stands" },
    h("h2", {}, "Where the work stands"),
    h("dl.card.figures", {}, figures(content, work)),
    work.annotators.length > 0 && people(work.annotators),
  );
}

function figures({ counts }, { judged: done, silences, tagged }) {
  const waiting = unsaved().length;
  const lines = [
    ["Shared claims tagged", `${tagged} of ${counts.shared}`],
    ["Suggested pairs judged", `${Math.min(done, counts.pairs).toLocaleString("en")} of ${counts.pairs.toLocaleString("en")}`],
    ["Possible silences recorded", `${Math.min(silences, counts.silences)} of ${counts.silences}`],
    ["On disk", waiting === 0 ? "everything" : `all but ${many(waiting, "entry", "entries")}, on the way`],
  ];
  return lines.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)));
}

function people(annotators) {
  const columns = [{ title: "Annotator" }, ...["Judged", "Tags", "Silences", "Notes", "Edits"].map((title) => ({ title, number: true }))];
  const rows = annotators.map((work) => [work.name, work.judged, work.tags, work.silences, work.notes, work.edits]);
  return h("div.people", {}, table("What each annotator has recorded", columns, rows));
}

function refused({ refusals }) {
  if (refusals.length === 0) return false;
  const rows = refusals.map(({ file, reason, remedy }) => [file, reason, remedy]);
  return h("section.section", { id: "refused" }, h("h2", {}, "Files that were not read"), table("Files that were not read", [{ title: "File" }, { title: "Why" }, { title: "What to do" }], rows));
}

function damaged({ damages }) {
  return damages.length > 0 && h("section.section", {}, h("h2", {}, "Broken lines in the journals"), h("ul.notice", {}, damages.map(({ words }) => h("li", {}, words))));
}

function notices({ notices: found }) {
  return found.length > 0 && h("section.section", {}, h("h2", {}, "Good to know"), h("ul.card.known", {}, found.map((line) => h("li", {}, line))));
}

function articles({ articles: found, counts }) {
  const columns = [{ title: "Outlet" }, { title: "Article" }, { title: "Published" }, ...["Words", "Claims", "Shared"].map((title) => ({ title, number: true }))];
  const rows = found.map((article) => [
    [article.outlet, article.agency !== "" && h("span.soft.small", {}, ` · ${article.agency}`)],
    h("a", { href: `/read?articles=${encodeURIComponent(article.id)}`, onclick: (event) => open(event, article.id, found), dir: "auto" }, article.title || article.id),
    article.published === "" ? h("span.badge.warn", {}, "⚠ undated") : [article.published, article.dated === "inferred" && h("span.soft.small", {}, " inferred")],
    article.words, article.claims, article.shared,
  ]);
  const more = counts.articles - found.length;
  return h("section.section", {}, h("h2", {}, "Articles"), table("Articles", columns, rows), more > 0 && h("p.small", {}, h("a", { href: "/sources", onclick: (event) => followed(event) && go("/sources") }, `${more.toLocaleString("en")} more in Sources`)));
}

/** Read an article beside the one it shares most with: the first other one that shares anything. */
function open(event, id, found) {
  if (!followed(event)) return;
  const beside = [...found].sort((one, other) => other.shared - one.shared).find((article) => article.id !== id);
  go(`/read?articles=${encodeURIComponent([id, beside?.id].filter(Boolean).join("|"))}`);
}

function empty({ folder, refusals }) {
  return h(
    "div.empty",
    {},
    h("h2", {}, refusals.length > 0 ? "No article could be read" : "There are no articles yet"),
    h("p", {}, "Bring the articles that two or more outlets published on one story. Their claims are then found, matched and laid side by side."),
    h("p.row.centre", {}, h("button.main", { onclick: () => go("/sources?add=yes") }, "Add articles")),
    h("p.small.soft", {}, `Or put .txt files into ${folder === "." ? "the project’s folder" : `the project’s folder ${folder}/`} and reload, or run `, h("code", {}, "source-compare add FILE…")),
  );
}
