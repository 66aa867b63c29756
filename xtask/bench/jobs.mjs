// The jobs, as plain data: what every side is given, and which sides take part.

/** By this much the value named in `hair` differs between repetitions, so that no run is kept from the last one. */
const HAIR = 1e-12;

const sinusoid = { I_freq: 0.01, tend: 600, dt: 0.01, I_offset: 0.5, I_amp: 7 };
const step = { I_tstart: 20, I_tend: 70, I_amp: 1.2, tend: 100000, dt: 0.1 };

// The order of `given` is the order of the arguments of the programs in C and Python.
export const jobs = {
  J1: { demo: 'hh-sinus', model: 'hhSinus', given: sinusoid, hair: 'I_amp', sides: ['wasm', 'javascript', 'c', 'numpy'] },
  J2: { demo: 'hh-sinus', model: 'hhSpikes', given: { ...sinusoid, tend: 10000 }, hair: 'I_amp', sides: ['wasm', 'javascript', 'c'] },
  J3: { demo: 'lif-step', model: 'lifStep', given: step, hair: 'I_amp', sides: ['wasm', 'javascript', 'c'] },
  // The same under current all the time: J3 as it stands is mostly a decay to 0, through subnormal numbers.
  J3b: { demo: 'lif-step', model: 'lifStep', given: { ...step, I_tend: 100000 }, hair: 'I_amp', sides: ['wasm', 'javascript', 'c'] },
  J4: {
    demo: 'type-x',
    model: 'typeX',
    given: { a: 1.25, tau: 15.6, dt: 0.5, hold: 100, I_end: 0.5, I_step: 0.01, tail: 900000, v0: 0 },
    hair: 'v0',
    sides: ['wasm', 'javascript', 'c'],
  },
  J5: { model: 'oja', given: { eta: 0.001 }, cloud: { size: 200000, ratio: 0.3, seed: 1 }, sides: ['wasm', 'javascript', 'c'] },
  // No rhythm counts as settled and no onset is looked for: 50,000 steps for each of the 200 currents, as everywhere.
  J6: {
    model: 'fiCurve',
    given: { from: 0, to: 20, points: 200, dt: 0.01, duration: 500 },
    hair: 'to',
    sides: ['wasm', 'javascript', 'numpy'],
  },
  J7: { demo: 'hh-step', sides: ['wasm', 'naive'] },
};

/** What a job is given in its n-th repetition. */
export function varied({ given, hair }, n) {
  return hair ? { ...given, [hair]: given[hair] + n * HAIR } : given;
}
