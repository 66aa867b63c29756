// In the place of www/core/cores.js in a single file: the one core that the file carries, packed.
import * as core from "../../pkg/nullcline.js";
import packed from "../../pkg/nullcline_bg.wasm.gz";

/** The core's program, once it is there: a worker wants it, too. @type {ArrayBuffer | null} */
export let program = null;
/** @type {Promise<import("./cores.js").Core> | null} */
let loading = null;

/** Every page that the file knows of is in its core. */
export const sizeFor = () => "whole";

/** The file is there whole. */
export const abandon = () => {};

export function loadCore() {
  loading ??= load();
  return loading;
}

async function load() {
  program = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  await core.default({ module_or_path: program });
  return core;
}
