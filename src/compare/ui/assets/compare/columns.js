// The outlets side by side: each claim with what differs, what is tagged, what is chosen.

import { fillFor, h } from "../core/dom.js";
import { preferences } from "../core/preferences.js";
import { length, slice, wordSpans } from "../core/offsets.js";
import { shownAgency } from "../paper/blind.js";
import { cut, differenceMarks } from "./pieces.js";
import { activeClaims, columns, flatClaims, inNames, openRow, pairOf, rowTags, shownName, sidesOf, tagInHand } from "./model.js";

export const KINDS = {
  verb: "reporting verb", label: "label", number: "number", certainty: "certainty", agent: "who acts", marks: "quotation marks",
  cut: "quote cut", voice: "who says so", loaded: "loaded wording", opinion: "opinion", order: "order", wording: "wording", addition: "only here", omission: "only here",
};

/** Paint every column of the open row. `act` has choose(index) and hold(key). */
export function paintColumns(place, model, act) {
  const flat = flatClaims(model);
  place.style.setProperty("--columns", String(Math.min(columns(model).length, 4)));
  const frame = [flat.map((id) => shown(model, id)), openRow(model).pairs.map(({ gap }) => gap), sidesOf(model), model.context, preferences()];
  fillFor(place, frame, () => columns(model).map((column) => columnOf(model, column, flat, act)));
  for (const text of place.querySelectorAll("[data-claim]")) paintClaim(text, model, text.dataset.claim);
}

/** What a column says of a claim and its article, words and marks apart. */
function shown(model, id) {
  const claim = model.content.claims[id];
  return [id, claim, model.content.articles[claim.article]];
}

/** Patch one claim's text, and only if its marks changed: a selection being made elsewhere stays. */
function paintClaim(text, model, id) {
  const claim = model.content.claims[id];
  const marks = [...differencesIn(model, id), ...evidenceIn(model, id), ...chosenIn(model, id), ...caretIn(model, id)];
  fillFor(text, marks, () => cut(length(claim.text), marks).flatMap((piece) => [pieceOf(claim.text, piece), ...flags(piece)]));
}

const MANY = 2; // claims of one outlet; beyond it, those not compared are cut to a few lines

function columnOf(model, column, flat, act) {
  const claims = column.claims.map((id) => claimOf(model, id, flat.indexOf(id), act));
  const article = model.content.articles[model.content.claims[column.claims[0]].article];
  const name = shownName(model, column.outlet);
  return h(
    `section.column${claims.length > MANY ? ".many" : ""}`,
    { "aria-label": name },
    h(
      "header",
      {},
      h("h2", {}, name, shownAgency(article.agency) && h("span.soft.small", {}, ` · ${article.agency}`)),
      h("p.soft.small", {}, dateWords(article), warning(model, column)),
    ),
    claims,
  );
}

function dateWords(article) {
  if (article.published === "") return h("span.badge.warn", {}, "⚠ undated");
  return h("time", { datetime: article.published }, article.published, article.dated === "inferred" && " (inferred)");
}

/** A warning where this column's date is far from the active pair's other side. */
function warning(model, column) {
  const [one, other] = activeClaims(model);
  const mine = column.claims[0];
  const against = column.claims.includes(one) ? other : one;
  const gap = against === undefined || against === mine ? "" : (pairOf(model, mine, against)?.gap ?? "");
  return gap !== "" && h("span.badge.warn", { title: gap }, `⚠ ${gap}`);
}

function claimOf(model, id, index, act) {
  const claim = model.content.claims[id];
  const side = sidesOf(model).indexOf(index);
  const text = h("p.claim.words", {
    dir: "auto", tabindex: 0, role: "group", lang: model.content.articles[claim.article].language || undefined,
    "aria-label": `${shownName(model, claim.outlet)}: ${claim.text}`, dataset: { claim: id, focus: `claim-${id}` },
  });
  return h(
    "article.telling",
    { dataset: { side: side === -1 ? "" : "ab"[side] } },
    h("p.small.soft.row.about", {}, sideButton(model, index, side, act), facts(claim)),
    model.context && claim.before === "" && claim.after === "" && h("p.small.soft", {}, "The claim is the whole paragraph."),
    model.context && claim.before !== "" && h("p.context.words", { dir: "auto" }, claim.before),
    text,
    model.context && claim.after !== "" && h("p.context.words", { dir: "auto" }, claim.after),
  );
}

