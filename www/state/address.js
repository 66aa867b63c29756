// What the page shows, as the query of an address, and back.
//
//   ?demo=a-demo&a=9&preset=fast&pins=a:7,b:130,~label:strong;~&zoom=t:12.5:30&difference=0:v
//
// The keys are the parameters' ids, with only what differs from its default. A preset is said where values were changed since it
// was chosen, and are nearer to another; one who writes it alone asks for its values. A pin is a list of the same, of which `~` alone
// says nothing; `~label` and `~hidden` are its own. A part of an axis is its key and its ends. A difference is the place of
// a pin, or `exact`, and a column. `v` is the schema since which the page's addresses say what they say today; the first has
// none. Equations that were typed are `eq`, as they are or packed (src/address/packed.rs); a parameter of theirs that is called as
// one of our own keys has a `_` behind it.
//
// What the lab writes is sealed (seal.js). What people write need not be, and may add to what the lab wrote, before its end or
// behind it.
import { contents, former, neurons, schema as today } from "../../course/contents.js";
import { entryOf } from "../core/entry.js";
import { meant } from "../values/numbers.js";
import { number, read } from "../values/typed.js";
import { brief } from "../words/brief.js";
import { words } from "../words/index.js";
import { firstOf, inscribed, pageOf } from "./equations.js";
import { nearest } from "./near.js";
import { isPresentation } from "./presentation.js";
import { nearestPreset, presetOf } from "./preset.js";
import { textsOf } from "./query.js";
import { schemaOf } from "./schema.js";
import { BEGINNING, isEnd } from "./seal.js";
import { isTracker } from "./tracker.js";

/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../../pkg/nullcline.js").Values} Values */
/** A run kept for comparison; an empty label says what differs. @typedef {{ values: Values, label: string, shown: boolean }} Pin */
/** The parts of axes that are looked at, by their keys. @typedef {Map<string, [number, number]>} Zoom */
/** Which pin is taken off the current run, or, without one, the exact solution; and of which column. @typedef {{ pin: number | null, column: string }} Difference */
/** All that the page shows; `preset` is the one that the run is one of. @typedef {{ demo: DemoInfo, values: Values, preset: string | null, pins: Pin[], zoom: Zoom, difference: Difference | null }} Content */
/** What somebody may have meant whose words are not known here: the names, and the query with them. @typedef {{ names: string[], query: string }} Proposal */
/** The ids of chosen parameters and panels. @typedef {{ controls: string[] | null, panels: string[] | null }} Lists */
/** Takes texts as values, and those of an earlier schema as today's; unpacks equations, and tells of a page by its id. @typedef {Pick<import("../../pkg/nullcline.js").Lab, "read" | "upgrade" | "unpack" | "demo">} Reader */

/** More pins than anybody can tell apart; a longer list is cut. */
const MOST_PINS = 24;
/** Letters of a pin's own name. */
const LONGEST_LABEL = 80;
/** Keys that are no parameter's, beside those of the presentation. */
const OWN_KEYS = ["demo", "eq", "v", "preset", "pins", "zoom", "difference", BEGINNING];

/** What is not said. @satisfies {import("../../pkg/nullcline.js").Said} */
const SILENT = { demo: "", runs: [], zoom: [], column: "", controls: [], panels: [] };

/** Stands for the exact solution where a difference names a pin. */
const EXACT = "exact";

/** How an address begins. @param {Pick<DemoInfo, "id"> & Partial<Pick<DemoInfo, "eq">>} demo */
function head({ id, eq }) {
  const page = pageOf(id);
  const since = entryOf(page)?.schema ?? 1;
  return new URLSearchParams({ ...(since > 1 && { v: String(since) }), demo: page, ...(page !== id && { eq: eq ?? "" }) });
}

/** The address of a demo at its defaults. @param {string} id of the catalogue */
export const opening = (id) => `?${head({ id })}`;

/** Whether a key of an address is of no page's parameters. @param {string} key */
const isReserved = (key) => OWN_KEYS.includes(key) || isPresentation(key) || isTracker(key) || isEnd(key);

/** The key of a parameter: typed equations may call one as they like. @param {string} id */
export const keyOf = (id) => (isReserved(id.replace(/_+$/u, "")) ? `${id}_` : id);

