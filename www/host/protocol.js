// What a lab in a frame and the page around it say to one another: plain objects, with the version of this protocol.
//
// The host begins with `hello`; from then on the frame answers to the host's origin, and to no other.

/** The version; a frame refuses another. */
export const VERSION = 1;

/** @typedef {Record<string, number | string>} Values */
/** What a run has come to: the sentence under the figures, a warning if there is one, and the method. @typedef {{ sentence: string, warning: string, method: string }} Outcome */

/** How much larger or smaller a host may show a frame, as a deck of slides does, for figures to be drawn as fine as that. */
export const SCALES = [0.25, 8];

/**
 * From the host. A request with an `id` is answered by one message with the same `id`; `scale` tells how much larger than its
 * own size the frame is seen, and is not answered.
 * @typedef {{ nullcline: 1, id?: number } & (
 *   | { type: "hello" }
 *   | { type: "set", values: Values }
 *   | { type: "get" }
 *   | { type: "play" }
 *   | { type: "pause" }
 *   | { type: "results" }
 *   | { type: "scale", scale: number }
 * )} Request
 */

/**
 * From the frame: `awake` once it listens, to whoever is there; `ready` after `hello`; `state` answers `get`, `set`, `play` and
 * `pause`; `change` and `results` when the reader has changed something and let go; `refused` names what was wrong and changed
 * nothing; `equations` are those that a page has where they are typed; `resize` tells the height that the frame wants; `key` is a key that the frame has no use for.
 * @typedef {{ nullcline: 1, id?: number } & (
 *   | { type: "awake" }
 *   | { type: "ready" | "state" | "change", demo: string, values: Values, equations?: string, playing: boolean }
 *   | { type: "results", outcome: Outcome }
 *   | { type: "refused", key: string | null, message: string }
 *   | { type: "resize", height: number }
 *   | { type: "key", key: string, code: string, shiftKey: boolean }
 * )} Message
 */
