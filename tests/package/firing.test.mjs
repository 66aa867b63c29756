// f–I curves and strength–duration curves of the models: known values, portions, and what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fresh, nullcline } from './package.mjs';

const { FiCurve, Lab, Work, columns, fiCurve, models, strengthDuration } = nullcline;

const near = (found, known, within) => assert.ok(Math.abs(found - known) <= within, `${found} against ${known}`);

test('the axon fires at its known rates, in Hz, and is of type II', () => {
  const { I, rate, initial, spikes, outcome, onset, type, unit, words } = fiCurve('hodgkin-huxley', { from: 0, to: 20, points: 3 });
  assert.deepEqual([...I], [0, 10, 20]);
  near(rate[1], 68.314, 0.003);
  near(rate[2], 86.465, 0.003);
  assert.equal(rate[0], 0);
  assert.ok(initial[2] < rate[2] && spikes[2] > 2);
  assert.deepEqual(outcome, ['at-rest', 'settled', 'settled']);
  near(onset, 6.2642, 0.005);
  assert.deepEqual([type, unit], ['II', 'Hz']);
  assert.match(words, /^Type II: .* Hz/);
});

test('a strong current makes the axon oscillate without spikes, at the rate of its cycle', () => {
  const { rate, outcome, words } = fiCurve('hodgkin-huxley', { from: 100, to: 120, points: 2, tolerance: 0 });
  assert.deepEqual(outcome, ['swings', 'swings']);
  near(rate[0], 147.268, 0.01);
  assert.match(words, /At I = 100 to 120 µA\/cm², it oscillates without spikes\.$/);
});

test('rest ends at the Hopf point, however wide the steps of the sweep', () => {
  const { restLost, firingLost, up, words } = fiCurve('hodgkin-huxley', { from: 0, to: 20, points: 5, sweep: 'both' });
  near(restLost, 9.779338, 1e-5);
  near(firingLost, 6.2642, 0.03);
  assert.deepEqual([...up.slice(0, 2)], [0, 0]);
  assert.match(words, /From I = 6\.\d+ to 9\.78 µA\/cm² the neuron can either rest or fire/);
});

test('rates of a model without a unit of time are told per unit of it', () => {
  const { rate, unit, up, down } = fiCurve('type-x', { from: 0.5, to: 1, points: 2, tolerance: 0 });
  assert.equal(unit, 'per unit of time');
  near(1 / rate[0], 39.427292, 1e-3);
  assert.deepEqual([up, down], [null, null]);
});

test('every model has a curve that is finite, an onset, and a type or the word that it is not decided', () => {
  for (const { id } of models()) {
    const { I, rate, onset, type, words } = fiCurve(id, { points: 6 });
    assert.ok(rate.length === 6 && rate.every(Number.isFinite), id);
    assert.ok(onset > I[0] && onset < I[5], `${id}: ${onset}`);
    assert.ok(type === null ? words.includes('type I or II is not decided') : words.startsWith(`Type ${type}: `), `${id}: ${words}`);
  }
});

test('a curve in portions is the curve at once, whatever the portions', () => {
  const options = { points: 5, sweep: 'both', tolerance: 0.001 };
  const whole = fiCurve('type-x', options);
  for (const budget of [1000, 77777, 1e9]) {
    const portions = new FiCurve('type-x', options);
    const { outcome, words } = portions.result();
    assert.ok(outcome.every(one => one === 'pending') && words === '');
    let progress = 0;
    while (progress < 1) {
      const now = portions.step(budget);
      assert.ok(now >= progress && now <= 1);
      progress = now;
    }
    assert.deepEqual(portions.result(), whole);
    portions.free();
  }
});

test('a curve that explodes says so, and its rates are no numbers', () => {
  const { rate, outcome, words, type } = fiCurve('hodgkin-huxley', { dt: 0.2, points: 3, method: 'euler' });
  assert.ok(rate.some(Number.isNaN) && outcome.includes('diverged'));
  assert.match(words, /smaller time step/);
  assert.equal(type, null);
});

test('the exponential neuron has the thresholds of the course', () => {
  const durations = [1, 2, 5, 10, 20, 50, 100];
  const { duration, amplitude, rheobase, chronaxie, spontaneous } = strengthDuration('exponential-if', { durations });
  assert.deepEqual([...duration], durations);
  [8.57, 4.41, 1.92, 1.10, 0.70, 0.48, 0.42].forEach((known, place) => near(amplitude[place], known, 0.006));
  near(rheobase, 0.4, 1e-3);
  assert.ok(chronaxie > 10 && chronaxie < 20, String(chronaxie));
  assert.equal(spontaneous, false);
});

