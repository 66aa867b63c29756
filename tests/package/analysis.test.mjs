// Fixed points, limit cycles and nullclines of any model, against known values; bad input.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nullcline } from './package.mjs';

const { fixedPoints, limitCycles, models, nullclines } = nullcline;
const catalogue = models();
const preset = (model, id) => catalogue.find(known => known.id === model).presets.find(known => known.id === id).values;
const planar = catalogue.filter(({ variables }) => variables.length === 2);

/** Whether a number is what is known of it, to so many parts. */
function near(found, known, parts, what) {
  assert.ok(Math.abs(found - known) <= parts * Math.max(1, Math.abs(known)), `${what}: ${found} is not ${known}`);
}

for (const [id, options, known] of [
  ['type-x', { I: 0 }, [[-1.199408, -0.624260]]],
  ['type-x', { I: 0.3 }, [[-0.993297, -0.366622]]],
  ['type-x', { I: 0.5 }, [[-0.804848, -0.131060]]],
  ['fitzhugh-nagumo', { I: 0 }, [[-1, 0]]],
  ['hodgkin-huxley', { I: 0 }, [[0.000277566, null, null, null]]],
]) {
  test(`${id} rests at ${options.I} where it is known to`, () => {
    const found = fixedPoints(id, options);
    assert.equal(found.length, known.length);
    found.forEach(({ state, eigenvalues, kind, stable }, i) => {
      assert.ok(state instanceof Float64Array && state.length === known[i].length);
      state.forEach((value, j) => known[i][j] === null || near(value, known[i][j], 1e-6, `variable ${j}`));
      assert.equal(eigenvalues.length, state.length);
      for (const pair of eigenvalues) assert.ok(pair.length === 2 && pair.every(Number.isFinite));
      assert.equal(stable, eigenvalues.every(([re]) => re < 0));
      assert.equal(stable, kind.startsWith('stable'));
    });
  });
}

test('kinds are told in words, and change where rest loses its stability', () => {
  const kinds = (id, options) => fixedPoints(id, options).map(({ kind }) => kind);
  assert.deepEqual(kinds('type-x', { I: 0.3313 }), ['stable spiral']);
  assert.deepEqual(kinds('type-x', { I: 0.3314 }), ['unstable spiral']);
  assert.deepEqual(kinds('hodgkin-huxley', { I: 9.779 }), ['stable spiral']);
  assert.deepEqual(kinds('hodgkin-huxley', { I: 9.78 }), ['unstable spiral']);
  const snic = preset('morris-lecar', 'snic');
  assert.deepEqual(kinds('morris-lecar', { ...snic, I: 39.9631 }), ['stable node', 'saddle', 'unstable spiral']);
  assert.deepEqual(kinds('morris-lecar', { ...snic, I: 39.9632 }), ['unstable spiral']);
  const [{ eigenvalues: [[re], [re2]] }] = fixedPoints('fitzhugh-nagumo', { I: 0 });
  near(re, -0.103, 5e-4, 'λ');
  near(re2, -1.947, 5e-4, 'λ');
});

test('the stable orbit of a model is told with its known period', () => {
  const found = limitCycles('type-x', { I: 0.5 }).filter(({ stable }) => stable);
  assert.equal(found.length, 1);
  near(found[0].period / 39.427292, 1, 8e-6, 'the period in units of the known one');
});

test('an orbit that repels stands inside one that attracts, where rest and firing are both stable', () => {
  const found = limitCycles('type-x', { I: 0.328 });
  assert.deepEqual(found.map(({ stable }) => stable), [false, true]);
  const [inner, outer] = found;
  for (const i of [0, 1]) assert.ok(inner.min[i] > outer.min[i] && inner.max[i] < outer.max[i]);
  for (const { multipliers: [along, [across]], stable } of found) {
    assert.deepEqual(along, [1, 0]);
    assert.equal(across < 1, stable);
  }
  assert.deepEqual(limitCycles('type-x', { I: 0.3 }), []);
  near(limitCycles('morris-lecar', { I: 90 }).find(({ stable }) => stable).period, 102.72717, 1e-7, 'period');
});

for (const { id, variables, current } of catalogue) {
  test(`the orbits of ${id} are closed, within their extremes, and what a simulation settles into`, () => {
    const found = limitCycles(id);
    assert.deepEqual(found, limitCycles(id, { I: current }), 'the usual current is the default');
    assert.equal(found.filter(({ stable }) => stable).length, 1);
    for (const { period, min, max, orbit } of found) {
      const width = variables.length;
      assert.ok(orbit instanceof Float64Array && orbit.length % width === 0 && orbit.length > 20 * width);
      assert.deepEqual([...orbit.slice(0, width)], [...orbit.slice(-width)]);
      orbit.forEach((value, i) => {
        const tolerance = 1e-3 * (max[i % width] - min[i % width]);
        assert.ok(value >= min[i % width] - tolerance && value <= max[i % width] + tolerance);
      });
      assert.ok(period > 0);
    }
  });
}

