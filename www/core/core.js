// The core of this document: on its way as soon as something is seen, while the rest of the page may still be.
import { loadCore, sizeFor } from "./cores.js";

/** @typedef {import("./cores.js").Core} Core */

const size = sizeFor(new URLSearchParams(location.search).getAll("demo").at(-1) ?? null);

/** Whether there is a page that this core lacks: it needs the other one. @param {string | null} demo */
export const lacks = (demo) => size === "course" && sizeFor(demo) === "whole";

/** When what is seen first has been; at once in a frame, or in a tab behind others, where nothing may ever be seen. @type {Promise<void>} */
const seen = document.hidden || parent !== window ? Promise.resolve() : new Promise((on) => { requestAnimationFrame(() => setTimeout(on)); });

// Kept as it turned out: nobody may be waiting yet.
const loading = typeof WebAssembly === "object" ? seen.then(() => loadCore(size)).then((core) => ({ core }), (error) => ({ error })) : null;

/** The core; where it does not come, the page says why. @returns {Promise<Core | null>} */
export async function startCore() {
  const loaded = await loading;
  if (loaded && "core" in loaded) return loaded.core;
  const { showFailure } = await import("../parts/failure.js");
  if (loaded) showFailure("load", loaded.error);
  else showFailure("noWasm");
  return null;
}
