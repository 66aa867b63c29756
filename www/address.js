// What the page shows, as the query of an address, and back.
//
//   ?demo=a-demo&a=9&pins=a:7,b:130,~label:strong;~&zoom=t:12.5:30&difference=0:v
//
// The keys are the parameters' ids, with only what differs from its default. A pin is a list of the same, of which `~` alone
// says nothing; `~label` and `~hidden` are its own. A part of an axis is its key and its ends. A difference is the place of
// a pin, or `exact`, and a column. `v` is the schema that the address was written in; the first has none.
import { schema } from "../course/contents.js";
import { isPresentation } from "./presentation.js";
import { words } from "./words.js";

/** @typedef {import("../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../pkg/nullcline.js").Values} Values */
/** A run kept for comparison; an empty label says what differs. @typedef {{ values: Values, label: string, shown: boolean }} Pin */
/** The parts of axes that are looked at, by their keys. @typedef {Record<string, [number, number]>} Zoom */
/** Which pin is taken off the current run, or, without one, the exact solution; and of which column. @typedef {{ pin: number | null, column: string }} Difference */
/** All that the page shows. @typedef {{ demo: DemoInfo, values: Values, pins: Pin[], zoom: Zoom, difference: Difference | null }} Content */
/** The ids of chosen parameters and panels. @typedef {{ controls: string[] | null, panels: string[] | null }} Lists */
/** Takes texts as values, and those of an earlier schema as today's. @typedef {Pick<import("../pkg/nullcline.js").Lab, "read" | "upgrade">} Reader */

/** More pins than anybody can tell apart; a longer list is cut. */
const MOST_PINS = 24;
/** Keys that are no parameter's, beside those of the presentation. */
const OWN_KEYS = ["demo", "v", "pins", "zoom", "difference"];

/** What is not said. @satisfies {import("../pkg/nullcline.js").Said} */
const SILENT = { demo: "", runs: [], zoom: [], column: "", controls: [], panels: [] };

/** Stands for the exact solution where a difference names a pin. */
const EXACT = "exact";

/** How an address begins. @param {string} id */
const head = (id) => new URLSearchParams({ demo: id, ...(schema > 1 && { v: String(schema) }) });

/** The address of a demo at its defaults. @param {string} id */
export const opening = (id) => `?${head(id)}`;

/** @param {Content} content */
export function write({ demo, values, pins, zoom, difference }) {
  const query = head(demo.id);
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
 * @param {string} query @param {DemoInfo[]} demos @param {Reader} reader
 * @returns {Content & { notices: string[] }}
 */
export function readContent(query, demos, reader) {
  const given = Object.fromEntries(new URLSearchParams(query));
  /** @type {string[]} */
  const notices = [];
  const written = readSchema(given.v, notices);
  const own = Object.entries(given).filter(([key]) => !OWN_KEYS.includes(key) && !isPresentation(key));
  const pins = splitPins(given.pins, notices);
  const [minus, column = ""] = (given.difference ?? "").split(":").map(unescape);
  const runs = [own, ...pins.map((pin) => pin.given)];
  const said = reader.upgrade(written, { ...SILENT, demo: given.demo ?? demos[0].id, runs, zoom: splitZoom(given.zoom), column });
  const demo = demos.find(({ id }) => id === said.demo);
  // What is said of a page that is not there goes for no other.
  if (!demo) return { ...readContent("", demos, reader), notices: [...notices, words.unknownDemo(given.demo)] };

  const [now, ...kept] = said.runs.map((run) => reader.read(demo.id, Object.fromEntries(run)));
  notices.push(...now.notices, ...kept.flatMap((run, index) => run.notices.map((notice) => words.inPin(index + 1, notice))));
  const difference = readDifference(minus, said.column, pins.length);
  if (given.difference && !difference) notices.push(words.badDifference(given.difference));
  return {
    demo,
    values: now.values,
    pins: pins.map(({ label, shown }, index) => ({ values: kept[index].values, label, shown })),
    zoom: readZoom(said.zoom, notices),
    difference,
    notices,
  };
}

/**
 * The ids that a presentation lists, in the words of today.
 * @param {string} query @param {Lists} lists @param {Pick<Reader, "upgrade">} reader @returns {Lists}
 */
export function readLists(query, { controls, panels }, reader) {
  const { demo = "", v } = Object.fromEntries(new URLSearchParams(query));
  const said = reader.upgrade(readSchema(v, []), { ...SILENT, demo, controls: controls ?? [], panels: panels ?? [] });
  return { controls: controls && said.controls, panels: panels && said.panels };
}

/** @param {string | undefined} text @param {string[]} notices */
function readSchema(text, notices) {
  if (text === undefined) return 1;
  if (/^[1-9]\d*$/u.test(text) && Number(text) <= schema) return Number(text);
  notices.push(words.unknownSchema(text));
  return schema;
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

/** @param {string | undefined} text @param {string[]} notices */
function splitPins(text, notices) {
  const all = text ? text.split(";") : [];
  if (all.length > MOST_PINS) notices.push(words.tooManyPins(MOST_PINS));
  return all.slice(0, MOST_PINS).map((one) => {
    const pairs = one.split(",").filter(Boolean).map(splitKey);
    const { "~label": label = "", "~hidden": hidden, "~": nothing, ...given } = Object.fromEntries(pairs);
    return { given: Object.entries(given), label: label.slice(0, 80), shown: hidden === undefined };
  });
}

/** @param {string | undefined} text */
const splitZoom = (text) => (text ? text.split(",").map(splitKey) : []);

/** A key and what follows it. @param {string} part @returns {[string, string]} */
function splitKey(part) {
  const [key, ...rest] = part.split(":");
  return [unescape(key), unescape(rest.join(":"))];
}

/** @param {[string, string][]} parts @param {string[]} notices */
function readZoom(parts, notices) {
  /** @type {Zoom} */
  const zoom = {};
  for (const [key, text] of parts) {
    const ends = text.split(":").map((end) => (end.trim() ? Number(end) : Number.NaN));
    if (key && ends.length === 2 && ends.every(Number.isFinite) && ends[0] < ends[1]) zoom[key] = [ends[0], ends[1]];
    else notices.push(words.badZoom(text ? `${key}:${text}` : key));
  }
  return zoom;
}

/** @param {string} minus @param {string} column @param {number} pins @returns {Difference | null} */
function readDifference(minus, column, pins) {
  if (minus === EXACT && column) return { pin: null, column };
  return /^\d+$/u.test(minus) && Number(minus) < pins && column ? { pin: Number(minus), column } : null;
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
