// TypeX under a ramp that ends in a constant current, in plain JavaScript.

const THRESHOLD = 0.5;

export function typeX({ a, tau, dt, hold, I_end, I_step, tail, v0 }) {
  const rise = Math.ceil(I_end / I_step);
  const steps = hold + rise + tail;
  const I = new Float64Array(steps);
  for (let i = 0; i < steps; i++) I[i] = i < hold ? 0 : i < hold + rise ? (i - hold) * I_step : I_end;
  const t = new Float64Array(steps + 1);
  const v = new Float64Array(steps + 1);
  const w = new Float64Array(steps + 1);
  v[0] = v0;
  for (let i = 0; i < steps; i++) {
    t[i + 1] = (i + 1) * dt;
    v[i + 1] = v[i] + dt * (v[i] - v[i] * v[i] * v[i] / 3 - w[i] + I[i]);
    w[i + 1] = w[i] + dt * (a * (v[i] + 0.7) - w[i]) / tau;
  }
  let spikes = 0;
  for (let i = 0; i < steps; i++) if (v[i] <= THRESHOLD && v[i + 1] > THRESHOLD) spikes++;
  return { spikes, columns: { t, v, w, I } };
}
