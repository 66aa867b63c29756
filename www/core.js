// The core comes in two sizes: the course's, which arrives sooner, and the whole one, with the pages beyond the course.
// It is on its way as soon as this module is: the rest of the page may still be.
import { contents, former } from "../course/contents.js";

/** @typedef {typeof import("../pkg/nullcline.js")} Core */

/** @param {string | null} demo */
const isBeyond = (demo) => contents.some(({ id, week }) => id === (former.get(demo ?? "") ?? demo) && week === 0);
const folder = isBeyond(new URLSearchParams(location.search).get("demo")) ? "pkg" : "course";

/** Whether there is a page that this core lacks: it needs the other one. @param {string | null} demo */
export const lacks = (demo) => folder === "course" && isBeyond(demo);

async function load() {
  const [module, program] = ["nullcline.js", "nullcline_bg.wasm"].map((file) => new URL(`../${folder}/${file}`, import.meta.url).href);
  // Side by side: the module would ask for its program only when it is there itself.
  const preload = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", type: "application/wasm", crossOrigin: "anonymous", href: program });
  document.head.append(preload);
  const core = /** @type {Core} */ (await import(module));
  await core.default();
  return core;
}

// Kept as it turned out: nobody may be waiting yet.
const loading = typeof WebAssembly === "object" ? load().then((core) => ({ core }), (error) => ({ error })) : null;

/** The core; where it does not come, the page says why. @returns {Promise<Core | null>} */
export async function loadCore() {
  const loaded = await loading;
  if (loaded && "core" in loaded) return loaded.core;
  const { showFailure } = await import("./failure.js");
  if (loaded) showFailure("load", loaded.error);
  else showFailure("noWasm");
  return null;
}