/** The parameter that a key is of. @param {string} key */
export const idOf = (key) => (!isReserved(key) && isReserved(key.replace(/_+$/u, "")) ? key.slice(0, -1) : key);

/** @param {Content} content */
export function write({ demo, values, preset, pins, zoom, difference }) {
  const query = head(demo);
  for (const [id, value] of differing(demo, values)) query.set(keyOf(id), value);
  if (preset && preset !== nearestPreset(demo, values).id) query.set("preset", preset);
  if (pins.length) query.set("pins", pins.map((pin) => writePin(demo, pin)).join(";"));
  const parts = [...zoom].map(([key, [min, max]]) => `${escape(key)}:${min}:${max}`);
  if (parts.length) query.set("zoom", parts.join(","));
  if (difference) query.set("difference", `${difference.pin ?? EXACT}:${escape(difference.column)}`);
  // These may stand in a query as they are, and are easier to read.
  return `?${query}`.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%3B", ";").replaceAll("%7E", "~");
}

/** The address of a demo with these values, which it may be that no core here knows. @param {Parameters<typeof head>[0]} demo @param {Values} values */
export function openingWith(demo, values) {
  const query = head(demo);
  for (const [id, value] of Object.entries(values)) query.set(keyOf(id), String(value));
  return `?${query}`;
}

/** A query with its end marked, unless a demo at its defaults is all it says; `tail` says how the page presents itself. @param {string} query */
export function sealed(query, tail = "") {
  const { demo = "" } = Object.fromEntries(new URLSearchParams(query));
  return query === opening(demo) ? query + tail : `?${BEGINNING}=fin&${query.slice(1)}${tail}&fin`;
}

/** The keys of a query and their texts, and whether it was cut short. @param {string} query @returns {{ given: Map<string, string>, cut: boolean }} */
function pairs(query) {
  const given = textsOf(query);
  const end = [...given.keys()].filter(isEnd);
  const cut = given.has(BEGINNING) && !end.length;
  for (const key of end) given.delete(key);
  // The last key of a link that was cut may be but the beginning of one.
  const last = [...given.keys()].at(-1);
  if (cut && last !== undefined && given.get(last) === "") given.delete(last);
  return { given, cut };
}

/**
 * As much of a query as can be taken, and what could not, in words; equations that could not, as a draft.
 * @param {string} query @param {DemoInfo[]} demos @param {Reader} reader
 * @returns {Content & { notices: string[], proposal: Proposal | null, draft: string | null }}
 */
export function readContent(query, demos, reader) {
  const { given, cut } = pairs(query);
  const notices = cut ? [words.cutShort] : [];
  const written = readSchema(given.get("v"), notices);
  const own = [...given].filter(([key]) => !isReserved(key)).map(([key, text]) => /** @type {[string, string]} */ ([idOf(key), text]));
  const pins = splitPins(given.get("pins"), notices);
  const [minus, column = ""] = (given.get("difference") ?? "").split(":").map(unescape);
  const runs = [own, ...pins.map((pin) => pin.given)];
  const said = reader.upgrade(written, { ...SILENT, demo: given.get("demo") ?? demos[0].id, runs, zoom: splitZoom(given.get("zoom")), column });
  const { demo, draft } = readEquations(given.get("eq"), said.demo, demos, reader, notices);
  const preset = given.get("preset");
  // What is said of a page that is not there goes for no other.
  if (!demo) {
    const proposal = replaced(given, new Map(), new Map([["demo", nearestDemo(given.get("demo") ?? "")]]));
    return { ...readContent("", demos, reader), notices: [...notices, words.unknownDemo(brief(given.get("demo") ?? ""))], proposal };
  }

  const [now, ...kept] = said.runs.map((run) => readValues(run, demo, reader));
  const chosen = unchanged(preset, demo, now.values);
  Object.assign(now.values, chosen);
  notices.push(...now.notices, ...kept.flatMap((run, index) => run.notices.map((notice) => words.inPin(index + 1, notice))));
  const difference = readDifference(minus, said.column, pins.length);
  if (given.get("difference") && !difference) notices.push(words.badDifference(brief(given.get("difference") ?? "")));
  return {
    demo,
    values: now.values,
    preset: readPreset(preset, demo, now.values, notices),
    pins: pins.map(({ label, shown }, index) => ({ values: kept[index].values, label, shown })),
    zoom: readZoom(said.zoom, notices),
    difference,
    notices,
    draft,
    proposal: replaced(given, nearestKeys(own.map(([key]) => key), demo), nearestTexts(given, demo)),
  };
}

