// The frame's side of the conversation with the page around it: hears requests, refuses what it cannot take, tells what changes.
import { SCALES, VERSION } from "../host/protocol.js";

/** @typedef {import("../host/protocol.js").Message} Message */

/** What programmers of a host are told: in English, as the protocol is. */
const REFUSALS = {
  version: `This lab speaks version ${VERSION} of the protocol: nullcline must be ${VERSION}.`,
  hello: "Begin with a message of the type hello.",
  type: (/** @type {string} */ types) => `type must be one of ${types}.`,
};

/**
 * @param {Pick<import("./guest.js").Guest, "root" | "state" | "transport" | "outcome" | "scaled">} lab
 * @param {import("../state/presentation.js").Presentation} how
 */
export function createMessages({ root, state, transport, outcome, scaled }, { host, height }) {
  /** Whom it speaks to, once it is known. @type {string | null} */
  let origin = null;
  let told = "";
  /** Whether what changes now is the host's own doing, and no news to it. */
  let obeying = false;

  /** @param {Record<string, unknown>} message @param {unknown} [id] @param {string | null} [to] */
  function say(message, id, to = origin) {
    // An opaque origin, as a file or a sandboxed host has, can be told nothing but by "*".
    if (to) parent.postMessage({ nullcline: VERSION, ...message, ...(Number.isSafeInteger(id) ? { id } : {}) }, to === "null" ? "*" : to);
  }

  /** @param {"ready" | "state" | "change"} type @param {unknown} [id] */
  function tell(type, id) {
    say({ type, ...state.told, playing: transport.playing }, id);
  }

  /** Everything or nothing of these values is taken. @param {unknown} given @param {unknown} id */
  function set(given, id) {
    const { values, complaint } = state.judge(given);
    if (complaint) return say({ type: "refused", ...complaint }, id);
    obeying = true;
    state.setAll(values, true);
    obeying = false;
    tell("state", id);
  }

  /** @param {boolean} run @param {unknown} id */
  function play(run, id) {
    transport.setPlaying(run);
    tell("state", id);
  }

  /** By the type of a request. @type {Map<unknown, (data: Record<string, unknown>) => void>} */
  const answers = new Map(Object.entries(/** @type {Record<string, (data: Record<string, unknown>) => void>} */ ({
    hello({ id }) {
      tell("ready", id);
      size();
    },
    set: ({ values, id }) => set(values, id),
    get: ({ id }) => tell("state", id),
    play: ({ id }) => play(true, id),
    pause: ({ id }) => play(false, id),
    results: ({ id }) => say({ type: "results", outcome: outcome() }, id),
    scale({ scale }) {
      if (typeof scale === "number" && scale >= SCALES[0] && scale <= SCALES[1]) scaled(scale);
    },
  })));

  addEventListener("message", (event) => {
    const { data } = event;
    // Whoever else may speak here: only the page around is heard, and only from the origin that the address allows.
    if (event.source !== parent || !data || typeof data !== "object" || !("nullcline" in data)) return;
    if (host !== null && event.origin !== host) return;
    if (origin !== null && event.origin !== origin) return;
    const { nullcline: version, type, id } = data;
    const answer = answers.get(type);
    if (version === VERSION && type === "hello") ({ origin } = event);
    if (version !== VERSION) return say({ type: "refused", key: null, message: REFUSALS.version }, id, event.origin);
    if (origin === null) return say({ type: "refused", key: null, message: REFUSALS.hello }, id, event.origin);
    if (!answer) return say({ type: "refused", key: null, message: REFUSALS.type([...answers.keys()].join(", ")) }, id);
    answer(data);
  });

  /** The height it wants: what it has, where its figures have a height of their own. */
  function size() {
    if (height !== null) say({ type: "resize", height: Math.ceil(root.getBoundingClientRect().height) });
  }
  new ResizeObserver(size).observe(root);
  state.onChange(({ done }) => done && !obeying && tell("change"));
  say({ type: "awake" }, undefined, host ?? "*");

  return {
    /** @param {boolean} settled */
    drawn(settled) {
      if (!settled) return;
      const come = outcome();
      const news = JSON.stringify(come);
      if (news === told) return;
      told = news;
      say({ type: "results", outcome: come });
    },
    /** @param {RangeError & { key?: string }} error */
    refused: ({ key, message }) => say({ type: "refused", key: key ?? null, message }),
    /** @param {KeyboardEvent} event */
    key: ({ key, code, shiftKey }) => say({ type: "key", key, code, shiftKey }),
  };
}