for (const { id, variables } of planar) {
  test(`the nullclines of ${id} cross in its fixed points`, () => {
    const found = nullclines(id, { I: 0 });
    assert.deepEqual(Object.keys(found), variables.map(variable => variable.id));
    for (const branches of Object.values(found)) {
      assert.ok(branches.length > 0);
      for (const branch of branches) assert.ok(branch instanceof Float64Array && branch.length >= 4 && branch.every(Number.isFinite));
    }
    const size = [0, 1].map(i => {
      const values = Object.values(found).flat().flatMap(branch => [...branch].filter((_, k) => k % 2 === i));
      return Math.max(...values) - Math.min(...values);
    });
    const distance = (branch, [x, y]) => {
      let least = Infinity;
      for (let k = 0; k + 3 < branch.length; k += 2) {
        const [a, b] = [(branch[k] - x) / size[0], (branch[k + 1] - y) / size[1]];
        const [c, d] = [(branch[k + 2] - x) / size[0] - a, (branch[k + 3] - y) / size[1] - b];
        const part = Math.min(1, Math.max(0, -(a * c + b * d) / (c * c + d * d)));
        least = Math.min(least, Math.hypot(a + part * c, b + part * d));
      }
      return least;
    };
    for (const { state } of fixedPoints(id, { I: 0 })) {
      for (const branches of Object.values(found)) {
        const least = Math.min(...branches.map(branch => distance(branch, state)));
        assert.ok(least < 2e-4, `${id}: ${least} from ${state}`);
      }
    }
  });
}

test('a nullcline is drawn in the window that is asked for', () => {
  const window = { x: [-1, 2], y: [-0.5, 1.5] };
  const { v: [cubic], w: [line] } = nullclines('type-x', { I: 0.5 }, window);
  for (let k = 0; k < cubic.length; k += 2) near(cubic[k + 1], cubic[k] - cubic[k] ** 3 / 3 + 0.5, 1e-9, 'the cubic');
  for (let k = 0; k < line.length; k += 2) near(line[k + 1], 1.25 * (line[k] + 0.7), 1e-9, 'the line');
  for (const [k, value] of [...cubic, ...line].entries()) {
    const [low, high] = k % 2 ? window.y : window.x;
    assert.ok(value >= low - 1e-12 && value <= high + 1e-12);
  }
  assert.deepEqual(nullclines('type-x', {}, { x: new Float64Array([-2.5, 2.5]) }), nullclines('type-x'));
});

const BAD = [
  ...[fixedPoints, limitCycles, nullclines].map(call => [
    [() => call('hindmarsh-rose'), 'model', /hindmarsh-rose.*must be one of.*type-x/],
    [() => call(undefined), 'model', /undefined.*must be the id of a model/],
    [() => call(5), 'model', /5.*must be the id of a model/],
    [() => call('type-x', 5), 'options', /5.*plain object/],
    [() => call('type-x', { i: 1 }), 'i', /1.*no such parameter; there are a, tau, I/],
    [() => call('type-x', { v0: 1 }), 'v0', /1.*no such parameter/],
    [() => call('type-x', { I: NaN }), 'I', /NaN.*must be a number from/],
    [() => call('type-x', { I: '1' }), 'I', /“1”.*must be a number from/],
    [() => call('type-x', { I: 1e300 }), 'I', /1e300.*must be a number from/],
    [() => call('type-x', { tau: 0 }), 'tau', /0.*greater than 0/],
  ]),
  [
    [() => nullclines('hodgkin-huxley'), 'model', /hodgkin-huxley.*two variables/],
    [() => nullclines('lif'), 'model', /lif.*two variables/],
    [() => nullclines('type-x', {}, 5), 'window', /5.*plain object/],
    [() => nullclines('type-x', {}, { z: [0, 1] }), 'z', /no such side; there are x, y/],
    [() => nullclines('type-x', {}, { x: 5 }), 'x', /5.*array of numbers/],
    [() => nullclines('type-x', {}, { x: [0] }), 'x', /\[0\].*two numbers/],
    [() => nullclines('type-x', {}, { y: [1, 0] }), 'y', /\[1, 0\].*the lesser first/],
    [() => nullclines('type-x', {}, { y: [1, 1] }), 'y', /\[1, 1\].*the lesser first/],
    [() => nullclines('type-x', {}, { y: [0, Infinity] }), 'y', /Infinity.*two numbers/],
    [() => nullclines('type-x', {}, { y: [NaN, 1] }), 'y', /NaN.*two numbers/],
  ],
].flat(1);
test('bad input throws a RangeError that names the key, the value and what is allowed', () => {
  for (const [call, key, message] of BAD) {
    assert.throws(call, error => {
      assert.ok(error instanceof RangeError, `${key}: ${error}`);
      assert.equal(error.key, key);
      assert.match(error.message, message);
      assert.ok(error.message.startsWith(`${key} cannot be `));
      return true;
    });
  }
});

/** The keys that a refusal names; nothing where there is none. */
function refusedKeys(call) {
  try {
    call();
  } catch (error) {
    if (error.keys) return error.keys;
    throw error;
  }
}

test('extreme parameters break nothing: every answer is finite, or refuses what makes no sense', () => {
  for (const { id, params, currents } of catalogue) {
    for (const { id: key, min, max, hardMax } of params) {
      for (const value of [min, max, hardMax]) {
        const options = { [key]: value, I: currents[1] };
        const told = `${id} with ${key} = ${value}`;
        const refused = refusedKeys(() => fixedPoints(id, options));
        if (refused) {
          assert.ok(refused.includes(key), told);
          continue;
        }
        for (const { state, kind } of fixedPoints(id, options)) assert.ok(state.every(Number.isFinite) && kind, told);
        if (planar.some(model => model.id === id)) {
          for (const branches of Object.values(nullclines(id, options))) {
            for (const branch of branches) assert.ok(branch.every(Number.isFinite), told);
          }
        }
      }
    }
  }
});
