// For a page with a lab in a frame: sets and reads its values, plays and pauses it, gives it its height and its keys back.
//
//   import { connect } from "https://your.host/nullcline/www/nullcline-frame.js";
//   const lab = connect(document.querySelector("iframe"));
//   await lab.set({ …values });
//   lab.on("results", ({ outcome }) => console.log(outcome.sentence));

/** @typedef {import("./host/protocol.js").Values} Values */
/** @typedef {import("./host/protocol.js").Message} Message */
/** A message of one type. @template {Message["type"]} Type @typedef {Message & { type: Type }} Of */

/** Of the protocol; said here, so that a host loads one file alone. @type {Message["nullcline"]} */
const VERSION = 1;

/**
 * Speaks with the lab in a frame. Nothing but that frame, from its own origin, is heard.
 * @param {HTMLIFrameElement} frame
 * @param {{ keys?: boolean, resize?: boolean }} [how] whether keys that the lab has no use for go on to this page, and whether
 *   the frame follows the height that the lab wants (where its address has a `height`)
 */
export function connect(frame, how = {}) {
  if (frame?.tagName !== "IFRAME") throw refusal("frame", "it must be an iframe of this page");
  const { keys = true, resize = true } = how ?? {};
  // A frame in a sandbox has no origin of its own.
  const inSandbox = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  // Decks of slides name the address of a frame beside its place until they want it.
  const origin = inSandbox ? "null" : new URL(frame.src || (frame.dataset.src ?? ""), location.href).origin;
  /** @type {Map<string, Set<(message: any) => void>>} */
  const listeners = new Map();
  /** @type {Map<number, { done: (message: any) => void, failed: (error: Error) => void }>} */
  const waiting = new Map();
  let count = 0;
  let scale = 1;
  /** @type {(message: Of<"ready">) => void} */
  let open;
  /** @type {(error: Error) => void} */
  let give;
  /** @type {Promise<Of<"ready">>} */
  const ready = new Promise((done, failed) => {
    open = done;
    give = failed;
  });
  ready.catch(() => {}); // whoever asks something hears of it

  /** @param {object} message @param {string} [to] */
  const say = (message, to = origin === "null" ? "*" : origin) => frame.contentWindow?.postMessage({ nullcline: VERSION, ...message }, to);
  // It tells nothing, and the frame may hold an empty page as yet: browsers would complain of that.
  const hello = () => say({ type: "hello" }, "*");

  /** @param {string} type @param {object} [more] @returns {Promise<any>} */
  async function ask(type, more = {}) {
    await ready;
    count += 1;
    const id = count;
    return new Promise((done, failed) => {
      waiting.set(id, { done, failed });
      try {
        say({ type, id, ...more });
      } catch {
        // Functions, symbols and elements of a page go nowhere.
        waiting.delete(id);
        failed(refusal("values", "they must be numbers and texts"));
      }
    });
  }

  /** @param {MessageEvent} event */
  function hear({ source, origin: from, data }) {
    if (source !== frame.contentWindow || from !== origin || !data) return;
    if (data.nullcline !== VERSION) return data.type === "refused" ? give(new Error(data.message)) : undefined;
    if (data.type === "awake") hello();
    else if (data.type === "ready") {
      open(data);
      scale = 1;
      measure();
    }
    else if (data.type === "resize" && resize) frame.style.height = `${data.height}px`;
    else if (data.type === "key" && keys) frame.dispatchEvent(new KeyboardEvent("keydown", { key: data.key, code: data.code, keyCode: KEY_CODES.get(data.key) ?? 0, shiftKey: data.shiftKey, bubbles: true, cancelable: true }));
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === "refused") asked?.failed(Object.assign(new RangeError(data.message), { key: data.key }));
    else asked?.done(data);
    for (const listener of listeners.get(data.type) ?? []) listener(data);
  }
  /** On a deck of slides a frame is seen larger than it is, and cannot know. */
  function measure() {
    const seen = frame.getBoundingClientRect().width / frame.offsetWidth;
    if (!(seen > 0) || Math.abs(seen / scale - 1) < 0.01) return;
    scale = seen;
    say({ type: "scale", scale });
  }
  const life = new AbortController();
  addEventListener("resize", () => requestAnimationFrame(measure), life);
  document.addEventListener("transitionend", measure, life);
  addEventListener("message", hear, life);
  hello(); // it may have been awake for long

  return {
    ready,
    /** Changes values: all of them, or none, with a RangeError that has the `key`. @param {Values} values @returns {Promise<Of<"state">>} */
    set: (values) => ask("set", { values }),
    /** @returns {Promise<Of<"state">>} */
    get: () => ask("get"),
    /** @returns {Promise<Of<"state">>} */
    play: () => ask("play"),
    /** @returns {Promise<Of<"state">>} */
    pause: () => ask("pause"),
    /** @returns {Promise<Of<"results">>} */
    results: () => ask("results"),
    /** Hears what the lab tells; returns what ends that. @template {Message["type"]} Type @param {Type} type @param {(message: Of<Type>) => void} listener */
    on(type, listener) {
      if (!TYPES.includes(type)) throw refusal("type", `it must be one of ${TYPES.join(", ")}`);
      if (typeof listener !== "function") throw refusal("listener", "it must be a function");
      const all = listeners.get(type) ?? new Set();
      listeners.set(type, all.add(listener));
      return () => { all.delete(listener); };
    },
    /** Hears no more; what was asked fails. */
    close() {
      life.abort();
      const ended = new Error("closed");
      give(ended);
      for (const { failed } of waiting.values()) failed(ended);
    },
  };
}

/** What a frame tells. @type {Message["type"][]} */
const TYPES = ["awake", "ready", "state", "change", "results", "refused", "resize", "key"];

/** Decks of slides still look at the number of a key. @type {Map<unknown, number>} */
const KEY_CODES = new Map([[" ", 32], ["Escape", 27], ["PageUp", 33], ["PageDown", 34], ["End", 35], ["Home", 36], ["ArrowLeft", 37], ["ArrowUp", 38], ["ArrowRight", 39], ["ArrowDown", 40], ["Enter", 13]]);

/** What cannot be taken, as the lab says it. @param {string} key @param {string} allowed */
const refusal = (key, allowed) => Object.assign(new RangeError(`${key} cannot be that: ${allowed}.`), { key });
