// The one owner of what the page shows: a demo and its values, kept in step with the address.
import { words } from "./words.js";

/** @typedef {import("../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../pkg/nullcline.js").Lab} Lab */
/** @typedef {import("../pkg/nullcline.js").Value} Value */
/** @typedef {import("../pkg/nullcline.js").Values} Values */
/** What changed: `demo` when another one was opened, `done` when the reader has let go. @typedef {{ demo: boolean, done: boolean }} Change */

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const ADDRESS_PAUSE_MS = 350;

/**
 * @param {Lab} lab
 * @param {DemoInfo[]} demos
 */
export function createState(lab, demos) {
  /** @type {((change: Change) => void)[]} */
  const listeners = [];
  let demo = demos[0];
  /** @type {Values} */
  let values = {};
  /** @type {string[]} */
  let notices = [];
  let timer = 0;

  /** Takes what the address says, as far as it can be taken. */
  function readAddress() {
    const given = Object.fromEntries(new URLSearchParams(location.search));
    const { demo: id, ...rest } = given;
    const found = demos.find((one) => one.id === id);
    demo = found ?? demos[0];
    const reading = lab.read(demo.id, found || id === undefined ? rest : {});
    values = reading.values;
    notices = id !== undefined && !found ? [words.unknownDemo(id), ...reading.notices] : reading.notices;
  }

  function address() {
    const query = new URLSearchParams({ demo: demo.id });
    for (const param of demo.params) if (changed(param.id)) query.set(param.id, String(values[param.id]));
    return `?${query}`;
  }

  /** @param {string} key */
  function changed(key) {
    return values[key] !== demo.params.find((param) => param.id === key)?.default;
  }

  /** Writes the address now, at most so often; a refusal by the browser costs nothing but the address. */
  function writeAddress() {
    clearTimeout(timer);
    timer = 0;
    try {
      if (location.search !== address()) history.replaceState(null, "", address());
    } catch {
      timer = setTimeout(writeAddress, 10 * ADDRESS_PAUSE_MS);
    }
  }

  /** @param {Change} change */
  function tell(change) {
    for (const listener of listeners) listener(change);
  }

  /** @param {Values} news @param {boolean} done */
  function assign(news, done) {
    const different = Object.entries(news).some(([key, value]) => values[key] !== value);
    if (!different && !done) return;
    Object.assign(values, news);
    if (!timer) timer = setTimeout(writeAddress, ADDRESS_PAUSE_MS);
    tell({ demo: false, done });
  }

  /** @param {string[]} keys @returns {Values} */
  function defaults(keys) {
    return Object.fromEntries(demo.params.filter((param) => keys.includes(param.id)).map((param) => [param.id, param.default]));
  }

  addEventListener("popstate", () => {
    clearTimeout(timer);
    timer = 0;
    readAddress();
    tell({ demo: true, done: true });
  });
  addEventListener("pagehide", () => timer && writeAddress());
  readAddress();

  return {
    get demo() { return demo; },
    get values() { return values; },
    /** What could not be taken from the address, in words. */
    get notices() { return notices; },
    changed,
    /** The full address of this very state. */
    get link() { return new URL(address(), location.href.split(/[?#]/u)[0]).href; },
    /** The address of another demo at its defaults. @param {string} id */
    linkTo: (id) => `?${new URLSearchParams({ demo: id })}`,
    /** @param {(change: Change) => void} listener */
    onChange(listener) { listeners.push(listener); },
    /** @param {string} key @param {Value} value @param {boolean} done */
    set(key, value, done) { assign({ [key]: value }, done); },
    /** @param {Values} news @param {boolean} done */
    setAll(news, done) { assign(news, done); },
    /** @param {string} key */
    reset(key) { assign(defaults([key]), true); },
    resetAll() { assign(defaults(demo.params.map((param) => param.id)), true); },
    /** Opens another demo, as a new step of the browser's history. @param {string} id */
    open(id) {
      const found = demos.find((one) => one.id === id);
      if (!found) return;
      writeAddress();
      demo = found;
      ({ values, notices } = lab.read(id, {}));
      try {
        history.pushState(null, "", address());
      } catch {
        // The address stays behind; the page does not.
      }
      tell({ demo: true, done: true });
    },
  };
}

/** @typedef {ReturnType<typeof createState>} State */
