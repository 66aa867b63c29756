// The sides that run in the browser: makes them all, then times whichever the driver asks for.
import { digest } from '../digest.mjs';
import { jobs, varied } from '../jobs.mjs';
import { timed } from './clock.mjs';
import { fiCurve, hhSinus, hhSpikes } from './javascript/hodgkin-huxley.mjs';
import { lifStep } from './javascript/integrate-and-fire.mjs';
import { oja } from './javascript/oja.mjs';
import { typeX } from './javascript/type-x.mjs';
import { drawing as naiveDrawing } from './naive.mjs';
import { opened } from './open-page.mjs';
import * as wasm from './wasm.mjs';

const models = { fiCurve, hhSinus, hhSpikes, lifStep, oja, typeX };

/** `core` is the site's package, `naive` that of the naive drawer. Returns what each side's result is held against the others by. */
export async function prepare(core, naive) {
  const results = {};
  const clocks = {};
  for (const [id, job] of Object.entries(jobs)) {
    const made = job.model ? simulations(core, job) : await drawings(core, naive, job);
    results[id] = {};
    clocks[id] = {};
    for (const [name, { run, ...result }] of Object.entries(made)) {
      results[id][name] = result;
      clocks[id][name] = timed(run);
    }
  }
  return { results, seconds: (id, name) => clocks[id][name]() };
}

function simulations(core, job) {
  if (!models[job.model]) return wasm.typed(core, job);
  const cloud = job.cloud && core.makeCloud(job.cloud);
  const run = (n) => models[job.model](varied(job, n), cloud);
  const ours = { fiCurve: wasm.curve, hhSpikes: wasm.spikes, oja: wasm.oja }[job.model] ?? wasm.run;
  return { javascript: { run, digest: digest(run(0)) }, wasm: ours(core, job, cloud) };
}

async function drawings(core, naive, job) {
  const page = await opened(core, job.demo);
  return { naive: naiveDrawing(naive, core, page), wasm: wasm.drawing(page) };
}
