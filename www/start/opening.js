// What is seen of a page before its core is there: its words, the room of its figures, the first of them and what came of it,
// which were computed when the site was built.
import { former } from "../../course/contents.js";
import { openings } from "../../course/openings.js";
import { arrange, chiefOf } from "../figures/arrangement.js";
import { stand } from "../figures/standing.js";
import { element, shell } from "../parts/element.js";
import { textsOf } from "../state/query.js";
import { schemaOf } from "../state/schema.js";
import { phrases } from "../view/sentence.js";
import { languages } from "../words/languages.js";
import { sayShell } from "./shell.js";

/** @typedef {(typeof openings)[number]} Opening */

/** Keys that change what the figures show, beside the parameters; any other, which may be nobody's, does not. */
const TELLING_KEYS = ["preset", "pins", "zoom", "difference", "panels", "autoplay"];
/** Windows in which the page scrolls, as www/css/layout.css has it. */
const PHONE = "(width < 35rem), (width < 48rem) and (height >= 30rem)";
/** Windows that have the figures made for wide ones. */
const WIDE = "(aspect-ratio > 8/5)";

const given = textsOf(location.search);
const demo = given.get("demo") ?? openings[0].id;
const page = openings.find(({ id }) => id === (former.get(demo) ?? demo));
/** The texts of the core in the language of the page; none of English, which is the core's own. @type {import("../words/languages.js").Core | null} */
let told = null;
try {
  const { page: said, core } = languages[document.documentElement.lang] ?? {};
  if (said && core) {
    const [{ words }, table] = await Promise.all([said(), core()]);
    told = table.core;
    sayShell(words);
  }
  // Meanwhile the lab itself may have come.
  // Of equations in the address nothing was computed when the site was built.
  if (document.body.dataset.state !== "loading" || !page || given.has("eq") || !["full", "lab"].includes(given.get("ui") ?? "full")) openGeneral();
  else open(page);
} catch {
  // It bridges a moment: the lab comes without it.
  openGeneral();
}

/** Shows what is said of every page. */
function openGeneral() {
  for (const one of document.querySelectorAll("[data-general]")) one.removeAttribute("data-general");
}

/** @param {Opening} page */
function open(page) {
  tell("title", translated(page.heading));
  tell("summary", translated(page.summary));
  shell("transport").hidden = !page.plays;
  shell("work").hidden = !page.works;
  if (page.tabs.length > 1) openTabs(page);
  shell("switches").hidden = !page.switches.length;
  if (page.switches.length) shell("switches").append(element("div", { className: "switch-row" }, ...page.switches.map(switchOf)));

  const cards = page.panels.map((info) => ({ info, root: element("div", { className: "card skeleton" }) }));
  const chief = cards[chiefOf(page.panels)].root;
  // What has come out was told in English.
  const first = !told && isPublished(page) && firstOf(page);
  if (first) {
    if (!isKept()) chief.append(firstFigure(first.figure));
    shell("results").replaceChildren(...phrases(first.results));
    shell("method").textContent = first.method;
  }
  const place = shell("figures");
  const tabs = element("div", { className: "panel-tabs" });
  /** @param {import("../figures/arrangement.js").Room | null} room */
  function show(room) {
    const arranged = arrange(page.panels, page.layout, room);
    stand(place, cards, page.layout, arranged, arranged.sharing[0] ?? 0);
    tabs.replaceChildren(...arranged.sharing.map((at) => element("button", { type: "button" }, translated(page.panels[at].short))));
    place.replaceChildren(...cards.map(({ root }) => root), tabs);
  }

  if (matchMedia(PHONE).matches) return show(null);
  place.append(tabs);
  // The window gives the figures their height, which is known when the page is laid out: before anything is seen.
  new ResizeObserver(([{ contentRect: { width, height } }], sizes) => {
    if (document.body.dataset.state !== "loading" || place.querySelector("canvas")) return sizes.disconnect();
    const { fontSize, rowGap } = getComputedStyle(place);
    const [font, gap] = [fontSize, rowGap].map((length) => Number.parseFloat(length) || 0);
    show({ width: width / font, height: height / font, gap: gap / font, tab: tabs.offsetHeight / font });
  }).observe(place);
}

/** @param {string} text */
function translated(text) {
  return told?.words[text] ?? text;
}

/** @param {string} id @param {string} text */
function tell(id, text) {
  const place = shell(id);
  place.textContent = text;
  place.removeAttribute("data-general");
}

/** @param {Opening} page */
function openTabs({ tabs, tab }) {
  const place = shell("tabs");
  place.replaceChildren(...tabs.map((name, index) => element("a", index === tab ? { "aria-current": "page" } : {}, translated(name))));
  place.hidden = false;
}

/** One of the bar, as wide as it will be. @param {Opening["switches"][number]} options */
function switchOf(options) {
  const parts = options.map(({ name, samples }) => element("span", { className: "switch" },
    element("span", { className: "samples" }, ...Array.from({ length: samples }, () => element("span", { className: "sample" }))), translated(name)));
  return parts.length > 1 ? element("div", { className: "switch-one" }, ...parts) : parts[0];
}

/** Whether the figures are those that were drawn: the address says nothing of them, and what plays may play. @param {Opening} page */
function isPublished({ id, params }) {
  return id === demo && [...given.keys()].every((key) => !params.includes(key) && !TELLING_KEYS.includes(key)) && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Whether all that the page needs has been kept: no figure is to bridge anything then. */
function isKept() {
  return Boolean(navigator.serviceWorker?.controller);
}

/** What is said in a schema that nobody knows is read in today's. @param {Opening} page */
function firstOf({ firsts }) {
  return firsts[(schemaOf(given.get("v")) ?? firsts.length) - 1];
}

/** As the core draws it, in a room that is much like this one. @param {string} name */
function firstFigure(name) {
  const { theme } = document.documentElement.dataset;
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const room = matchMedia(PHONE).matches ? "phone" : matchMedia(WIDE).matches ? "wide" : "desk";
  const src = new URL(`../../page/figures/${name}.${room}.${dark ? "dark" : "light"}.svg`, import.meta.url).href;
  return element("img", { className: "first-figure", alt: "", fetchPriority: "high", src });
}