/**
 * The page that an address names, with its equations, as far as there are any and it takes them; and those that mean nothing.
 * @param {string | undefined} packed @param {string} page @param {DemoInfo[]} demos @param {Reader} reader @param {string[]} notices
 * @returns {{ demo: DemoInfo | undefined, draft: string | null }}
 */
function readEquations(packed, page, demos, reader, notices) {
  const usual = demos.find(({ id }) => id === page);
  const typed = demos.find(({ text }) => text !== null);
  if (packed === undefined || !typed) return { demo: usual, draft: null };
  const text = usual?.text === null ? undefined : reader.unpack(packed)?.replaceAll(/\r\n?/gu, "\n");
  if (text === undefined) {
    notices.push(usual?.text === null ? words.noEquations : words.damagedEquations);
    return { demo: usual ?? typed, draft: null };
  }
  const { demo, errors } = firstOf((id) => reader.demo(id), inscribed(page, text, demos));
  if (demo) return { demo, draft: null };
  notices.push(...errors.slice(0, 1).map(({ line, message }) => words.faultyEquations(line, message)));
  return { demo: usual ?? typed, draft: text };
}

/**
 * What a preset sets, where an address says it of values that are exactly those of another: so writes nobody who has changed it
 * since, but one who asks for it by its name.
 * @param {string | undefined} preset @param {DemoInfo} demo @param {Values} values @returns {Values}
 */
function unchanged(preset, demo, values) {
  const asked = demo.presets.find(({ id }) => id === preset);
  const { id, different } = nearestPreset(demo, values);
  return asked && different === 0 && id !== preset ? asked.values : {};
}

/** The demo that is called most like it: by its own id, or by that of its neuron. @param {string} id */
function nearestDemo(id) {
  const led = new Map([...contents.map((demo) => /** @type {const} */ ([demo.id, demo.id])), ...former, ...neurons.map((neuron) => /** @type {const} */ ([neuron.id, neuron.entry ?? neuron.pages[0].id]))]);
  return led.get(nearest(id, [...led.keys()]) ?? "") ?? null;
}

/** The parameters that are called most like keys that none has. @param {string[]} keys @param {DemoInfo} demo */
function nearestKeys(keys, { params }) {
  const unknown = keys.filter((key) => params.every(({ id }) => id !== key));
  const free = params.map(({ id }) => id).filter((id) => !keys.includes(id));
  return new Map(unknown.map((key) => [key, nearest(key, free)]));
}

/** The options that are called most like texts of choices that name none, and the preset likewise, by their keys. @param {Map<string, string>} given @param {DemoInfo} demo */
function nearestTexts(given, { params, presets }) {
  const lists = [{ id: "preset", choices: presets }, ...params.filter(({ kind }) => kind === "choice")];
  /** @type {Map<string, string | null>} */
  const better = new Map();
  for (const { id, choices } of lists) {
    const text = given.get(id);
    if (text === undefined || choices.some((choice) => choice.id === text)) continue;
    const called = new Map(choices.flatMap((choice) => [[choice.name, choice.id], [choice.id, choice.id]]));
    better.set(id, called.get(nearest(text, [...called.keys()]) ?? "") ?? null);
  }
  return better;
}

/**
 * The same query with what was meant in the place of what was written, of keys and of texts.
 * @param {Map<string, string>} given @param {Map<string, string | null>} keys @param {Map<string, string | null>} texts by the keys that were written @returns {Proposal | null}
 */
function replaced(given, keys, texts) {
  const names = [...new Set([...keys.values(), ...texts.values()])].filter((name) => name !== null);
  if (!names.length) return null;
  const said = [...given].map(([key, text]) => [keys.get(key) ?? key, texts.get(key) ?? text]);
  return { names, query: `?${new URLSearchParams(said)}` };
}

