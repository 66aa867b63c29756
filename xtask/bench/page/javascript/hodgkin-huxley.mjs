// Hodgkin and Huxley's axon in plain JavaScript, as a textbook's reader would write it.

const alphaM = (u) => (2.5 - 0.1 * u) / (Math.exp(2.5 - 0.1 * u) - 1);
const alphaN = (u) => (0.1 - 0.01 * u) / (Math.exp(1 - 0.1 * u) - 1);
const alphaH = (u) => 0.07 * Math.exp(-u / 20);
const betaM = (u) => 4 * Math.exp(-u / 18);
const betaN = (u) => 0.125 * Math.exp(-u / 80);
const betaH = (u) => 1 / (Math.exp(3 - 0.1 * u) + 1);

const [gNa, gK, gL] = [120, 36, 0.3];
const [ENa, EK, EL] = [115, -12, 10.6];
const C = 1;
const THRESHOLD = 50;

const atRest = (alpha, beta) => alpha(0) / (alpha(0) + beta(0));

/** The course's exercise: every column is kept. */
export function hhSinus({ I_freq, tend, dt, I_offset, I_amp }) {
  return kept(tend, dt, (t) => I_offset + I_amp * Math.sin(2 * Math.PI * I_freq * t));
}

/** The same under a step. */
export function hhStep({ I_tstart, I_tend, I_amp, tend, dt }) {
  return kept(tend, dt, (t) => (t >= I_tstart && t < I_tend ? I_amp : 0)).columns;
}

function kept(tend, dt, current) {
  const bins = Math.ceil(tend / dt);
  const t = new Float64Array(bins);
  const I = new Float64Array(bins);
  for (let i = 0; i < bins; i++) {
    t[i] = i * dt;
    I[i] = current(t[i]);
  }
  const v = new Float64Array(bins);
  const m = new Float64Array(bins);
  const n = new Float64Array(bins);
  const h = new Float64Array(bins);
  m[0] = atRest(alphaM, betaM);
  n[0] = atRest(alphaN, betaN);
  h[0] = atRest(alphaH, betaH);
  for (let i = 1; i < bins; i++) {
    const [u, mm, nn, hh] = [v[i - 1], m[i - 1], n[i - 1], h[i - 1]];
    const sodium = gNa * mm * mm * mm * hh * (u - ENa);
    const potassium = gK * nn * nn * nn * nn * (u - EK);
    const leak = gL * (u - EL);
    v[i] = u + dt * (I[i - 1] - sodium - potassium - leak) / C;
    m[i] = mm + dt * (alphaM(u) * (1 - mm) - betaM(u) * mm);
    n[i] = nn + dt * (alphaN(u) * (1 - nn) - betaN(u) * nn);
    h[i] = hh + dt * (alphaH(u) * (1 - hh) - betaH(u) * hh);
  }
  let spikes = 0;
  for (let i = 0; i < bins - 1; i++) if (v[i] <= THRESHOLD && v[i + 1] > THRESHOLD) spikes++;
  return { spikes, columns: { t, v, m, n, h, I } };
}

/** The same, keeping nothing but the times of the spikes. */
export function hhSpikes({ I_freq, tend, dt, I_offset, I_amp }) {
  const bins = Math.ceil(tend / dt);
  const times = [];
  let [u, m, n, h] = [0, atRest(alphaM, betaM), atRest(alphaN, betaN), atRest(alphaH, betaH)];
  for (let i = 1; i < bins; i++) {
    const t = (i - 1) * dt;
    const I = I_offset + I_amp * Math.sin(2 * Math.PI * I_freq * t);
    const sodium = gNa * m * m * m * h * (u - ENa);
    const potassium = gK * n * n * n * n * (u - EK);
    const leak = gL * (u - EL);
    const [am, an, ah] = [alphaM(u), alphaN(u), alphaH(u)];
    const [bm, bn, bh] = [betaM(u), betaN(u), betaH(u)];
    const before = u;
    u += dt * (I - sodium - potassium - leak) / C;
    m += dt * (am * (1 - m) - bm * m);
    n += dt * (an * (1 - n) - bn * n);
    h += dt * (ah * (1 - h) - bh * h);
    if (before <= THRESHOLD && u > THRESHOLD) times.push(t);
  }
  return { spikes: times.length, columns: { times: Float64Array.from(times) } };
}

/** How often the axon fires under each of some constant currents, one current after the other. */
export function fiCurve({ from, to, points, dt, duration }) {
  const steps = Math.ceil(duration / dt);
  const counts = new Float64Array(points);
  for (let k = 0; k < points; k++) {
    const I = from + ((to - from) * k) / (points - 1);
    let [u, m, n, h] = [0, atRest(alphaM, betaM), atRest(alphaN, betaN), atRest(alphaH, betaH)];
    for (let i = 0; i < steps; i++) {
      const sodium = gNa * m * m * m * h * (u - ENa);
      const potassium = gK * n * n * n * n * (u - EK);
      const leak = gL * (u - EL);
      const [am, an, ah] = [alphaM(u), alphaN(u), alphaH(u)];
      const [bm, bn, bh] = [betaM(u), betaN(u), betaH(u)];
      const before = u;
      u += dt * (I - sodium - potassium - leak) / C;
      m += dt * (am * (1 - m) - bm * m);
      n += dt * (an * (1 - n) - bn * n);
      h += dt * (ah * (1 - h) - bh * h);
      if (before <= THRESHOLD && u > THRESHOLD) counts[k]++;
    }
  }
  return { spikes: counts.reduce((sum, count) => sum + count, 0), columns: { counts } };
}
