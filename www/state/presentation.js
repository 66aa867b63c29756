// How the lab presents itself, from the address: how much of it, which controls and panels, and as what kind of guest.
//
// A table of keys; they stand in an address beside those of the content, and every one has its default.
import { brief } from "../words/brief.js";
import { words } from "../words/index.js";
import { languages } from "../words/languages.js";

/** How much of the lab there is: all of it, all but the menu, the figures with chosen controls, the figures alone, or these large for an audience. @typedef {"full" | "lab" | "figure" | "bare" | "present"} Level */
/**
 * `guest` tells whether the lab stands on somebody else's page or slide: it then takes only the keys, wheels and fingers that
 * are meant for it. Null is the demo's own choice, of the language the reader's.
 * @typedef {{ ui: Level, controls: string[] | null, panels: string[] | null, theme: "auto" | "light" | "dark", lang: string | null, autoplay: boolean | null, loop: boolean | null, height: number | null, ground: "own" | "transparent", scale: number, host: string | null, guest: boolean }} Presentation
 */
/** A key of the address: what it may be, as words, and how a text is read; undefined is no such thing. @typedef {{ key: keyof typeof words.presentation.keys, values: () => string, read: (text: string) => unknown }} Key */

/** Figures lower or higher than these, in CSS pixels, are nobody's wish. */
const HEIGHTS = [80, 4000];
/** Letters smaller than this are not read, and with larger ones nothing else has room. */
const SCALES = [0.75, 2];

/** As an attribute of HTML it may be empty. @type {Map<string, boolean>} */
const FLAGS = new Map([["", true], ["1", true], ["true", true], ["0", false], ["false", false]]);

/** @type {Key[]} In the order in which they are told. */
export const KEYS = [
  { key: "ui", ...choice(["full", "lab", "figure", "bare", "present"]) },
  { key: "controls", values: () => words.presentation.ids, read: ids },
  { key: "panels", values: () => words.presentation.ids, read: ids },
  { key: "theme", ...choice(["auto", "light", "dark"]) },
  { key: "lang", ...choice(Object.keys(languages)) },
  { key: "autoplay", ...flag() },
  { key: "loop", ...flag() },
  { key: "height", values: () => words.presentation.height(HEIGHTS[0], HEIGHTS[1]), read: height },
  { key: "ground", ...choice(["own", "transparent"]) },
  { key: "scale", values: () => words.presentation.scale(SCALES[0], SCALES[1]), read: scale },
  { key: "host", values: () => words.presentation.origin, read: origin },
];

/** @type {Readonly<Presentation>} */
const USUAL = { ui: "full", controls: null, panels: null, theme: "auto", lang: null, autoplay: null, loop: null, height: null, ground: "own", scale: 1, host: null, guest: false };

/** @param {string} key */
export const isPresentation = (key) => KEYS.some((one) => one.key === key);

/**
 * As much as can be taken of these texts, and what could not, in words.
 * @param {Iterable<[string, string]>} given other keys are left to others
 * @returns {{ presentation: Presentation, notices: string[] }}
 */
export function readPresentation(given) {
  const presentation = { ...USUAL };
  const notices = [];
  for (const [name, text] of given) {
    const found = KEYS.find(({ key }) => key === name);
    const value = found?.read(text);
    if (found && value === undefined) notices.push(words.presentation.bad(name, brief(text), found.values()));
    else if (found) Object.assign(presentation, { [name]: value });
  }
  presentation.guest = presentation.ui === "figure" || presentation.ui === "bare";
  return { presentation, notices };
}

/** The part of a query that says it again; empty where all is as usual. @param {Partial<Presentation>} presentation */
export function writePresentation(presentation) {
  const parts = KEYS.flatMap(({ key }) => {
    const value = presentation[key];
    if (value === undefined || value === null || value === USUAL[key]) return [];
    return [`&${key}=${encodeURIComponent(typeof value === "boolean" ? Number(value) : String(value)).replaceAll("%2C", ",")}`];
  });
  return parts.join("");
}

/** The parameters that have a control: in a guest those that are asked for, in the order of asking; in the lab those that are, or else all. @param {Presentation} presentation @param {import("../../pkg/nullcline.js").ParamInfo[]} params */
export function controlled({ guest, ui, controls }, params) {
  if (ui === "bare") return [];
  const asked = (controls ?? []).flatMap((id) => params.filter((param) => param.id === id));
  return guest || asked.length ? asked : params;
}

/** What of a list of ids there is nothing of, in words. @param {Presentation} presentation @param {import("../../pkg/nullcline.js").DemoInfo} demo */
export function unknownIds({ controls, panels }, demo) {
  const lists = /** @type {const} */ ([["controls", controls, demo.params], ["panels", panels, demo.panels]]);
  return lists.flatMap(([key, wanted, all]) => {
    const known = all.map(({ id }) => id);
    const unknown = (wanted ?? []).filter((id) => !known.includes(id));
    return unknown.length ? [words.presentation.bad(key, brief(unknown.join(", ")), known.join(", "))] : [];
  });
}

/** @param {string[]} choices */
function choice(choices) {
  return { values: () => choices.join(" | "), read: (/** @type {string} */ text) => choices.find((one) => one === text) };
}

function flag() {
  return { values: () => "0 | 1", read: (/** @type {string} */ text) => FLAGS.get(text) };
}

/** @param {string} text */
function ids(text) {
  const list = text.split(/[\s,]+/u).filter(Boolean);
  return list.length ? list : undefined;
}

/** @param {string} text */
function height(text) {
  const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  return value >= HEIGHTS[0] && value <= HEIGHTS[1] ? value : undefined;
}

/** @param {string} text */
function scale(text) {
  const value = /^\d*\.?\d+$/u.test(text) ? Number(text) : Number.NaN;
  return value >= SCALES[0] && value <= SCALES[1] ? value : undefined;
}

/** @param {string} text */
function origin(text) {
  try {
    const { origin: own } = new URL(text);
    return own === text && own !== "null" ? own : undefined;
  } catch {
    return undefined;
  }
}
