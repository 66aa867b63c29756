// The sides that run outside the browser: a program in C, and the course's script.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The script of each model that has one. */
const SCRIPTS = { hhSinus: 'hh_sinus.py', fiCurve: 'fi_curve.py' };

/** Two sides, those that the machine has: a function each, from a job to its time and what is compared. */
export function nativeSides({ BENCH_C, BENCH_PYTHON, BENCH_OUT }, cloud) {
  const sides = {};
  if (BENCH_C) {
    const file = join(BENCH_OUT, 'cloud.f64');
    writeFileSync(file, Float64Array.from(cloud));
    sides.c = ({ model, given, cloud }) => ask(BENCH_C, [model, cloud ? file : '-', ...numbers(given)]);
  }
  if (BENCH_PYTHON) {
    const script = (model) => new URL(`python/${SCRIPTS[model]}`, import.meta.url).pathname;
    sides.numpy = ({ model, given }) => ask(BENCH_PYTHON, [script(model), ...numbers(given)]);
  }
  return sides;
}

const numbers = (given) => Object.values(given).map(String);

function ask(program, given) {
  return JSON.parse(execFileSync(program, given, { env: { ...process.env, ...KEEP_MEMORY }, encoding: 'utf8' }));
}

/**
 * What is freed is kept for the next call, as in wasm. Otherwise long runs would time how fast the system hands out
 * pages, and C would look three times as slow as it is. (glibc's names; others ignore them.)
 */
const KEEP_MEMORY = { MALLOC_MMAP_THRESHOLD_: '4000000000', MALLOC_TRIM_THRESHOLD_: '4000000000' };
