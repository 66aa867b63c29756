// Every method runs everywhere, agrees with closed forms, and gains by a smaller step what its order promises.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { COLUMNS, COURSE, demoId, distance, nullcline, range } from './package.mjs';

const { demos, hhStep, lifSinus, lifStep } = nullcline;
const catalogue = demos();
const methodsOf = id => catalogue.find(demo => demo.id === id).params.find(param => param.id === 'method').choices.map(choice => choice.id);
const METHODS = methodsOf('lif-step');

for (const name of Object.keys(COURSE)) {
  test(`every method runs ${name}, in bounds that are physical`, () => {
    assert.deepEqual(methodsOf(demoId(name)), METHODS);
    assert.equal(METHODS[0], 'euler');
    const spikes = nullcline[name]().spikeIndices.length;
    for (const method of METHODS) {
      const result = nullcline[name]({ method });
      assert.equal(result.diverged, null, method);
      for (const id of COLUMNS[name]) assert.ok(result[id].every(Number.isFinite), `${id} by ${method}`);
      for (const gate of ['m', 'n', 'h']) if (gate in result) assert.ok(result[gate].every(x => x >= 0 && x <= 1), `${gate} by ${method}`);
      assert.deepEqual(result.t, nullcline[name]().t, 'the bins do not depend on the method');
      assert.deepEqual(result.I, nullcline[name]().I, 'nor does the current');
      assert.ok(Math.abs(result.spikeIndices.length - spikes) <= 1, `${method} has ${result.spikeIndices.length} spikes, Euler ${spikes}`);
    }
  });
}

/** v' = I − v from 0. */
const charging = t => 0.9 * (1 - Math.exp(-t));
/** v' = 0.5 + 0.4 sin(ωt) − v from 0, at a frequency of 0.1. */
const omega = 0.2 * Math.PI;
const swinging = t =>
  0.5 * (1 - Math.exp(-t)) + (0.4 / (1 + omega ** 2)) * (Math.sin(omega * t) - omega * Math.cos(omega * t) + omega * Math.exp(-t));

const CLOSED = [
  ['a step below threshold charges as 1 − exp(−t)', options => lifStep({ I_amp: 0.9, I_tstart: 0, I_tend: 10, tend: 10, ...options }), charging],
  ['a sinusoid below threshold is filtered as its closed form', options => lifSinus({ tend: 20, ...options }), swinging],
];
for (const [what, run, exact] of CLOSED) {
  const error = options => {
    const { t, v, spikeIndices } = run(options);
    assert.equal(spikeIndices.length, 0);
    return distance(v, t.map(exact));
  };

  for (const [method, order, largest] of [['euler', 1, 0.02], ['rk4', 4, 1e-6]]) {
    test(`${what}; by ${method} the error falls ${2 ** order} times when the step is halved`, () => {
      const errors = [0.1, 0.05, 0.025].map(dt => error({ method, dt }));
      assert.ok(errors[0] < largest, `it is ${errors[0]}`);
      for (const i of [1, 2]) {
        const observed = Math.log2(errors[i - 1] / errors[i]);
        assert.ok(Math.abs(observed - order) < 0.15, `the order observed is ${observed}: ${errors}`);
      }
    });
  }

  test(`${what}; by dopri5 to its tolerance, whatever the bins`, () => {
    for (const dt of [2.5, 0.5, 0.1, 0.013]) assert.ok(error({ method: 'dopri5', dt }) < 1e-8, `it is ${error({ method: 'dopri5', dt })} at ${dt}`);
  });
}

test('a step switched on and off between charges and decays as the closed form does', () => {
  const exact = t => (t <= 3 ? 0 : t <= 6 ? 0.9 * (1 - Math.exp(3 - t)) : 0.9 * (1 - Math.exp(-3)) * Math.exp(6 - t));
  for (const [method, allowed] of [['euler', 0.03], ['rk4', 1e-6], ['dopri5', 1e-8]]) {
    const { t, v } = lifStep({ I_amp: 0.9, I_tstart: 3, I_tend: 6, tend: 10, dt: 0.125, method });
    assert.ok(distance(v, t.map(exact)) < allowed, `${method}: ${distance(v, t.map(exact))}`);
  }
});

test('above threshold the intervals come to ln(I/(I − 1)), by the adaptive method without drift', () => {
  const interval = Math.log(1.2 / 0.2);
  const fire = (method, dt) => lifStep({ I_amp: 1.2, I_tstart: 0, I_tend: 100, dt, method }).spikeTimes;
  const times = fire('dopri5', 0.01);
  assert.equal(times.length, Math.floor(99.99 / interval));
  times.forEach((time, k) => {
    assert.ok(Math.abs(time - (k + 1) * interval) < 1e-6, `spike ${k + 1} is told at its exact time, whatever the bins: ${time}`);
  });
  for (const method of ['euler', 'rk4']) {
    const times = fire(method, 0.001);
    const mean = (times.at(-1) - times[0]) / (times.length - 1);
    assert.ok(Math.abs(mean - interval) < 0.003, `${method}: ${mean} is not ${interval}`);
  }
});

test('rk4 and dopri5 agree on the axon to a millionth, and rk4 comes nearer as its order promises', () => {
  const apart = dt => {
    const [fixed, adaptive] = ['rk4', 'dopri5'].map(method => hhStep({ dt, method }));
    assert.deepEqual(fixed.spikeIndices, adaptive.spikeIndices);
    return Object.fromEntries([...'vmnh'].map(id => [id, distance(fixed[id], adaptive[id]) / range(adaptive[id])]));
  };
  const [coarse, middle, fine] = [0.02, 0.01, 0.005].map(apart);
  for (const id of 'vmnh') assert.ok(middle[id] < 1e-6, `${id}: ${middle[id]}`);
  for (const gain of [coarse.v / middle.v, middle.v / fine.v]) assert.ok(gain > 12 && gain < 24, `halving the step gains ${gain}`);
});

test('Euler comes nearer to the adaptive method by half when its step is halved', () => {
  const apart = dt => {
    const options = { dt, I_amp: 2, tend: 60 };
    return distance(hhStep(options).v, hhStep({ ...options, method: 'dopri5' }).v);
  };
  const gain = apart(0.02) / apart(0.01);
  assert.ok(gain > 1.9 && gain < 2.1, `it gains ${gain}`);
});

test('the axon explodes at a step of 0.1 by every method that keeps it, and that is told', () => {
  for (const method of ['euler', 'rk4']) {
    const { t, v, diverged, spikeTimes } = hhStep({ dt: 0.1, method });
    assert.ok(diverged > 20 && diverged < 30, `${method}: ${diverged}`);
    assert.ok(t.every((time, i) => Number.isFinite(v[i]) === time < diverged), method);
    assert.ok(spikeTimes.every(time => time < diverged));
  }
  assert.equal(hhStep({ dt: 0.1, method: 'dopri5' }).diverged, null, 'the adaptive method takes steps of its own');
});

test('a long run whose numbers stay finite is not said to have diverged, by any method', () => {
  for (const method of METHODS) {
    const { diverged, v } = lifStep({ tend: 10_000_000, dt: 1, method });
    assert.equal(diverged, null, method);
    assert.ok(v.every(Number.isFinite), method);
  }
});
