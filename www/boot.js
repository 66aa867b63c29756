// Loads the core and says why when it cannot.
import { showFailure } from "./failure.js";

/** @typedef {typeof import("../pkg/nullcline.js")} Core */

/** @returns {Promise<Core | null>} */
export async function loadCore() {
  if (typeof WebAssembly !== "object") {
    showFailure("noWasm");
    return null;
  }
  try {
    const place = new URL("../pkg/nullcline.js", import.meta.url).href;
    const core = /** @type {Core} */ (await import(place));
    await core.default();
    return core;
  } catch (error) {
    showFailure("load", error);
    return null;
  }
}
