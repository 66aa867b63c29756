// Whatever the parameters: finite numbers, or none from `diverged` on, or a RangeError.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { COLUMNS, demoId, nullcline } from './package.mjs';

/** mulberry32, by Tommy Ettinger: numbers in [0, 1) from a seed. */
const mulberry32 = a => () => {
  let t = (a = (a + 0x6d2b79f5) | 0);
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const MOST_BINS = 2000;

/** A value for a parameter of the catalogue: mostly on its slider, often anywhere that is allowed, now and then beyond. */
function draw(random, { kind, choices, min, max, hardMin, hardMax }) {
  if (kind === 'choice') return choices[Math.floor(random() * choices.length)].id;
  const u = random();
  let value;
  if (u < 0.6) value = min + random() * (max - min);
  else if (u < 0.72) value = [hardMin, hardMax, min, max, 0][Math.floor(random() * 5)];
  else if (u < 0.96) value = Math.min(Math.max((hardMin < 0 && random() < 0.5 ? -1 : 1) * 10 ** (random() * 21 - 12), hardMin), hardMax);
  else value = [hardMax * 2, hardMin - 1, NaN, Infinity, -Infinity, 1e300, 5e-324][Math.floor(random() * 7)];
  return kind === 'number' || u >= 0.96 || random() < 0.02 ? value : Math.round(value);
}

/** Calls; null where it was refused as it should be. */
function attempt(call, key) {
  try {
    return call();
  } catch (error) {
    assert.ok(error instanceof RangeError && typeof error.key === 'string', `${error?.name}: ${error?.message}; ${key}`);
    return null;
  }
}

const written = options => JSON.stringify(options, (_, value) => (Number.isFinite(value) || typeof value !== 'number' ? value : String(value)));

/** `exact` says that the method is the adaptive one: its times may be between two bins, and a bin may hold several. */
function checkRun(columns, result, exact, what) {
  const { t, diverged, spikeIndices, spikeTimes } = result;
  assert.ok(diverged === null || Number.isFinite(diverged), `diverged is ${diverged}; ${what}`);
  for (const id of columns) {
    const inputs = id === 't' || id === 'I';
    for (let i = 0; i < result[id].length; i++) {
      if (Number.isFinite(result[id][i])) {
        assert.ok(inputs || diverged === null || t[i] <= diverged, `${id}[${i}] is ${result[id][i]} at ${t[i]}, after ${diverged}; ${what}`);
      } else {
        const ended = !inputs && diverged !== null && t[i] >= diverged && Number.isNaN(result[id][i]);
        assert.ok(ended, `${id}[${i}] is ${result[id][i]} at ${t[i]}, diverged is ${diverged}; ${what}`);
      }
    }
  }
  assert.equal(spikeTimes.length, spikeIndices.length);
  spikeIndices.forEach((bin, k) => {
    const near = exact ? Math.abs(spikeTimes[k] - t[bin]) <= (t[1] - t[0]) * (1 + 1e-9) : spikeTimes[k] === t[bin];
    const later = k === 0 || bin > spikeIndices[k - 1] || (exact && spikeTimes[k] > spikeTimes[k - 1]);
    assert.ok(bin < t.length && near && later, `spike ${k}; ${what}`);
  });
}

const catalogue = nullcline.demos();
for (const [name, columns] of Object.entries(COLUMNS)) {
  test(`${name} of random parameters is finite, or diverges, or is refused`, () => {
    const random = mulberry32(name.length * 7919);
    const params = catalogue.find(demo => demo.id === demoId(name)).params.filter(param => !['v_th', 'start'].includes(param.id));
    const seen = { finite: 0, diverged: 0, refused: 0 };
    for (let round = 0; round < 400; round++) {
      const options = {};
      for (const param of params) if (random() < 0.4) options[param.id] = draw(random, param);
      // Far off the sliders the adaptive method spends its millions of steps, a second or so a run: a few of those will do.
      const far = params.some(({ id, max }) => Math.abs(options[id]) > 100 * max);
      if (far && options.method === 'dopri5' && random() < 0.9) options.method = 'rk4';
      if (name === 'typeX') {
        const { I_end = 0.5, I_step = 0.01, hold = 100, tail = 200 } = options;
        if (hold + tail + Math.max(0, I_end / I_step) > MOST_BINS && random() < 0.97) continue;
      } else {
        const { tstart = 0, dt = 0.1 } = options;
        const bins = Math.ceil(random() * MOST_BINS);
        if (dt > 0 && random() < 0.97) Object.assign(options, { dt, tend: tstart + dt * bins });
        else if ((options.tend ?? 600) - tstart > MOST_BINS * dt) continue;
      }
      const what = `${name}(${written(options)})`;
      const result = attempt(() => nullcline[name](options), what);
      seen[result ? (result.diverged === null ? 'finite' : 'diverged') : 'refused']++;
      if (result) checkRun(columns, result, options.method === 'dopri5', what);
    }
    assert.ok(seen.finite > 100 && seen.refused > 20 && (seen.diverged > 5 || name.startsWith('lif')), `the numbers thrown are worth throwing: ${JSON.stringify(seen)}`);
  });
}

test('a run far from 0, where times cannot be told apart, has no gap in its numbers', () => {
  for (const method of ['euler', 'rk4', 'dopri5']) {
    const options = { tstart: 999_999_999.999, tend: 1e9, dt: 1e-8, method };
    const result = attempt(() => nullcline.lifStep(options), method);
    if (result) checkRun(COLUMNS.lifStep, result, `lifStep(${written(options)})`);
  }
});

const cloudParams = catalogue.find(demo => demo.id === 'oja-cloud').params.filter(({ id }) => ['size', 'ratio', 'angle', 'seed'].includes(id));
test('clouds of random parameters are finite or refused', () => {
  assert.equal(cloudParams.length, 4);
  const random = mulberry32(11);
  let made = 0;
  for (let round = 0; round < 500; round++) {
    const options = Object.fromEntries(cloudParams.map(param => [param.id, draw(random, param)]));
    if (options.size > 3000) options.size = Math.ceil(random() * 3000);
    const cloud = attempt(() => nullcline.makeCloud(options), written(options));
    if (!cloud) continue;
    made++;
    assert.equal(cloud.length, 2 * options.size, written(options));
    assert.ok(cloud.every(Number.isFinite), written(options));
  }
  assert.ok(made > 100);
});

test('weights learned from random clouds are finite, or none are once they have left the finite range', () => {
  const random = mulberry32(12);
  let finite = 0;
  for (let round = 0; round < 500; round++) {
    const dim = Math.floor(random() * 5) + (random() < 0.95 ? 1 : 0);
    const scale = 10 ** (random() * 4 - 2);
    const cloud = Float64Array.from({ length: Math.floor(random() * 100) * dim + (random() < 0.05 ? 1 : 0) }, () => scale * (random() - 0.5));
    const options = { eta: 10 ** (random() * 8 - 5), dim };
    if (random() < 0.5) options.w0 = Array.from({ length: dim }, () => random() - 0.5);
    const what = `${cloud.length} numbers up to ${scale / 2}, ${written(options)}`;
    const weights = attempt(() => nullcline.learn(cloud, options), what);
    if (!weights) continue;
    assert.equal(weights.length, cloud.length, what);
    const end = weights.findIndex(w => !Number.isFinite(w));
    if (end < 0) finite++;
    // The update that leaves the range may leave it in one component first.
    else assert.ok(weights.slice(Math.floor(end / dim + 1) * dim).every(w => !Number.isFinite(w)), `from ${end}; ${what}`);
  }
  assert.ok(finite > 100);
});

test('images of random parameters are finite and of norm 1, or refused', () => {
  const random = mulberry32(13);
  const faults = [];
  let made = 0;
  for (let round = 0; round < 500; round++) {
    const options = { m: Math.floor(random() * 40), sigma: 10 ** (random() * 8 - 4) };
    if (random() < 0.1) options.sigma = 10 ** -(random() * 320);
    if (random() < 0.5) options.seed = Math.floor(random() * 2 ** 32);
    else for (const key of ['ci', 'cj']) options[key] = random() < 0.5 ? Math.floor(random() * 40) : (random() - 0.5) * 10 ** (random() * 10);
    const image = attempt(() => nullcline.makeImage(options), written(options));
    if (!image) continue;
    made++;
    assert.equal(image.length, options.m ** 2, written(options));
    if (!(Math.abs(Math.hypot(...image) - 1) < 1e-9)) faults.push(written(options));
  }
  assert.ok(made > 100);
  assert.deepEqual(faults.slice(0, 5), [], `${faults.length} of ${made} are not of norm 1`);
});
