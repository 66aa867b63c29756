// The built package, started, and how the tests look at what it gives.
import { readFile } from 'node:fs/promises';

let copies = 0;

/** A copy of the package, or of the course's part of it, with a memory of its own, for tests that may break one. */
export async function fresh(folder = 'pkg') {
  const built = new URL(`../../target/tested/site/${folder}/`, import.meta.url);
  const copy = await import(new URL(`nullcline.js?copy=${++copies}`, built));
  copy.initSync({ module: await readFile(new URL('nullcline_bg.wasm', built)) });
  return copy;
}

export const nullcline = await fresh();

/** The contract: the course functions, their arguments and the course's defaults. */
const axon = { gNa: 120, gK: 36, gL: 0.3, ENa: 115, EK: -12, EL: 10.6, C: 1, method: 'euler' };
export const COURSE = {
  lifStep: { tstart: 0, tend: 100, I_tstart: 20, I_tend: 70, I_amp: 1.005, dt: 0.1, method: 'euler' },
  lifSinus: { I_freq: 0.1, tstart: 0, tend: 100, dt: 0.1, I_offset: 0.5, I_amp: 0.4, method: 'euler' },
  hhStep: { tstart: 0, tend: 100, Step_tstart: 20, Step_tend: 70, I_amp: 7, dt: 0.01, ...axon },
  hhRamp: { tstart: 0, tend: 200, Ramp_tstart: 30, Ramp_tend: 170, FinalAmp: 20, dt: 0.01, ...axon },
  hhSinus: { I_freq: 0.01, tstart: 0, tend: 600, dt: 0.01, I_offset: 0.5, I_amp: 7, ...axon },
  typeX: {
    a: 1.25, tau: 15.6, dt: 0.5, v0: 0, w0: 0, hold: 100, I_end: 0.5, I_step: 0.01, tail: 200, method: 'euler',
  },
};

/** The contract: the columns of each course function's result. */
export const COLUMNS = {
  lifStep: 'tvI', lifSinus: 'tvI', hhStep: 'tvmnhI', hhRamp: 'tvmnhI', hhSinus: 'tvmnhI', typeX: 'tvwI',
};

/** The page of a course function in the catalogue. */
export const demoId = name => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

/** Greatest minus smallest. */
export function range(column) {
  let [low, high] = [Infinity, -Infinity];
  for (const x of column) [low, high] = [Math.min(low, x), Math.max(high, x)];
  return high - low;
}

/** The greatest distance between two columns; NaN where one has a NaN or an entry that the other has not. */
export function distance(a, b) {
  if (a.length !== b.length) return NaN;
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}