function sideButton(model, index, side, act) {
  if (flatClaims(model).length < 3) return false;
  const words = side === -1 ? "Compare this" : "Comparing";
  return h("button.quiet.small", { "aria-pressed": String(side !== -1), onclick: () => act.choose(index), dataset: { focus: `side-${index}` } }, words);
}

function facts(claim) {
  return [
    claim.headline && h("span.badge", {}, "Headline"),
    claim.speaker !== "" && h("span", {}, `${claim.speaker}`),
    claim.cue !== "" && h("span", {}, `“${claim.cue}”${claim.tier ? ` (${claim.tier})` : ""}`),
    claim.quote !== "none" && claim.quote !== "" && h("span", {}, `${claim.quote} quote`),
  ];
}

const NAMED = new Set(["verb", "label", "number", "certainty", "agent", "marks", "cut", "voice", "loaded", "opinion", "order"]);

function pieceOf(text, piece) {
  const kinds = piece.marks.filter((mark) => mark.type === "difference");
  const classes = ["piece", ...new Set(piece.marks.map((mark) => mark.type)), ...new Set(kinds.map((mark) => `kind-${mark.kind}`))];
  const title = [...new Set(kinds.map((mark) => `${KINDS[mark.kind]}: ${mark.reason}`))].join("\n");
  return h(`span.${classes.join(".")}`, { title: title || undefined, dataset: { start: piece.start } }, slice(text, piece.start, piece.end));
}

/** Small labels where marked words end: the tag, or the kind of a named difference. Colour is never the only sign. */
function flags(piece) {
  const ending = piece.marks.filter((mark) => mark.end === piece.end);
  const kinds = new Set(ending.filter((mark) => mark.type === "difference" && NAMED.has(mark.kind)).map((mark) => mark.kind));
  return [
    ...[...kinds].map((label) => h("span.kind-flag", { "aria-hidden": "true", dataset: { label } })),
    ...ending
      .filter((mark) => mark.type === "evidence")
      .map((mark) => h(`span.flag${mark.held ? ".held" : ""}`, { "aria-hidden": "true", dataset: { tag: mark.key, label: mark.label } })),
  ];
}

function differencesIn(model, id) {
  const [one, other] = activeClaims(model);
  const against = id === one ? other : one;
  const pair = against === undefined ? undefined : pairOf(model, id, against);
  return pair === undefined ? [] : differenceMarks(pair.differences, pair.straight ? "a" : "b", (reason) => inNames(model, pair, reason));
}

function evidenceIn(model, id) {
  const { start } = model.content.claims[id];
  const held = tagInHand(model)?.key;
  return rowTags(model).flatMap((tag) =>
    tag.anchors
      .filter((anchor) => anchor.claim === id)
      .map((anchor) => ({ type: "evidence", key: tag.key, held: tag.key === held, label: shortName(model, tag.tag), start: anchor.start - start, end: anchor.end - start })),
  );
}

export function shortName(model, tagId) {
  return model.content.codebook.tags.find((tag) => tag.id === tagId)?.short ?? tagId;
}

function chosenIn(model, id) {
  const chosen = model.chosen.get(id);
  return chosen === undefined ? [] : [{ type: "chosen", start: chosen[0], end: chosen[1] }];
}

function caretIn(model, id) {
  if (model.caret?.claim !== id) return [];
  const span = wordSpans(model.content.claims[id].text)[model.caret.word];
  return span === undefined ? [] : [{ type: "caret", start: span[0], end: span[1] }];
}
