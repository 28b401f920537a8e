// The frame of every page: where you are, who you are, whether all is saved; help and settings.

import { h, fill } from "../core/dom.js";
import { onFacts } from "../core/facts.js";
import { bind } from "../core/keys.js";
import { onPreference, preferences } from "../core/preferences.js";
import { followed, go } from "../core/route.js";
import { onPresence } from "../core/presence.js";
import { speakThrough } from "../core/speech.js";
import { askThrough } from "../core/who.js";
import { askName } from "./name.js";
import { openHelp } from "./help.js";
import { savedSign } from "./saved.js";
import { openSettings } from "./settings.js";

export const sheets = ["shell/shell.css"];

export function mount(root) {
  const header = h("div.bar");
  const dialogs = h("div");
  const live = h("div.notice-line", { role: "status", "aria-live": "polite" });
  const waiting = h("p.waiting", { role: "status" });
  const trouble = h("div.trouble-line", { role: "alert" });
  root.append(header, dialogs, live, trouble, waiting);
  const stops = [startSpeech(live, trouble), tellHeight(header), sayWhileWaiting(waiting)];
  let content = {};
  askThrough(() => askName(dialogs));
  const greet = ({ can_annotate }) => can_annotate && preferences().annotator === "" && isFirst() && askName(dialogs);
  const paint = () => paintBar(header, dialogs, content);
  stops.push(onPreference(paint), onFacts(greet));
  stops.push(bind("Everywhere", (press) => heard(press, dialogs, content), EVERYWHERE));
  return {
    update: (next) => {
      content = next;
      paint();
    },
    close: () => stops.forEach((stop) => stop()),
  };
}

const EVERYWHERE = [
  ["?", "this help"],
  ["Ctrl 1 … 9", "go to a page"],
];

function heard(press, dialogs, content) {
  if (press.typing) return false;
  if (press.key === "?" && !press.control) return openHelp(dialogs), true;
  const page = press.control && /^[1-9]$/.test(press.key) ? content.pages[Number(press.key) - 1] : undefined;
  if (page === undefined) return false;
  go(`/${page.path}`);
  return true;
}

function paintBar(header, dialogs, content) {
  if (header.childElementCount === 0) build(header, dialogs, content);
  for (const link of header.querySelectorAll("nav a")) {
    if (link.dataset.path === content.here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  header.querySelector(".who").textContent = preferences().annotator || "Name …";
}

function build(header, dialogs, content) {
  const links = content.pages.map((page) =>
    h("a", { href: `/${page.path}`, dataset: { path: page.path }, onclick: follow }, page.title),
  );
  fill(
    header,
    h("span.brand", {}, "source-compare", h("span.project", { title: content.root }, content.project)),
    h("nav", { "aria-label": "Pages" }, links),
    h("span.grow"),
    savedSign(),
    h("button.quiet.who", { title: "Change your name", onclick: () => askName(dialogs) }),
    h("button.quiet", { "aria-label": "Settings", title: "Settings", onclick: () => openSettings(dialogs) }, "Settings"),
    h("button.quiet", { title: "Keys and help", onclick: () => openHelp(dialogs) }, "Help ", h("kbd", {}, "?")),
  );
}

let met = false;

/** Whether this is the first time: who only looks around is not asked again until there is a deed. */
function isFirst() {
  const first = !met;
  met = true;
  return first;
}

function follow(event) {
  if (followed(event)) go(event.currentTarget.getAttribute("href"));
}

/** Pages that fill the window need to know how much of it the bar takes: it may be two lines. */
function tellHeight(header) {
  const watch = new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${header.offsetHeight}px`));
  watch.observe(header);
  return () => watch.disconnect();
}

const PATIENCE = 700; // ms without a page until it is said what takes so long

function sayWhileWaiting(place) {
  let timer;
  const stop = onPresence((present) => {
    clearTimeout(timer);
    place.textContent = "";
    if (!present) timer = setTimeout(() => (place.textContent = "Reading the articles and matching their claims …"), PATIENCE);
  });
  return () => (clearTimeout(timer), stop());
}

function startSpeech(live, trouble) {
  let timer;
  const speak = (words, shown) => {
    live.textContent = words;
    live.classList.toggle("shown", shown);
    clearTimeout(timer);
    timer = setTimeout(() => live.classList.remove("shown"), 2500);
  };
  const close = () => trouble.classList.remove("shown");
  const warn = (words) => {
    speak("", false);
    fill(trouble, h("span", {}, words), h("button.small", { onclick: close }, "Close"));
    trouble.classList.add("shown");
  };
  speakThrough(speak, warn);
  return () => clearTimeout(timer);
}
