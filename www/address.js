// What the page shows, as the query of an address, and back.
//
//   ?demo=a-demo&a=9&pins=a:7,b:130,~label:strong;~&zoom=t:12.5:30&difference=0:v
//
// The keys are the parameters' ids, with only what differs from its default. A pin is a list of the same, of which `~` alone
// says nothing; `~label` and `~hidden` are its own. A part of an axis is its key and its ends. A difference is the place of
// a pin, or `exact`, and a column.
import { isPresentation } from "./presentation.js";
import { words } from "./words.js";

/** @typedef {import("../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../pkg/nullcline.js").Values} Values */
/** A run kept for comparison; an empty label says what differs. @typedef {{ values: Values, label: string, shown: boolean }} Pin */
/** The parts of axes that are looked at, by their keys. @typedef {Record<string, [number, number]>} Zoom */
/** Which pin is taken off the current run, or, without one, the exact solution; and of which column. @typedef {{ pin: number | null, column: string }} Difference */
/** All that the page shows. @typedef {{ demo: DemoInfo, values: Values, pins: Pin[], zoom: Zoom, difference: Difference | null }} Content */
/** Takes texts as values; what is wrong is named. @typedef {(demo: string, given: Record<string, string>) => { values: Values, notices: string[] }} Read */

/** More pins than anybody can tell apart; a longer list is cut. */
const MOST_PINS = 24;
/** Keys that are no parameter's, beside those of the presentation. */
const OWN_KEYS = ["demo", "pins", "zoom", "difference"];

/** Stands for the exact solution where a difference names a pin. */
const EXACT = "exact";

/** @param {Content} content */
export function write({ demo, values, pins, zoom, difference }) {
  const query = new URLSearchParams({ demo: demo.id });
  for (const [key, value] of differing(demo, values)) query.set(key, value);
  if (pins.length) query.set("pins", pins.map((pin) => writePin(demo, pin)).join(";"));
  const parts = Object.entries(zoom).map(([key, [min, max]]) => `${escape(key)}:${min}:${max}`);
  if (parts.length) query.set("zoom", parts.join(","));
  if (difference) query.set("difference", `${difference.pin ?? EXACT}:${escape(difference.column)}`);
  // These may stand in a query as they are, and are easier to read.
  return `?${query}`.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%3B", ";").replaceAll("%7E", "~");
}

/**
 * As much of a query as can be taken, and what could not, in words.
 * @param {string} query @param {DemoInfo[]} demos @param {Read} read
 * @returns {Content & { notices: string[] }}
 */
export function readContent(query, demos, read) {
  const given = Object.fromEntries(new URLSearchParams(query));
  const found = demos.find(({ id }) => id === given.demo);
  const known = found || given.demo === undefined;
  const demo = found ?? demos[0];
  const notices = known ? [] : [words.unknownDemo(given.demo)];
  const own = Object.fromEntries(Object.entries(given).filter(([key]) => !OWN_KEYS.includes(key) && !isPresentation(key)));
  const reading = read(demo.id, known ? own : {});
  notices.push(...reading.notices);
  const pins = known && given.pins ? readPins(demo, given.pins, read, notices) : [];
  const zoom = known && given.zoom ? readZoom(given.zoom, notices) : {};
  const difference = known && given.difference ? readDifference(given.difference, pins, notices) : null;
  return { demo, values: reading.values, pins, zoom, difference, notices };
}

/** The values that are not at their defaults, as texts. @param {DemoInfo} demo @param {Values} values @returns {[string, string][]} */
function differing(demo, values) {
  return demo.params.filter(({ id, default: usual }) => values[id] !== usual).map(({ id }) => [id, String(values[id])]);
}

/** @param {DemoInfo} demo @param {Pin} pin */
function writePin(demo, { values, label, shown }) {
  const parts = differing(demo, values).map(([key, value]) => `${key}:${escape(value)}`);
  if (label) parts.push(`~label:${escape(label)}`);
  if (!shown) parts.push("~hidden");
  return parts.join(",") || "~";
}

/** @param {DemoInfo} demo @param {string} text @param {Read} read @param {string[]} notices @returns {Pin[]} */
function readPins(demo, text, read, notices) {
  const all = text.split(";");
  if (all.length > MOST_PINS) notices.push(words.tooManyPins(MOST_PINS));
  return all.slice(0, MOST_PINS).map((one, index) => {
    const pairs = one.split(",").filter(Boolean).map((part) => {
      const [key, ...value] = part.split(":");
      return /** @type {[string, string]} */ ([unescape(key), unescape(value.join(":"))]);
    });
    const { "~label": label = "", "~hidden": hidden, "~": nothing, ...given } = Object.fromEntries(pairs);
    const reading = read(demo.id, given);
    notices.push(...reading.notices.map((notice) => words.inPin(index + 1, notice)));
    return { values: reading.values, label: label.slice(0, 80), shown: hidden === undefined };
  });
}

/** @param {string} text @param {string[]} notices */
function readZoom(text, notices) {
  /** @type {Zoom} */
  const zoom = {};
  for (const part of text.split(",")) {
    const [key, min, max] = part.split(":");
    const ends = [min, max].map((end) => (end?.trim() ? Number(end) : Number.NaN));
    if (key && ends.every(Number.isFinite) && ends[0] < ends[1]) zoom[unescape(key)] = [ends[0], ends[1]];
    else notices.push(words.badZoom(part));
  }
  return zoom;
}

/** @param {string} text @param {Pin[]} pins @param {string[]} notices @returns {Difference | null} */
function readDifference(text, pins, notices) {
  const [pin, column = ""] = text.split(":");
  if (pin === EXACT && column) return { pin: null, column: unescape(column) };
  if (/^\d+$/u.test(pin) && Number(pin) < pins.length && column) return { pin: Number(pin), column: unescape(column) };
  notices.push(words.badDifference(text));
  return null;
}

/** The signs of the grammar are escaped within its words. @param {string} text */
const escape = (text) => text.replaceAll(/[%:,;~]/gu, encodeURIComponent).replaceAll("~", "%7E");

/** @param {string} text */
function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % means itself
  }
}
