// The public functions give, in wasm, the numbers of the course's own Python.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { COLUMNS, distance, nullcline, range } from './package.mjs';

const folder = new URL('../golden/', import.meta.url);
const golden = file => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const NAMES = {
  lif_step: 'lifStep', lif_sinus: 'lifSinus', hh_step: 'hhStep', hh_ramp: 'hhRamp', hh_sinus: 'hhSinus', typex: 'typeX',
};

test('every golden file is looked at', () => {
  const known = [...Object.keys(NAMES), 'learning'].map(name => `${name}.json`);
  assert.deepEqual(readdirSync(folder).filter(file => file.endsWith('.json')).sort(), known.sort());
});

for (const [file, name] of Object.entries(NAMES)) {
  for (const run of golden(`${file}.json`)) {
    test(`${name} ${JSON.stringify(run.given)} gives the course's numbers`, () => {
      assert.equal(run.function, file);
      const result = nullcline[name](run.given);

      const columns = [...COLUMNS[name]];
      assert.deepEqual(Object.keys(result).sort(), [...columns, 'diverged', 'spikeIndices', 'spikeTimes', 'startsAbove'].sort());
      assert.equal(Object.getPrototypeOf(result), Object.prototype);
      for (const id of [...columns, 'spikeTimes']) assert.ok(result[id] instanceof Float64Array, id);
      assert.ok(result.spikeIndices instanceof Uint32Array);
      assert.equal(result.diverged, null);

      assert.deepEqual(Object.keys(run.samples).sort(), columns.slice().sort());
      for (const id of columns) {
        const bins = run.points - (name === 'typeX' && id === 'I' ? 1 : 0);
        assert.equal(result[id].length, bins, `bins of ${id}`);
        const expected = run.samples[id];
        assert.equal(expected.length, Math.ceil(bins / run.stride), `samples of ${id}`);
        const allowed = name === 'lifStep' ? 0 : 1e-9 * range(expected);
        const sampled = result[id].filter((_, i) => i % run.stride === 0);
        for (const [got, wanted] of [[sampled, expected], [result[id].slice(-1), [run.last[id]]]]) {
          assert.ok(distance(got, wanted) <= allowed, `${id} is off by ${distance(got, wanted)}, allowed are ${allowed}`);
        }
      }

      assert.deepEqual([...result.spikeIndices], run.spike_indices);
      assert.deepEqual([...result.spikeTimes], run.spike_indices.map(i => result.t[i]));
      if (run.spike_threshold === null) {
        for (const i of result.spikeIndices) assert.equal(result.v[i], 0, `bin ${i} was reset`);
      } else {
        assert.deepEqual(nullcline.spikeIndices(result.v, run.spike_threshold), result.spikeIndices);
      }
    });
  }
}

/** Every `stride`-th pair of x₀, y₀, x₁, y₁, … */
const pairs = (flat, stride) => flat.filter((_, i) => Math.floor(i / 2) % stride === 0);

for (const run of golden('learning.json')) {
  const { numpy_seed: seed, size, ratio, angle, eta, cloud_stride: stride } = run;
  const cloud = nullcline.makeCloud({ size, ratio, angle, seed });
  const title = `seed ${seed}:`;

  test(`${title} the deviates are RandomState's, bit for bit`, () => {
    const deviates = nullcline.makeCloud({ size, ratio: 1, angle: 180, seed });
    const expected = run.deviates_first5.flat();
    assert.deepEqual([...deviates.slice(0, expected.length)], expected);
  });

  test(`${title} the cloud is the course's`, () => {
    assert.ok(cloud instanceof Float64Array);
    assert.equal(cloud.length, 2 * size);
    const wanted = run.cloud.flat();
    assert.ok(distance(pairs(cloud, stride), wanted) <= 1e-12 * range(wanted));
  });

  test(`${title} Oja's rule goes the course's way, each weight before its update`, () => {
    const weights = nullcline.learn(cloud, { eta });
    assert.ok(weights instanceof Float64Array);
    assert.equal(weights.length, cloud.length);
    assert.ok(distance(pairs(weights, stride), run.course.flat()) <= 1e-12);
    assert.ok(distance(weights.slice(-2), run.course_last) <= 1e-12, 'the last weight is the one before the last update');
  });

  test(`${title} distances on the ring are exact`, () => {
    assert.ok(run.circ_dist.length > 100);
    for (const [n, i, j, wanted] of run.circ_dist) assert.equal(nullcline.circDist(n, i, j), wanted, `${n}, ${i}, ${j}`);
  });

  for (const { m, sigma, ci, cj, image } of run.images) {
    test(`${title} the ${m} × ${m} image around row ${ci}, column ${cj} is the course's, row by row`, () => {
      const made = nullcline.makeImage({ m, sigma, ci, cj });
      assert.ok(made instanceof Float64Array);
      assert.ok(distance(made, image.flat()) <= 1e-14);
    });
  }
}
