// The one owner of what the page shows: demo, values, pins and zoom, in step with the address and with undo.
import { withMinus } from "../values/numbers.js";
import { words as english } from "../words/en.js";
import { words } from "../words/index.js";
import { opening, openingWith, readContent, readValues, sealed, takenAlong, write } from "./address.js";
import { along, injectedAlong } from "./along.js";
import { change } from "./change.js";
import { confined } from "./confined.js";
import { firstOf, inscribed, pageOf, remembering } from "./equations.js";
import { createLeft } from "./left.js";
import { presetOf } from "./preset.js";
import { createSteps } from "./steps.js";

/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../../pkg/nullcline.js").Lab} Lab */
/** @typedef {import("../../pkg/nullcline.js").Value} Value */
/** @typedef {import("../../pkg/nullcline.js").Values} Values */
/** @typedef {import("./address.js").Content} Content */
/** @typedef {import("./address.js").Pin} Pin */
/** @typedef {import("./address.js").Zoom} Zoom */
/** @typedef {import("./address.js").Difference} Difference */
/** What changed: `demo` when another one was opened, `done` when the reader has let go. @typedef {{ demo: boolean, done: boolean }} Change */

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const ADDRESS_PAUSE_MS = 350;

/**
 * @param {Lab} lab
 * @param {DemoInfo[]} demos
 * @param {import("./address-bar.js").AddressBar} bar
 * @param {Lab} [plain] another one in English: what programs are told is in no other language
 */
