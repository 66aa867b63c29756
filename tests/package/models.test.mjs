// The neuron models of the package: their catalogue, and a run of any of them under any current.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import { distance, nullcline, range } from './package.mjs';

const { hhRamp, hhSinus, hhStep, lifStep, models, simulate, typeX } = nullcline;
const catalogue = models();

const IDS = [
  'lif', 'lif-units', 'hodgkin-huxley', 'hodgkin-huxley-reduced', 'type-x', 'type-y',
  'fitzhugh-nagumo', 'morris-lecar', 'exponential-if', 'adex', 'izhikevich',
];

test('the catalogue tells each model with its variables, parameters and presets', () => {
  assert.deepEqual(catalogue.map(({ id }) => id), IDS);
  for (const { id, title, variables, params, presets } of catalogue) {
    assert.ok(title.length > 2, id);
    assert.equal(variables[0].id, 'v');
    for (const variable of variables) assert.deepEqual(Object.keys(variable), ['id', 'symbol', 'unit'], id);
    for (const { id: key, symbol, unit, choices, default: initial, min, max, help } of params) {
      const known = choices.length ? choices.some(choice => choice.id === initial) : min <= initial && initial <= max;
      assert.ok(key && symbol && help && typeof unit === 'string' && known, `${id}: ${key}`);
    }
    for (const { id: key, name, values } of presets) {
      assert.ok(key && name, id);
      for (const [param, value] of Object.entries(values)) {
        const { min, max } = params.find(known => known.id === param);
        assert.ok(min <= value && value <= max, `${id}: ${key}: ${param}`);
      }
    }
  }
  const presets = id => catalogue.find(model => model.id === id).presets.map(preset => preset.id);
  assert.deepEqual(presets('morris-lecar'), ['hopf', 'snic', 'homoclinic']);
  assert.deepEqual(presets('izhikevich'), ['RS', 'IB', 'CH', 'FS', 'TC', 'RZ', 'LTS']);
});

for (const { id, variables, params, presets, current, dt, tend } of catalogue) {
  test(`${id} runs by itself, and is the same with every default spelled out`, () => {
    const nothing = simulate(id);
    assert.deepEqual(Object.keys(nothing), ['t', ...variables.map(variable => variable.id), 'I', 'spikeIndices', 'spikeTimes', 'startsAbove', 'diverged']);
    assert.ok(nothing.spikeTimes.length > 0 && nothing.diverged === null);
    const values = Object.fromEntries(params.map(param => [param.id, param.default]));
    const start = Object.fromEntries(variables.map(variable => [`${variable.id}0`, nothing[variable.id][0]]));
    const all = { ...values, ...start, tstart: 0, tend, dt, method: 'euler', stimulus: current };
    assert.deepEqual(simulate(id, all), nothing);
    assert.deepEqual(simulate(id, Object.fromEntries(Object.keys(all).map(key => [key, undefined]))), nothing);
  });

  test(`every option of ${id} makes a difference, and every preset fires`, () => {
    const short = { tend: Math.min(tend, 60) };
    const nothing = simulate(id, short);
    // Some play a part only where it is warm, or by concentrations.
    const warm = params.some(param => param.id === 'celsius') ? [{ celsius: 16.3, reversal: 'nernst' }] : [];
    for (const { id: key, choices, min, max } of params) {
      const ends = choices.length ? choices.map(choice => choice.id) : [min, max];
      const moves = [{}, ...warm].some(others => {
        const [still, ...moved] = [{}, ...ends.map(end => ({ [key]: end }))].map(changed => simulate(id, { ...short, ...others, ...changed }));
        return moved.some(run => !isDeepStrictEqual(run, still));
      });
      assert.ok(moves, key);
    }
    for (const variable of variables) {
      const moved = nothing[variable.id][0] + 0.1;
      assert.equal(simulate(id, { ...short, [`${variable.id}0`]: moved })[variable.id][0], moved);
    }
    for (const preset of presets) {
      const run = simulate(id, { ...preset.values, stimulus: preset.current ?? undefined });
      assert.ok(run.spikeTimes.length > 0, preset.id);
    }
  });
}

