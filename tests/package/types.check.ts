// Not run: it compiles when the package's declarations are what they should be.
import init, {
  circDist, demos, FiCurve, fiCurve, fixedPoints, hhRamp, hhSinus, hhStep, initSync, Lab, learn, lifSinus, lifStep, limitCycles,
  makeCloud, makeImage, models, nullclines, proposeSeed, simulate, spikeIndices, strengthDuration, typeX, Work,
} from '../../target/tested/site/pkg/nullcline.js';
import type { DemoInfo, FixedPoint, FixedPoints, LimitCycle, ModelInfo, HhStepOptions, HhStepResult, LifStepResult, TypeXResult } from '../../target/tested/site/pkg/nullcline.js';

/** Whether two types are the same, each way, with `any` the same as nothing else. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<A, B>(_same: Same<A, B>): void {}

type Method = 'euler' | 'rk4' | 'dopri5';
const axon = { gNa: 120, gK: 36, gL: 0.3, ENa: 115, EK: -12, EL: 10.6, C: 1, TTX: 0, celsius: 6.3, reversal: 'nernst' as const, K_out: 20, method: 'rk4' as Method };

const lif = lifStep({ tstart: 0, tend: 100, I_tstart: 20, I_tend: 70, I_amp: 1.005, dt: 0.1, method: 'euler' });
const sinus = lifSinus({ I_freq: 0.1, tstart: 0, tend: 100, dt: 0.1, I_offset: 0.5, I_amp: 0.4, method: 'dopri5' });
const step = hhStep({ tstart: 0, tend: 100, Step_tstart: 20, Step_tend: 70, I_amp: 7, dt: 0.01, ...axon });
const ramp = hhRamp({ tstart: 0, tend: 200, Ramp_tstart: 30, Ramp_tend: 170, FinalAmp: 20, dt: 0.01, ...axon });
const wave = hhSinus({ I_freq: 0.01, tstart: 0, tend: 600, dt: 0.01, I_offset: 0.5, I_amp: 7, ...axon });
const plane = typeX({ a: 1.25, tau: 15.6, dt: 0.5, v0: 0, w0: 0, hold: 100, I_end: 0.5, I_step: 0.01, tail: 200, method: 'rk4' });

is<typeof lif, LifStepResult>(true);
is<typeof step, HhStepResult>(true);
is<typeof plane, TypeXResult>(true);
is<keyof typeof lif, 't' | 'v' | 'I' | 'spikeIndices' | 'spikeTimes' | 'startsAbove' | 'diverged'>(true);
is<keyof typeof sinus, keyof typeof lif>(true);
is<keyof typeof step, keyof typeof lif | 'm' | 'n' | 'h'>(true);
is<keyof typeof ramp, keyof typeof step>(true);
is<keyof typeof wave, keyof typeof step>(true);
is<keyof typeof plane, keyof typeof lif | 'w'>(true);
is<typeof plane.w, Float64Array>(true);
is<typeof step.m, Float64Array>(true);
is<typeof lif.spikeIndices, Uint32Array>(true);
is<typeof lif.spikeTimes, Float64Array>(true);
is<typeof lif.diverged, number | null>(true);
is<HhStepOptions['method'], Method | undefined>(true);

is<ReturnType<typeof spikeIndices>, Uint32Array>(true);
is<ReturnType<typeof makeCloud>, Float64Array>(true);
is<ReturnType<typeof learn>, Float64Array>(true);
is<ReturnType<typeof makeImage>, Float64Array>(true);
is<ReturnType<typeof circDist>, number>(true);
is<ReturnType<typeof proposeSeed>, number>(true);
is<ReturnType<typeof demos>, DemoInfo[]>(true);
is<ReturnType<typeof models>, ModelInfo[]>(true);

const run = simulate('adex', { tau_m: 20, V_reset: -55, v0: -60, w0: 0, tstart: 0, tend: 300, dt: 0.1, method: 'rk4', stimulus: 65 });
is<typeof run.v, Float64Array>(true);
is<typeof run.w, Float64Array | undefined>(true);
is<typeof run.spikeTimes, Float64Array>(true);
simulate('lif');
simulate('type-x', { stimulus: [0, 1] });
simulate('type-y', { stimulus: new Float64Array(2) });
simulate('hodgkin-huxley', { stimulus: { kind: 'step', start: 20, end: 70, amplitude: 7 } });
const curve = fiCurve('morris-lecar', { gCa: 4, from: 0, to: 100, points: 11, sweep: 'both', method: 'rk4', tolerance: 0.1, threshold: 0 });
is<typeof curve.rate, Float64Array>(true);
is<typeof curve.onset, number | null>(true);
is<typeof curve.type, 'I' | 'II' | null>(true);
const work = new Work('lif-firing', { points: 5, sweep: 'both' });
new Lab().learn('lif-firing', { points: 5 }, work.step(1000), work.found());
const portions = new FiCurve('lif');
is<[number, typeof curve], [ReturnType<typeof portions.step>, ReturnType<typeof portions.result>]>(true);
const pulses = strengthDuration('exponential-if', { tau: 10, durations: [1, 2], dt: 0.01 });
is<typeof pulses.amplitude, Float64Array>(true);
is<typeof pulses.chronaxie, number | null>(true);
for (const { id, variables, presets } of models()) {
  for (const { values, current } of presets) simulate(id, { ...values, stimulus: current ?? 0 });
  for (const { symbol, unit } of variables) is<[typeof symbol, typeof unit], [string, string]>(true);
}

is<ReturnType<typeof fixedPoints>, FixedPoints>(true);
is<[FixedPoints[number], FixedPoints["complete"], FixedPoints["curve"]], [FixedPoint, boolean, boolean]>(true);
is<ReturnType<typeof limitCycles>, LimitCycle[]>(true);
is<ReturnType<typeof nullclines>, Record<string, Float64Array[]>>(true);
for (const { state, eigenvalues, kind } of fixedPoints('hodgkin-huxley', { gNa: 130, I: 7 })) {
  is<[typeof state, typeof eigenvalues, typeof kind], [Float64Array, [number, number][], string]>(true);
}
for (const { period, stable, multipliers, min, max, orbit } of limitCycles('type-x')) {
  is<[typeof period, typeof stable, typeof multipliers], [number, boolean, [number, number][]]>(true);
  is<[typeof min, typeof max, typeof orbit], [Float64Array, Float64Array, Float64Array]>(true);
}
nullclines('type-x');
nullclines('type-x', { a: 1, I: 0.5 }, { x: [-2, 2] });

// Everything may be left out, and lists may be plain.
[lifStep(), lifSinus(), hhStep(), hhRamp(), hhSinus(), typeX(), makeCloud(), makeImage(), lifStep({})];
spikeIndices(lif.v, 1);
spikeIndices([0, 1], 0.5);
learn(makeCloud({ size: 10, ratio: 0.3, angle: 30, seed: 1 }), { eta: 0.01, w0: [1, 0], dim: 2 });
learn([1, 2], { w0: new Float64Array(2) });
makeImage({ m: 10, sigma: 1.5, seed: 1 });
makeImage({ m: 10, sigma: 1.5, ci: 3, cj: 7 });
for (const { id, title, week, params } of demos()) {
  is<[typeof id, typeof title, typeof week], [string, string, number]>(true);
  for (const { symbol, unit, default: initial, min, max, help } of params) {
    is<[typeof symbol, typeof unit, typeof initial, typeof min, typeof max, typeof help], [string, string, number | string, number, number, string]>(true);
  }
}
init().then(output => output.memory);
initSync({ module: new Uint8Array() }).memory;

// @ts-expect-error a key of another function
lifStep({ Step_tstart: 20 });
// @ts-expect-error a key in the wrong case
lifSinus({ i_amp: 1 });
// @ts-expect-error a key of nothing
hhStep({ gCa: 1 });
// @ts-expect-error a text for a number
hhRamp({ FinalAmp: '20' });
// @ts-expect-error null for a number
hhSinus({ I_freq: null });
// @ts-expect-error the page's own parameter
typeX({ v_th: 0.5 });
// @ts-expect-error a model that is none
simulate('hindmarsh-rose');
// @ts-expect-error an adaptive method
fiCurve('lif', { method: 'dopri5' });
// @ts-expect-error a key of the other function
fiCurve('lif', { durations: [1] });
// @ts-expect-error numbers that are none
new Lab().learn('lif-firing', {}, 1, ['a']);
// @ts-expect-error no budget
new FiCurve('lif').step();
// @ts-expect-error a parameter of no model
simulate('adex', { tau_x: 1 });
// @ts-expect-error a state is no option of the analysis
fixedPoints('type-x', { v0: 0 });
// @ts-expect-error no such side
nullclines('type-x', {}, { z: [0, 1] });
// @ts-expect-error a kind that is none
simulate('adex', { stimulus: { kind: 'triangle' } });
// @ts-expect-error a key of another kind
simulate('adex', { stimulus: { kind: 'step', frequency: 1 } });
// @ts-expect-error a method that is none
typeX({ method: 'heun' });
// @ts-expect-error a number for the options
lifStep(5);
// @ts-expect-error a column of another model
lif.m;
// @ts-expect-error it may be null
lif.diverged.toFixed(1);
// @ts-expect-error a wrong key
makeCloud({ sized: 10 });
// @ts-expect-error a wrong key
learn([1, 2], { rate: 0.1 });
// @ts-expect-error a text for a list
learn([1, 2], { w0: '12' });
// @ts-expect-error a wrong key
makeImage({ size: 10 });
// @ts-expect-error both a seed and a place
makeImage({ seed: 1, ci: 3, cj: 7 });
// @ts-expect-error no threshold
spikeIndices([0, 1]);
// @ts-expect-error two of three
circDist(5, 1);
// @ts-expect-error no cloud
learn();
