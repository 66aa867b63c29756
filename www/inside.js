// What is inside a <nullcline-demo>: a guest in its shadow, whose values and attributes follow one another.
import { readLists } from "./address.js";
import { idToday, loadCore, sizeFor } from "./cores.js";
import { element } from "./element.js";
import { createGuest } from "./guest.js";
import { noAddressBar } from "./no-address-bar.js";
import { isPresentation, readPresentation } from "./presentation.js";
import { adopt } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./protocol.js").Values} Values */
/** @typedef {import("./nullcline-demo.js").NullclineDemo} Host */

/** Attributes that any element has, or that a framework leaves on it. @param {string} name */
const isForeign = (name) => /^(?:class|id|style|title|hidden|slot|part|is|dir|role|tabindex|translate|inert|nonce|loading|ref|key|on.*|_.*|.*[-:@].*)$/u.test(name);

/** The lab that links open, on a site where it stands beside this module; a bundler puts the module elsewhere. */
const here = import.meta.url;
const LAB = /^https?:.*\/www\/inside\.js$/u.test(here) ? new URL("../index.html", here).href : "";

/** How long it is waited for the first picture. */
const UNSEEN_MS = 1000;

/** Opens what the attributes of an element say. @param {Host} host @param {ShadowRoot} shadow */
export async function open(host, shadow) {
  /** @type {import("./cores.js").Core} */
  let core;
  try {
    [core] = await Promise.all([loadCore(sizeOnPage(host)), adopt(shadow)]);
  } catch (error) {
    fail(host, shadow, "load");
    throw error;
  }
  /** @type {() => void} */
  let seen = () => {};
  const drawn = new Promise((done) => { seen = () => done(null); });
  let guest = build();
  const observer = new MutationObserver(follow);
  observer.observe(host, { attributes: true });
  // What is not displayed at all is never drawn.
  await Promise.race([drawn, new Promise((on) => setTimeout(on, UNSEEN_MS))]);

  /** @returns {import("./guest.js").Guest} */
  function build() {
    const demo = host.getAttribute("demo");
    const given = attributes(host, core.demos().find(({ id }) => id === idToday(demo))?.params ?? []);
    const query = new URLSearchParams(given);
    if (demo !== null) query.set("demo", demo);
    const how = readPresentation([["ui", "figure"], ...given]);
    how.presentation.guest = true;
    Object.assign(how.presentation, readLists(`?${query}`, how.presentation, new core.Lab()));
    const made = createGuest(core, shadow, noAddressBar(`?${query}`, labOf(host)), how, {
      drawn(_, settled) {
        seen();
        if (settled) tell("nullcline-result", made.outcome());
      },
      broken: () => fail(host, shadow, "stopped"),
    });
    shadow.querySelector(".waiting")?.remove();
    made.state.onChange(({ done }) => {
      if (!done) return;
      reflect();
      tell("nullcline-change", { demo: made.state.demo.id, values: { ...made.state.values } });
    });
    return made;
  }

  /** @param {string} type @param {unknown} detail */
  function tell(type, detail) {
    host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Writes what is not at its default into the attributes, once the reader has let go. */
  function reflect() {
    const { demo, values } = guest.state;
    for (const { id, default: usual } of demo.params) {
      const text = String(values[id]);
      if (values[id] === usual) host.removeAttribute(id);
      else if (host.getAttribute(id) !== text) host.setAttribute(id, text);
    }
    observer.takeRecords(); // they are ours
  }

  /** @param {Values} values */
  function set(values) {
    const { values: judged, complaint } = guest.state.judge(values);
    if (complaint) throw Object.assign(new RangeError(complaint.message), { key: complaint.key });
    guest.state.setAll(judged, true);
  }

  /** Somebody has written attributes: values follow, and another demo or presentation is another guest. @param {MutationRecord[]} records */
  function follow(records) {
    const names = new Set(records.map(({ attributeName }) => attributeName ?? ""));
    if ([...names].some((name) => name === "demo" || isPresentation(name))) {
      guest.leave();
      guest = build();
      return;
    }
    const { params } = guest.state.demo;
    const changed = params.filter(({ id }) => names.has(id.toLowerCase()));
    /** @type {Values} */
    const values = {};
    for (const { id, default: usual } of changed) values[id] = host.getAttribute(id) ?? usual;
    try {
      if (changed.length) set(values);
    } catch (error) {
      guest.refuse(/** @type {RangeError} */ (error));
    }
  }
  return {
    set,
    values: () => ({ ...guest.state.values }),
    outcome: () => guest.outcome(),
    setPlaying: (/** @type {boolean} */ run) => guest.transport.setPlaying(run),
    /** @param {number} density */
    toPNG: (density) => guest.picture.png(density),
    toSVG: () => new XMLSerializer().serializeToString(guest.picture.vectors()),
    leave() {
      observer.disconnect();
      guest.leave();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof open>>} Inside */

/** The attributes that are the lab's, under the names that it has for them: HTML knows no capital letters. @param {Element} host @param {import("../pkg/nullcline.js").ParamInfo[]} params @returns {[string, string][]} */
function attributes(host, params) {
  return [...host.attributes].filter(({ name }) => !["demo", "lab"].includes(name) && !isForeign(name))
    .map(({ name, value }) => [params.find(({ id }) => id.toLowerCase() === name)?.id ?? name, value]);
}

/** One core for all on a page: the whole one, if any of them needs it. @param {Element} host */
function sizeOnPage(host) {
  const all = [host, ...host.ownerDocument.querySelectorAll("nullcline-demo")];
  return all.some((one) => sizeFor(one.getAttribute("demo")) === "whole") ? "whole" : "course";
}

/** @param {Element} host */
const labOf = (host) => host.getAttribute("lab") ?? LAB;

/** In the place of the figure: what has happened, and what to do. @param {Element} host @param {ShadowRoot} shadow @param {keyof typeof words.failure} kind */
function fail(host, shadow, kind) {
  const { title, advice } = words.failure[kind];
  const lab = labOf(host);
  const link = lab ? [element("a", { href: lab, target: "_blank", rel: "noopener" }, words.openLab)] : [];
  shadow.replaceChildren(element("p", { role: "alert" }, element("strong", {}, title), ` ${advice} `, ...link));
}