test('a model under the current of a course exercise is that exercise, to the last bit but for ramps', () => {
  const step = { kind: 'step', start: 20, end: 70, amplitude: 7 };
  for (const method of ['euler', 'rk4', 'dopri5']) {
    assert.deepEqual(simulate('hodgkin-huxley', { tend: 100, dt: 0.01, stimulus: step, method }), hhStep({ method }));
  }
  assert.deepEqual(simulate('hodgkin-huxley', { stimulus: step, gNa: 150, dt: 0.02 }), hhStep({ gNa: 150, dt: 0.02 }));
  const ramp = { kind: 'ramp', start: 30, end: 170, amplitude: 20 };
  // A chosen ramp rises between its edges wherever they fall, the course's from bin to bin: the same but for rounding.
  const [chosen, course] = [simulate('hodgkin-huxley', { tend: 200, stimulus: ramp }), hhRamp()];
  for (const column of 'tvmnhI') assert.ok(distance(chosen[column], course[column]) <= 1e-9 * range(course[column]), column);
  assert.deepEqual(chosen.spikeIndices, course.spikeIndices);
  const sinusoid = { kind: 'sinusoid', offset: 0.5, amplitude: 7, frequency: 0.01 };
  assert.deepEqual(simulate('hodgkin-huxley', { tend: 600, stimulus: sinusoid }), hhSinus());
  assert.deepEqual(simulate('lif', { stimulus: { ...step, amplitude: 1.005 } }), lifStep());
  const hold = { kind: 'ramp-and-hold', start: 50, increment: 0.01, amplitude: 0.5 };
  const { I, ...plane } = simulate('type-x', { v0: 0, w0: 0, dt: 0.5, tend: 175.5, stimulus: hold });
  const { I: steps, ...exercise } = typeX();
  for (const column of 'tvw') assert.ok(distance(plane[column], exercise[column]) <= 1e-9 * range(exercise[column]), column);
  assert.deepEqual(plane.spikeIndices, exercise.spikeIndices);
  assert.ok(distance(I.slice(0, steps.length), steps) <= 1e-12);
});

test('a run that leaves the finite range says when, as the exercises do', () => {
  const stimulus = { kind: 'step', start: 20, end: 70, amplitude: 7 };
  const run = simulate('hodgkin-huxley', { dt: 0.1, stimulus });
  assert.ok(run.diverged > 20);
  assert.deepEqual(run, hhStep({ dt: 0.1 }));
});

test('a current is a number, a number a bin in any array, or a kind', () => {
  const constant = simulate('type-x', { stimulus: 0.8 });
  assert.ok(constant.I.every(current => current === 0.8));
  const bins = constant.t.length;
  for (const stimulus of [Array(bins).fill(0.8), new Float64Array(bins).fill(0.8), { kind: 'constant', amplitude: 0.8 }]) {
    assert.deepEqual(simulate('type-x', { stimulus }), constant);
  }
  const noise = Float64Array.from({ length: bins }, (_, i) => Math.sin(i * i));
  assert.deepEqual(simulate('type-x', { stimulus: noise }).I, noise);
});

test('what is missing of a current lasts for the run and suits the model', () => {
  const { current } = catalogue.find(({ id }) => id === 'adex');
  const { I } = simulate('adex', { stimulus: { kind: 'step' }, tend: 10 });
  assert.ok(I.every(now => now === current));
  const { I: half } = simulate('adex', { stimulus: { kind: 'step', start: 5 }, tend: 10, dt: 0.1 });
  assert.equal(half.findIndex(now => now === current), 50);
});

/** What a call is refused with. */
function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof RangeError, `${error?.name}: ${error?.message}`);
    return error;
  }
  return assert.fail(`it is taken: ${call}`);
}