export function createState(lab, demos, bar, plain = lab) {
  /** @type {((change: Change) => void)[]} */
  const listeners = [];
  /** Tells the entries of this visit from those of an earlier one; after a leap to one of those it is another. */
  let visit = unlike();
  let timer = 0;
  /** The step that the browser has been asked to go to. @type {number | null} */
  let wanted = null;

  const tellOf = remembering(lab, demos);
  /** @type {import("./address.js").Reader} */
  const reader = { read: (id, given) => lab.read(id, given), upgrade: (from, said) => lab.upgrade(from, said), unpack: (packed) => lab.unpack(packed), demo: tellOf };
  /** @param {string} query */
  const read = (query) => readContent(query, demos, reader);
  let { notices, proposal, draft, ...content } = read(bar.query);
  /** What the last step shows: what has changed since is not yet one. @type {Content} */
  let settled = content;
  const leftPages = createLeft(reader);
  /** What is set, while a pinned run is looked at in its place. @type {{ own: Content, pin: number } | null} */
  let aside = null;
  const steps = createSteps(write(content), Date.now);
  note();

  /** Writes a step, the current one if none is named, into the browser's entry; a refusal by the browser costs nothing but the address. */
  function note({ query, entry } = steps.current) {
    clearTimeout(timer);
    timer = 0;
    if (!bar.replace({ visit, entry }, query)) later(10 * ADDRESS_PAUSE_MS);
  }

  /** Notes the step that is then the current one, unless that is to be done already. @param {number} ms */
  function later(ms) {
    timer ||= setTimeout(() => note(), ms);
  }

  /** Makes a step of what has changed since the last. */
  function settle() {
    // What is tried on a pinned run lasts as long as it is looked at.
    if (aside) return;
    const query = write(content);
    if (query === steps.current.query) return;
    const { label, about } = change(settled, content);
    settled = content;
    const left = steps.current;
    if (steps.add(query, label, about) === "same entry") return later(ADDRESS_PAUSE_MS);
    // What the entry that is left shows has waited for its turn, and there will be no other.
    if (timer) note(left);
    if (bar.push({ visit, entry: steps.current.entry }, query)) return;
    steps.stay();
    later(10 * ADDRESS_PAUSE_MS);
  }

  /** @param {Change} news */
  function tell(news) {
    for (const listener of listeners) listener(news);
  }

  /** @param {Content} news */
  function turnTo(news) {
    leftPages.keep(content, news.demo);
    content = news;
  }

  /** Turns to what a query says. @param {string} query */
  function take(query) {
    const { notices: more, proposal: other, draft: typed, ...news } = read(query);
    [notices, proposal, draft] = [more, other, typed];
    turnTo(news);
  }

  /** @param {Partial<Content>} news @param {boolean} done */
  function assign(news, done) {
    turnTo({ ...content, ...news });
    if (done) settle();
    tell({ demo: news.demo !== undefined, done });
  }

  /** @param {Values} news @param {boolean} done */
  function setValues(news, done) {
    const different = Object.entries(news).some(([key, value]) => content.values[key] !== value);
    if (!different && !done) return;
    const values = { ...content.values, ...news };
    assign({ values, preset: presetOf(content.demo, values, content.preset) }, done);
  }

  /** Shows what a step showed. @param {number} index */
  function restore(index) {
    steps.goTo(index);
    aside = null;
    const before = content.demo;
    take(steps.current.query);
    settled = content;
    note();
    tell({ demo: content.demo !== before, done: true });
  }

  /** Goes to a step, in the browser's history where it is in another entry: its back button then goes on from there. @param {number} index */
  function goTo(index) {
    if (aside) return;
    settle();
    const target = steps.list[index];
    if (!target || index === steps.at) return;
    const far = target.entry - steps.current.entry;
    if (far === 0) return restore(index);
    wanted = index;
    bar.go(far);
  }

  bar.onGone((entry) => {
    clearTimeout(timer);
    timer = 0;
    const step = entry?.visit === visit ? (wanted ?? steps.lastOf(entry.entry)) : -1;
    wanted = null;
    if (step >= 0) return restore(step);
    // Another visit's entry, or an address that somebody typed.
    aside = null;
    take(bar.query);
    settled = content;
    visit = unlike();
    steps.reset(write(content), "");
    note();
    tell({ demo: true, done: true });
  });
  bar.onLeave(() => timer && note());

  /** @param {string[]} keys @returns {Values} */
  function defaults(keys) {
    return Object.fromEntries(content.demo.params.filter(({ id }) => keys.includes(id)).map(({ id, default: usual }) => [id, usual]));
  }

  /** The address of another page of the same neuron, with the neuron as it is, and else as it was left. @param {string} id */
  function linkAlong(id) {
    if (id === pageOf(content.demo.id)) return write(content);
    const { text } = content.demo;
    const demo = text === null ? demos.find((one) => one.id === id) : tellOf(inscribed(id, text, demos)[0]).demo;
    const injected = injectedAlong(content, id);
    if (!demo) return openingWith({ id }, { ...injected, ...along(content, undefined) });
    const again = leftPages.again(content, demo);
    if (again) return write(again);
    const known = demo.presets.some((preset) => preset.id === content.preset);
    return write({ ...read(openingWith(demo, { ...injected, ...along(content, demo) })), preset: known ? content.preset : null });
  }

  /** Goes to what a query says, as another step. @param {string} query */
  function follow(query) {
    if (bar.leaves(query)) return;
    settle();
    const before = content.demo;
    take(query);
    // What comes in the place of other equations on their page is another neuron.
    if (content.demo !== before && pageOf(content.demo.id) === pageOf(before.id)) leftPages.forget();
    settle();
    tell({ demo: true, done: true });
  }

  /** All values as a lab judges them with these in their place, or how it tells what is wrong. @param {Lab} teller @param {unknown} numbers */
  function verdictOf(teller, numbers) {
    try {
      return { values: teller.judge(content.demo.id, content.values, numbers), complaint: null };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { values: {}, complaint: { key: Reflect.get(error, "key") ?? null, message: withMinus(error.message) } };
    }
  }

  return {
    get demo() { return content.demo; },
    /** All pages. */
    demos,
    get values() { return content.values; },
    /** What others are told of it: the page, its values, and its equations where they are typed. @returns {{ demo: string, values: Values, equations?: string }} */
    get told() {
      const { id, text } = content.demo;
      return { demo: pageOf(id), values: { ...content.values }, ...(text !== null && { equations: text }) };
    },
    /** The preset that the run is one of, by its id; changed since, perhaps. */
    get preset() { return content.preset; },
    get pins() { return content.pins; },
    get zoom() { return content.zoom; },
    get difference() { return content.difference; },
    /** What is set, whatever is looked at. */
    get own() { return aside?.own ?? content; },
    /** The pinned run that is looked at in the place of what is set. */
    get lookedAt() { return aside?.pin ?? null; },
    /** What could not be taken from the address, in words. */
    get notices() { return notices; },
    /** What was meant in the address, perhaps, and not known. */
    get proposal() { return proposal; },
    /** Equations in the address that mean nothing. */
    get draft() { return draft; },
    /** The steps of undo, and which one is shown. */
    get steps() { return { list: steps.list, at: steps.at }; },
    /** Leaves out what the address says of axes and quantities that there are none of. @param {import("../../pkg/nullcline.js").Shown} shown @returns {string[]} what was left out, in words */
    confine(shown) {
      const { zoom, difference, notices: missing } = confined(content, shown);
      if (!missing.length) return missing;
      notices = [...notices, ...missing];
      content = { ...content, zoom, difference };
      settled = content;
      steps.amend(write(content));
      note();
      tell({ demo: false, done: false });
      return missing;
    },
    /** Whether a parameter is not at its default. @param {string} key */
    changed: (key) => content.values[key] !== content.demo.params.find(({ id }) => id === key)?.default,
    /** The full address of this very content; of a page that has none, what would stand behind it. */
    get link() { return this.linkAs(""); },
    /** The same with how the page presents itself; or that of another content. @param {string} tail @param {string} [query] */
    linkAs: (tail, query = write(content)) => bar.base + sealed(query, tail),
    /** The page with other values, and nothing pinned or zoomed. @param {Values} values */
    queryOf: (values) => write({ ...content, values, pins: [], zoom: new Map(), difference: null }),
    /** What of it is about the content. */
    get query() { return write(content); },
    /** The same to be written into files: where the lab itself lies as a file on this computer is nobody's business. */
    get source() { return this.link.replace(/^file:[^?]*\//u, ""); },
    /** The values that a query means, whatever is set. @param {string} query */
    valuesOf: (query) => read(query).values,
    /** The address of another demo at its defaults. */
    linkTo: opening,
    linkAlong,
    /** @param {(change: Change) => void} listener */
    onChange(listener) { listeners.push(listener); },

    /** What may be typed for a parameter, in words. @param {string} key */
    range: (key) => lab.range(content.demo.id, key),
    /** What is wrong with a number that was typed for it, in words. @param {string} key @param {number} value */
    complaint: (key, value) => lab.complaint(content.demo.id, key, value),
    /** What somebody else gives: all of it as values, or what is wrong with it, in English or in the words of a reader. @param {unknown} given @returns {{ values: Values, complaint: { key: string | null, message: string } | null }} */
    judge(given, forReader = false) {
      const [teller, said] = forReader ? [lab, words] : [plain, english];
      /** Texts as people write numbers. @type {Map<string, Value>} */
      const read = new Map();
      const entries = typeof given === "object" && given !== null && !Array.isArray(given) ? Object.entries(given) : [];
      for (const [key, value] of entries.filter(([, one]) => typeof one === "string")) {
        const reading = readValues([[key, value]], content.demo, teller, said);
        if (reading.notices.length) return { values: {}, complaint: { key, message: reading.notices[0] } };
        read.set(key, reading.values[key]);
      }
      const numbers = read.size ? Object.fromEntries(entries.map(([key, value]) => [key, read.get(key) ?? value])) : given;
      // The lab that draws judges, as it keeps what it computes for that; another is asked only how it tells what is wrong.
      const verdict = verdictOf(lab, numbers);
      return verdict.complaint && teller !== lab ? verdictOf(teller, numbers) : verdict;
    },
    /** @param {string} key @param {Value} value @param {boolean} done */
    set(key, value, done) { setValues({ [key]: value }, done); },
    setAll: setValues,
    /** @param {string[]} keys */
    reset(...keys) { setValues(defaults(keys), true); },
    /** @param {string} id of a preset */
    choose(id) { setValues(content.demo.presets.find((preset) => preset.id === id)?.values ?? {}, true); },
    resetAll() { setValues(defaults(content.demo.params.map(({ id }) => id)), true); },
    /** Looks at parts of axes; none is the whole. @param {Zoom} zoom @param {boolean} done */
    setZoom(zoom, done) { assign({ zoom }, done); },

    /**
     * Takes other equations, if they mean something, and of the values what these have, too; a run that was pinned of the others is let go.
     * @param {string} text @returns {import("./equations.js").Told} what they are, and what is wrong with them
     */
    inscribe(text) {
      const told = firstOf(tellOf, inscribed(pageOf(content.demo.id), text, demos));
      const { demo } = told;
      if (!demo || demo === content.demo) return told;
      [notices, proposal, draft] = [content.pins.length ? [words.pins.ofOthers] : [], null, null];
      // What the text gives another value has that one, wherever its slider was.
      const before = new Map(content.demo.params.map(({ id, default: usual }) => [id, usual]));
      const changed = demo.params.filter(({ id, default: usual }) => before.has(id) && before.get(id) !== usual).map(({ id }) => id);
      assign(takenAlong({ ...content, values: { ...content.values, ...defaults(changed) } }, demo, lab), true);
      return told;
    },

    /** Keeps the current run for comparison. */
    pin() {
      const pin = { values: { ...content.values }, label: "", shown: true };
      if (!aside) return assign({ pins: [...content.pins, pin] }, true);
      aside.own = { ...aside.own, pins: [...aside.own.pins, pin] };
      tell({ demo: false, done: true });
    },
    /** @param {number} index @param {Partial<Pin>} news */
    setPin(index, news) { assign({ pins: content.pins.map((pin, place) => (place === index ? { ...pin, ...news } : pin)) }, true); },
    /** @param {number} index */
    unpin(index) {
      const { difference } = content;
      const left = difference && difference.pin !== null && difference.pin > index ? { ...difference, pin: difference.pin - 1 } : difference;
      assign({ pins: content.pins.filter((_, place) => place !== index), difference: difference?.pin === index ? null : left }, true);
    },
    /** Shows the current run minus a pin or the exact solution, or nothing of the kind. @param {Difference | null} difference */
    setDifference(difference) { assign({ difference }, true); },

    /** Looks at a pinned run alone, as if it were what is set, or again at that: none of this is a step, nor in the address. @param {number | null} pin */
    lookAt(pin) {
      if (pin === null && !aside) return;
      settle();
      const { values, pins, zoom, difference } = aside?.own ?? content;
      aside = pin === null ? null : { own: aside?.own ?? content, pin };
      assign(pin === null ? { values, pins, zoom, difference } : { values: { ...pins[pin].values }, pins: [], difference: difference?.pin === null ? difference : null }, true);
    },

    // What has not come to rest yet is a step of its own: they count from there.
    undo() {
      if (aside) return this.lookAt(aside.pin);
      settle();
      goTo(steps.at - 1);
    },
    redo() {
      settle();
      goTo(steps.at + 1);
    },
    goTo,
    /** Opens another demo at its defaults. @param {string} id */
    open(id) { follow(opening(id)); },
    /** Opens another page of the same neuron, with the neuron as it is. @param {string} id */
    openAlong(id) { follow(linkAlong(id)); },
    follow,
  };
}

/** @typedef {ReturnType<typeof createState>} State */

/** A word that no other visit has. */
function unlike() {
  return `${Date.now()}-${Math.random()}`;
}
