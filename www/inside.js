// What is inside a <nullcline-demo>: a guest in its shadow, whose values and attributes follow one another.
import { loadCore, sizeFor } from "./cores.js";
import { createGuest } from "./guest.js";
import { noAddressBar } from "./no-address-bar.js";
import { isPresentation, readPresentation } from "./presentation.js";
import { adopt } from "./sheets.js";
import { words } from "./words.js";

/** @typedef {import("./protocol.js").Values} Values */
/** @typedef {import("./nullcline-demo.js").NullclineDemo} Host */

/** Attributes that any element has, or that a framework leaves on it. @param {string} name */
const isForeign = (name) => /^(?:class|id|style|title|hidden|slot|part|is|dir|role|tabindex|translate|inert|nonce|loading|ref|key|on.*|_.*|.*[-:@].*)$/u.test(name);

/** The lab that the link opens. */
const LAB = new URL("../index.html", import.meta.url).href;

/** Opens what the attributes of an element say. @param {Host} host @param {ShadowRoot} shadow */
export async function open(host, shadow) {
  /** @type {import("./cores.js").Core} */
  let core;
  try {
    [core] = await Promise.all([loadCore(sizeOnPage(host)), adopt(shadow)]);
  } catch (error) {
    fail(shadow, "load");
    throw error;
  }
  let guest = build();

  /** @returns {import("./guest.js").Guest} */
  function build() {
    const demo = host.getAttribute("demo");
    const given = attributes(host, core.demos().find(({ id }) => id === demo)?.params ?? []);
    const query = new URLSearchParams(given);
    if (demo !== null) query.set("demo", demo);
    const how = readPresentation([["ui", "figure"], ...given]);
    how.presentation.guest = true;
    const made = createGuest(core, shadow, noAddressBar(`?${query}`, LAB), how, {
      drawn: (_, settled) => settled && tell("nullcline-result", made.outcome()),
      broken: () => fail(shadow, "stopped"),
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
  const observer = new MutationObserver(follow);
  observer.observe(host, { attributes: true });

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
  return [...host.attributes].filter(({ name }) => name !== "demo" && !isForeign(name))
    .map(({ name, value }) => [params.find(({ id }) => id.toLowerCase() === name)?.id ?? name, value]);
}

/** One core for all on a page: the whole one, if any of them needs it. @param {Element} host */
function sizeOnPage(host) {
  const all = [host, ...host.ownerDocument.querySelectorAll("nullcline-demo")];
  return all.some((one) => sizeFor(one.getAttribute("demo")) === "whole") ? "whole" : "course";
}

/** In the place of the figure: what has happened, and what to do. @param {ShadowRoot} shadow @param {keyof typeof words.failure} kind */
function fail(shadow, kind) {
  const { title, advice } = words.failure[kind];
  const link = Object.assign(document.createElement("a"), { href: LAB, target: "_blank", rel: "noopener", textContent: words.openLab });
  const card = Object.assign(document.createElement("p"), { role: "alert" });
  card.append(Object.assign(document.createElement("strong"), { textContent: title }), ` ${advice} `, link);
  shadow.replaceChildren(card);
}