test('bad input is refused by key, value and what is allowed', () => {
  const rows = [
    [() => simulate('hindmarsh-rose'), 'model', /hindmarsh-rose.*izhikevich/],
    [() => simulate(), 'model', /undefined.*id of a model/],
    [() => simulate(5), 'model', /\b5\b.*id of a model/],
    [() => simulate('adex', 5), 'options', /5.*plain object/],
    [() => simulate('adex', []), 'options', /plain object/],
    [() => simulate('adex', { gNa: 1 }), 'gNa', /1.*no such.*tau_m.*v0, w0, stimulus/],
    [() => simulate('adex', { n0: 1 }), 'n0', /1.*no such/],
    [() => simulate('adex', { tau_m: 0 }), 'tau_m', /0.*greater than 0/],
    [() => simulate('adex', { tau_m: '5' }), 'tau_m', /5.*a number/],
    [() => simulate('adex', { v0: NaN }), 'v0', /NaN.*a number/],
    [() => simulate('adex', { w0: null }), 'w0', /null.*a number/],
    [() => simulate('adex', { method: 'heun' }), 'method', /heun.*euler, rk4, dopri5/],
    [() => simulate('adex', { dt: -1 }), 'dt', /-1.*greater than 0/],
    [() => simulate('adex', { dt: 1e-6 }), 'dt', /350000000.*10000000/],
    [() => simulate('adex', { tend: 0 }), 'tend', /0.*greater than tstart/],
    [() => simulate('adex', { stimulus: NaN }), 'stimulus', /NaN.*a number/],
    [() => simulate('adex', { stimulus: 'step' }), 'stimulus', /step.*number, an array.*kind/],
    [() => simulate('adex', { stimulus: null }), 'stimulus', /null.*number, an array.*kind/],
    [() => simulate('adex', { stimulus: new Date() }), 'stimulus', /object.*number, an array.*kind/],
    [() => simulate('adex', { stimulus: [] }), 'stimulus', /0 numbers.*35000 time bins/],
    [() => simulate('adex', { stimulus: [1, 'x'] }), 'stimulus', /x.*number/],
    [() => simulate('adex', { stimulus: [NaN, 0], dt: 0.5, tend: 1 }), 'stimulus', /NaN.*finite/],
    [() => simulate('adex', { stimulus: {} }), 'stimulus.kind', /undefined.*constant, step, ramp, ramp-and-hold, sinusoid/],
    [() => simulate('adex', { stimulus: { kind: 'triangle' } }), 'stimulus.kind', /triangle.*sinusoid/],
    [() => simulate('adex', { stimulus: { kind: 1 } }), 'stimulus.kind', /1.*sinusoid/],
    [() => simulate('adex', { stimulus: { kind: 'step', frequency: 1 } }), 'stimulus.frequency', /1.*start, end, amplitude/],
    [() => simulate('adex', { stimulus: { kind: 'step', start: '5' } }), 'stimulus.start', /5.*a number/],
    [() => simulate('adex', { stimulus: { kind: 'sinusoid', frequency: -1 } }), 'stimulus.frequency', /-1.*from 0/],
  ];
  for (const [call, key, said] of rows) {
    const error = refusal(call);
    assert.equal(error.key, key, String(call));
    assert.match(error.message, said, String(call));
    assert.ok(error.message.includes(' cannot be ') && error.message.length < 400, error.message);
  }
  const own = new Error('mine');
  assert.throws(() => simulate('lif', { get stimulus() { throw own; } }), own);
  assert.deepEqual(simulate('lif').spikeIndices, simulate('lif', {}).spikeIndices);
});

test('whatever the numbers: finite columns, or none from `diverged` on, or a RangeError', () => {
  const far = [-1e9, -1e4, -300, 0, 1e-3, 300, 1e4, 1e9];
  let [finite, diverged, refused] = [0, 0, 0];
  for (const { id, params, variables } of catalogue) {
    const keys = [...params.map(param => param.id), ...variables.map(variable => `${variable.id}0`), 'stimulus'];
    for (const key of keys) {
      for (const value of far) {
        for (const method of ['euler', 'rk4']) {
          let run;
          try {
            run = simulate(id, { [key]: value, method, dt: 0.1, tend: 20 });
          } catch (error) {
            assert.ok([error.key, ...(error.keys ?? [])].includes(key), error.message); // two that do not go together name each other
            refused++;
            continue;
          }
          const until = run.diverged ?? Infinity;
          const told = `${id}, ${key} = ${value}, ${method}`;
          for (const { id: column } of variables) {
            run[column].forEach((x, i) => assert.equal(Number.isFinite(x), run.t[i] < until, `${told}: ${column}[${i}] is ${x}`));
          }
          if (run.diverged === null) finite++;
          else diverged++;
        }
      }
    }
  }
  assert.ok(finite > 300 && diverged > 50 && refused > 50, `${[finite, diverged, refused]}`);
});