test('a pulse is told with the length that it was asked for, and none at all is no endless search', () => {
  const { duration, amplitude } = strengthDuration('lif', { dt: 0.1, durations: [0.05] });
  assert.deepEqual([...duration], [0.05]);
  near(amplitude[0], 20.5042, 0.03);
  const { amplitude: none, chronaxie } = strengthDuration('lif', { durations: [] });
  assert.equal(none.length, 0);
  near(chronaxie, Math.LN2, 0.003);
});

test('integrate-and-fire has its exact rate at any step, and under any current', () => {
  for (const dt of [0.001, 0.01, 0.1]) {
    near(fiCurve('lif', { from: 2, to: 3, points: 2, dt }).rate[0], 1.442695, 1e-4);
    near(fiCurve('lif', { from: 1000, to: 1001, points: 2, dt, tolerance: 0 }).rate[0], 999.5, 0.1);
  }
});

test('a neuron that fires by itself has neither rheobase nor chronaxie', () => {
  const { amplitude, rheobase, chronaxie, spontaneous } = strengthDuration('hodgkin-huxley', { gNa: 240, durations: [1] });
  assert.deepEqual([[...amplitude], rheobase, chronaxie, spontaneous], [[NaN], null, null, true]);
});

test('the page of a model has the columns of the functions, whatever the portions of its work', () => {
  const options = { points: 4, to: 1, sweep: 'both' };
  const { I, rate, initial, up, down, ...known } = columns('type-x-firing', options);
  const curve = fiCurve('type-x', options);
  for (const [name, column] of Object.entries({ I, rate, initial, up, down })) assert.deepEqual(column, curve[name], name);
  assert.deepEqual(known.amplitude, strengthDuration('type-x', { durations: known.duration }).amplitude);

  const lab = new Lab();
  const table = () => JSON.parse(lab.table('type-x-firing', options, 'json', '')).columns.find(({ id }) => id === 'rate').values;
  assert.deepEqual(table(), [null, null, null, null], 'nothing is known before');
  const work = new Work('type-x-firing', options);
  let progress = 0;
  while (progress < 1) {
    progress = work.step(50_000);
    lab.learn('type-x-firing', options, progress, work.found());
  }
  assert.deepEqual(table(), [...rate]);
});

const REFUSED = [
  ['the work of a page that has none', copy => new copy.Work('hh-step', {}), 'demo', /hh-step.*at once/],
  ['work on an empty range', copy => new copy.Work('lif-firing', { from: 2, to: 1 }), 'to', /1.*greater than from, which is 2/],

  ['an unknown model', copy => copy.fiCurve('lig'), 'model', /lig.*must be one of lif/],
  ['a model that is no text', copy => copy.fiCurve(5), 'model', /5/],
  ['an empty range', copy => copy.fiCurve('lif', { from: 2, to: 2 }), 'to', /2.*greater than from, which is 2/],
  ['half a point', copy => copy.fiCurve('lif', { points: 2.5 }), 'points', /2\.5.*whole number/],
  ['a method with steps of its own', copy => copy.fiCurve('lif', { method: 'dopri5' }), 'method', /dopri5.*euler, rk4/],
  ['a parameter of another model', copy => copy.fiCurve('lif', { gNa: 1 }), 'gNa', /no such parameter/],
  ['what is not finite', copy => copy.fiCurve('lif', { tolerance: NaN }), 'tolerance', /NaN/],
  ['too many steps', copy => copy.fiCurve('lif', { duration: 1e9, dt: 0.001 }), 'duration', /at most/],
  ['options that are no object', copy => new copy.FiCurve('lif', 7), 'options', /plain object/],
  ['a budget of nothing', copy => new copy.FiCurve('lif').step(0), 'budget', /0.*at least 1/],
  ['a budget that is no number', copy => new copy.FiCurve('lif').step('1'), 'budget', /finite number/],
  ['durations that are no list', copy => copy.strengthDuration('lif', { durations: 5 }), 'durations', /array of numbers/],
  ['a pulse without length', copy => copy.strengthDuration('lif', { durations: [1, 0] }), 'durations', /0.*longer than 0/],
  ['a key of the other function', copy => copy.strengthDuration('lif', { points: 5 }), 'points', /no such parameter/],
];
for (const [what, call, key, words] of REFUSED) {
  test(`${what} is refused by key, value and what is allowed`, async () => {
    const copy = await fresh();
    assert.throws(() => call(copy), error => error instanceof RangeError && error.key === key && words.test(error.message));
    assert.equal(copy.fiCurve('lif', { points: 2, tolerance: 0 }).rate.length, 2, 'and the module is as it was');
  });
}
