// The core comes in two sizes: the course's, which arrives sooner, and the whole one, with the pages beyond the course.
import { entryOf } from "./entry.js";

/** @typedef {typeof import("../../pkg/nullcline.js")} Core */
/** @typedef {"course" | "whole"} Size */

/** Module and program of each, named in full: so bundlers find them. */
const PARTS = {
  course: { module: () => import("../../course/nullcline.js"), program: () => new URL("../../course/nullcline_bg.wasm", import.meta.url) },
  whole: { module: () => import("../../pkg/nullcline.js"), program: () => new URL("../../pkg/nullcline_bg.wasm", import.meta.url) },
};

/** @type {Map<Size, Promise<Core>>} */
const loading = new Map();
/** Ends what is on its way. */
let life = new AbortController();

/** The size that a demo needs. @param {string | null} demo @returns {Size} */
export const sizeFor = (demo) => (entryOf(demo)?.week === 0 ? "whole" : "course");

/** One instance for all who ask. One that did not come may be asked for again. @param {Size} size */
export function loadCore(size) {
  const known = loading.get(size);
  if (known) return known;
  const asked = load(size);
  loading.set(size, asked);
  asked.catch(() => loading.delete(size));
  return asked;
}

/** Waits no longer for what has not come: who asks again, asks anew. */
export function abandon() {
  life.abort();
  life = new AbortController();
}

/** @param {Size} size @returns {Promise<Core>} */
async function load(size) {
  const { module, program } = PARTS[size];
  // Side by side: the module would ask for its program only when it is there itself.
  const arriving = fetch(program(), life);
  arriving.catch(() => {}); // heard of below
  const core = /** @type {Core} */ (await module());
  await core.default({ module_or_path: arriving });
  return core;
}
