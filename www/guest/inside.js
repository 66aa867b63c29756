// What is inside a <nullcline-demo>: a guest in its shadow, whose values and attributes follow one another.
import { abandon, loadCore, sizeFor } from "../core/cores.js";
import { idToday } from "../core/entry.js";
import { element } from "../parts/element.js";
import { keyOf, readContent } from "../state/address.js";
import { noAddressBar } from "../state/no-address-bar.js";
import { isPresentation, readPresentation } from "../state/presentation.js";
import { language, words } from "../words/index.js";
import { createGuest } from "./guest.js";
import { loadSheet } from "./sheets.js";
import { followLanguage, speakFor } from "./tongue.js";

/** @typedef {import("../host/protocol.js").Values} Values */
/** The element, as far as its inside knows it. @typedef {HTMLElement & { again(): Promise<void> }} Host */

/** Attributes that any element has, or that a framework leaves on it; not the lab's language either. @param {string} name */
const isForeign = (name) => ANY_ELEMENTS.has(name) || /^(?:class|is|role|loading|ref|key|on.*|_.*|.*[-:@].*)$/u.test(name);
const ANY_ELEMENTS = new Set();
for (const name in HTMLElement.prototype) ANY_ELEMENTS.add(name.toLowerCase());

/** The lab that links open, on a site where it stands beside this module; a bundler puts the module elsewhere. */
const here = import.meta.url;
const LAB = /^https?:.*\/www\/guest\/inside\.js$/u.test(here) ? new URL("../../index.html", here).href : "";

/** Attributes that make another page of it. */
const IDENTITY = ["demo", "eq", "v"];

/** How long the reader sees nothing, until a word says so. */
const LATE_MS = 20_000;
/** How long it is waited for the first picture. */
const UNSEEN_MS = 1000;

