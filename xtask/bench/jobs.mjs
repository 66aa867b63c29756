// The jobs, as plain data: what every side is given, and which sides take part.

/** By this much the value named in `hair` differs between repetitions, so that no run is kept from the last one. */
const HAIR = 1e-12;

const sinusoid = { I_freq: 0.01, tend: 600, dt: 0.01, I_offset: 0.5, I_amp: 7 };
const step = { I_tstart: 20, I_tend: 70, I_amp: 1.2, tend: 100000, dt: 0.1 };

/** The axon as its book writes it. */
export const AXON = `
dv/dt = (I - gNa*m^3*h*(v - ENa) - gK*n^4*(v - EK) - gL*(v - EL))/C
dm/dt = am*(1 - m) - bm*m
dn/dt = an*(1 - n) - bn*n
dh/dt = ah*(1 - h) - bh*h
am = (2.5 - 0.1*v)/(exp(2.5 - 0.1*v) - 1)
bm = 4*exp(-v/18)
an = (0.1 - 0.01*v)/(exp(1 - 0.1*v) - 1)
bn = 0.125*exp(-v/80)
ah = 0.07*exp(-v/20)
bh = 1/(exp(3 - 0.1*v) + 1)
init v=0, m=0.05293248525724958, n=0.3176769140606974, h=0.5961207535084603
par gNa=120, gK=36, gL=0.3, ENa=115, EK=-12, EL=10.6, C=1, I=10
# spike: v > 50
`;

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
  // The axon as one types it from the book, six exponentials and all, against the one that is compiled.
  J11: {
    model: 'axon',
    given: { stimulus: 10, tend: 5000, dt: 0.01, method: 'rk4' },
    hair: 'stimulus',
    sides: ['wasm', 'built'],
  },
  J12: { model: 'axonCurve', given: { from: 0, to: 20, points: 200, dt: 0.01, duration: 100, method: 'rk4' }, hair: 'to', sides: ['wasm', 'built'] },
};

/** What a job is given in its n-th repetition. */
export function varied({ given, hair }, n) {
  return hair ? { ...given, [hair]: given[hair] + n * HAIR } : given;
}