/** @param {string | undefined} text @param {DemoInfo} demo @param {Values} values @param {string[]} notices */
function readPreset(text, demo, values, notices) {
  const known = demo.presets.map(({ id }) => id);
  if (text === undefined || known.includes(text)) return presetOf(demo, values, text ?? null);
  notices.push(words.unknownPreset(brief(text), known.join(", ")));
  return presetOf(demo, values, null);
}

/**
 * The ids that a presentation lists, in the words of today.
 * @param {string} query @param {Lists} lists @param {Pick<Reader, "upgrade">} reader @returns {Lists}
 */
export function readLists(query, { controls, panels }, reader) {
  const given = new Map(new URLSearchParams(query));
  const said = reader.upgrade(readSchema(given.get("v"), []), { ...SILENT, demo: given.get("demo") ?? "", controls: controls ?? [], panels: panels ?? [] });
  return { controls: controls && said.controls, panels: panels && said.panels };
}

/**
 * The values that texts mean, the others at their defaults, and what could not be taken, in words of a language.
 * @param {[string, string][]} given @param {DemoInfo} demo @param {Pick<Reader, "read">} reader @returns {{ values: Values, notices: string[] }}
 */
export function readValues(given, demo, reader, said = words) {
  const notices = [];
  /** @type {Map<string, string>} */
  const plain = new Map();
  for (const [key, text] of given) {
    const param = demo.params.find(({ id, kind }) => id === key && kind !== "choice");
    const [value, other] = param ? meant(param, read(text)) : [];
    if (other !== undefined) notices.push(said.twoReadingsOf(key, brief(text), String(value), String(other)));
    else plain.set(key, value === undefined ? text : String(value));
  }
  const { values, notices: refused } = reader.read(demo.id, plain);
  return { values, notices: [...notices, ...refused] };
}

/**
 * What of a content holds for other equations, too: values that are not at their defaults, and, where the figures are the same, what
 * is looked at of them.
 * @param {Content} content @param {DemoInfo} demo @param {Pick<Reader, "read">} reader @returns {Content}
 */
export function takenAlong(content, demo, reader) {
  const known = differing(content.demo, content.values).filter(([key]) => demo.params.some(({ id }) => id === key));
  const { values } = readValues(known, demo, reader);
  const [before, after] = [content.demo, demo].map(({ panels }) => panels.map(({ id }) => id).join());
  const { zoom, difference } = before === after ? content : { zoom: new Map(), difference: null };
  return { demo, values, preset: presetOf(demo, values, null), pins: [], zoom, difference: difference?.pin === null ? difference : null };
}

/** @param {string | undefined} text @param {string[]} notices */
function readSchema(text, notices) {
  const known = schemaOf(text);
  if (known === null) notices.push(words.unknownSchema(brief(text ?? "")));
  return known ?? today;
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
  const all = isNone(text) ? [] : text.split(";");
  if (all.length > MOST_PINS) notices.push(words.tooManyPins(MOST_PINS));
  return all.slice(0, MOST_PINS).map((one) => {
    const given = new Map(one.split(",").filter(Boolean).map(splitKey));
    const label = [...(given.get("~label") ?? "")].slice(0, LONGEST_LABEL).join("");
    const shown = !given.has("~hidden");
    for (const own of ["~", "~label", "~hidden"]) given.delete(own);
    return { given: [...given], label, shown };
  });
}

/** @param {string | undefined} text */
const splitZoom = (text) => (isNone(text) ? [] : text.split(",").map(splitKey));

/** Whether a list has nothing in it, as people write it or programs do. @param {string | undefined} text @returns {text is undefined | "" | "[]"} */
const isNone = (text) => !text || text === "[]";

/** A key and what follows it. @param {string} part @returns {[string, string]} */
function splitKey(part) {
  const [key, ...rest] = part.split(":");
  return [unescape(key), unescape(rest.join(":"))];
}

/** @param {[string, string][]} parts @param {string[]} notices */
function readZoom(parts, notices) {
  /** @type {Zoom} */
  const zoom = new Map();
  for (const [key, text] of parts) {
    const ends = text.split(":").map((end) => number(end) ?? Number.NaN);
    if (key && ends.length === 2 && ends.every(Number.isFinite) && ends[0] < ends[1]) zoom.set(key, [ends[0], ends[1]]);
    else notices.push(words.badZoom(brief(text ? `${key}:${text}` : key)));
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