/** Opens what the attributes of an element say, until the signal ends it. @param {Host} host @param {ShadowRoot} shadow @param {AbortSignal} signal */
export async function open(host, shadow, signal) {
  signal.throwIfAborted();
  /** @type {import("../core/cores.js").Size} */
  let size = sizeOnPage(host);
  /** @type {import("../core/cores.js").Core} */
  let core;
  /** @type {Awaited<ReturnType<typeof loadSheet>>} */
  let dress;
  const late = setTimeout(() => signal.aborted || say(host, shadow, "late"), LATE_MS);
  try {
    [core, dress] = await Promise.all([loadCore(size), loadSheet(), speakFor(host)]);
  } catch (error) {
    // What was given up for another try says nothing.
    if (!signal.aborted && !(error instanceof DOMException && error.name === "AbortError")) fail(host, shadow, "load", error);
    throw error;
  } finally {
    clearTimeout(late);
  }
  // Meanwhile it was taken off its page, and put back: the place is another's.
  signal.throwIfAborted();
  /** Attributes that the element has written itself. @type {Set<string>} */
  const reflected = new Set();
  /** Whether what changes now is the page's own doing, and no news to it. */
  let obeying = false;
  let told = "";
  /** Counts the guests, so that of many that are asked for none but the newest comes. */
  let turn = 0;
  /** @type {() => void} */
  let seen = () => {};
  const drawn = new Promise((done) => { seen = () => done(null); });
  /** What an attribute means that is not there: a default, as the schema has it in which the attributes are written. @type {Values} */
  let usual = {};
  const observer = new MutationObserver(follow);
  let guest = build();
  observer.observe(host, { attributes: true, attributeOldValue: true });
  signal.addEventListener("abort", leave);
  followLanguage(host, change, signal);
  // What is not displayed at all is never drawn.
  await Promise.race([drawn, new Promise((on) => setTimeout(on, UNSEEN_MS))]);
  signal.throwIfAborted();

  /** @returns {import("./guest.js").Guest} */
  function build() {
    const demo = host.getAttribute("demo");
    const given = attributes(host, paramsOf(host, core));
    const query = new URLSearchParams(given);
    if (demo !== null) query.set("demo", demo);
    const how = readPresentation([["ui", "figure"], ...given]);
    how.presentation.guest = true;
    // The lab that its link opens goes on in the language of this page.
    if (language !== "en") how.presentation.lang = language;
    shadow.replaceChildren();
    dress(shadow, how.presentation.scale);
    const made = createGuest(core, shadow, noAddressBar(`?${query}`, labOf(host)), how, {
      drawn(_, settled) {
        seen();
        if (settled) tellResult(made.outcome());
      },
      broken: (error) => fail(host, shadow, "stopped", error),
    });
    usual = made.state.valuesOf(`?${new URLSearchParams([...query].filter(([key]) => IDENTITY.includes(key)))}`);
    made.state.onChange(({ done }) => {
      if (!done) return;
      reflect(made);
      if (!obeying) tell("nullcline-change", made.state.told);
    });
    return made;
  }

  /** @param {string} type @param {unknown} detail */
  function tell(type, detail) {
    host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** @param {import("../host/protocol.js").Outcome} outcome */
  function tellResult(outcome) {
    const news = JSON.stringify(outcome);
    if (news === told) return;
    told = news;
    tell("nullcline-result", outcome);
  }

  /** Writes what is not as usual into the attributes, once the reader has let go. @param {import("./guest.js").Guest} one */
  function reflect({ state: { demo, values } }) {
    for (const { id } of demo.params) {
      const [key, text] = [keyOf(id), String(values[id])];
      if (isForeign(key)) continue; // typed equations may call a parameter as any element calls an attribute
      if (values[id] === usual[id]) host.removeAttribute(key);
      else if (host.getAttribute(key) !== text) {
        host.setAttribute(key, text);
        reflected.add(key);
      }
    }
    observer.takeRecords(); // they are ours
  }

  /** @param {unknown} values */
  function set(values) {
    const { values: judged, complaint } = guest.state.judge(values);
    if (complaint) throw Object.assign(new RangeError(complaint.message), { key: complaint.key });
    obey(judged);
  }

  /** @param {Values} values */
  function obey(values) {
    obeying = true;
    guest.state.setAll(values, true);
    obeying = false;
  }

  /** Somebody has written attributes: values follow, and another demo, schema or presentation is another guest. @param {MutationRecord[]} records */
  function follow(records) {
    const changed = records.filter(({ attributeName, oldValue }) => host.getAttribute(attributeName ?? "") !== oldValue);
    const names = new Set(changed.map(({ attributeName }) => attributeName ?? ""));
    if (names.has("demo") || names.has("eq")) {
      // What the reader has done to the one before says nothing of this one.
      for (const name of reflected) if (!names.has(name.toLowerCase())) host.removeAttribute(name);
      reflected.clear();
      observer.takeRecords();
    }
    if ([...names].some((name) => IDENTITY.includes(name) || (isPresentation(name) && !isForeign(name)))) return void change();
    /** @type {Values} */
    const values = {};
    for (const { id } of guest.state.demo.params) {
      const key = keyOf(id);
      if (names.has(key.toLowerCase())) values[id] = host.getAttribute(key) ?? usual[id];
    }
    if (!Object.keys(values).length) return;
    const { values: judged, complaint } = guest.state.judge(values, true);
    if (complaint) guest.refuse(complaint);
    else obey(judged);
  }

  /** Another guest in the place of this one; a demo beyond the course may need another core. */
  async function change() {
    turn += 1;
    const mine = turn;
    if (size === "course" && sizeFor(host.getAttribute("demo")) === "whole") {
      try {
        const whole = await loadCore("whole");
        if (mine !== turn) return;
        [core, size] = [whole, "whole"];
      } catch (error) {
        if (mine === turn) fail(host, shadow, "load", error);
        return;
      }
    }
    guest.leave();
    guest = build();
  }

  function leave() {
    turn += 1;
    observer.disconnect();
    guest.leave();
  }

  return {
    set,
    values: () => ({ ...guest.state.values }),
    outcome: () => guest.outcome(),
    setPlaying: (/** @type {boolean} */ run) => guest.transport.setPlaying(run),
    /** @param {unknown} how */
    toPNG: (how) => guest.picture.asked(how),
    toSVG: () => new XMLSerializer().serializeToString(guest.picture.vectors()),
  };
}

/** @typedef {Awaited<ReturnType<typeof open>>} Inside */

/** The parameters of the page that an element asks for. @param {Element} host @param {import("../core/cores.js").Core} core */
function paramsOf(host, core) {
  const demos = core.demos();
  const usual = demos.find(({ id }) => id === idToday(host.getAttribute("demo")));
  const eq = host.getAttribute("eq");
  if (!usual || eq === null) return usual?.params ?? [];
  const lab = new core.Lab();
  const { demo } = readContent(`?${new URLSearchParams({ demo: usual.id, eq })}`, demos, lab);
  lab.free();
  return demo.params;
}

/** The attributes that are the lab's, under the names that it has for them: HTML knows no capital letters. @param {Element} host @param {import("../../pkg/nullcline.js").ParamInfo[]} params @returns {[string, string][]} */
function attributes(host, params) {
  return [...host.attributes].filter(({ name }) => !["demo", "lab"].includes(name) && !isForeign(name))
    .map(({ name, value }) => [params.map(({ id }) => keyOf(id)).find((key) => key.toLowerCase() === name) ?? name, value]);
}

/** One core for all on a page: the whole one, if any of them needs it. @param {Element} host */
function sizeOnPage(host) {
  const all = [host, ...host.ownerDocument.querySelectorAll("nullcline-demo")];
  return all.some((one) => sizeFor(one.getAttribute("demo")) === "whole") ? "whole" : "course";
}

/** The lab that links open: the one that the element names, where that can be a lab's address. @param {Element} host */
function labOf(host) {
  const named = host.getAttribute("lab");
  if (named === null) return LAB;
  const address = URL.canParse(named, host.baseURI) ? new URL(named, host.baseURI) : null;
  return address && ["http:", "https:", "file:"].includes(address.protocol) ? address.href.split(/[?#]/u)[0] : "";
}

/** In the place of the figure: what has happened, and what to do. @param {Host} host @param {ShadowRoot} shadow @param {keyof typeof words.failure} kind @param {unknown} error */
function fail(host, shadow, kind, error) {
  console.error(error);
  say(host, shadow, kind);
}

/** The same in words. @param {Host} host @param {ShadowRoot} shadow @param {keyof typeof words.failure} kind */
function say(host, shadow, kind) {
  const { title, advice } = words.failure[kind];
  const lab = labOf(host);
  const again = element("button", { type: "button" }, words.tryAgain);
  again.addEventListener("click", () => {
    shadow.replaceChildren();
    abandon();
    host.again().catch(() => {});
  });
  const link = lab ? [" ", element("a", { href: lab, target: "_blank", rel: "noopener" }, words.openLab)] : [];
  shadow.replaceChildren(element("p", { role: "alert" }, element("strong", {}, title), ` ${advice} `, again, ...link));
}
