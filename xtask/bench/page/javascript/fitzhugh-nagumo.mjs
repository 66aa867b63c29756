// FitzHugh and Nagumo's neuron under a constant current in plain JavaScript, by Euler's method.

export function fitzHughNagumo({ I: current, a, eps, v0, w0, tend, dt }) {
  const bins = Math.ceil(tend / dt);
  const t = Float64Array.from({ length: bins }, (_, i) => i * dt);
  const I = new Float64Array(bins).fill(current);
  const v = new Float64Array(bins);
  const w = new Float64Array(bins);
  [v[0], w[0]] = [v0, w0];
  for (let i = 1; i < bins; i++) {
    const [x, y] = [v[i - 1], w[i - 1]];
    v[i] = x + dt * (x * (1 - x * x) - y + I[i - 1]);
    w[i] = y + dt * eps * (x + (a - y) / 2);
  }
  return { t, v, w, I };
}
