// The leaky integrate-and-fire neuron under a step, in plain JavaScript.

export function lifStep({ I_tstart, I_tend, I_amp, tend, dt }) {
  const bins = Math.ceil(tend / dt);
  const t = new Float64Array(bins);
  const I = new Float64Array(bins);
  for (let i = 0; i < bins; i++) {
    t[i] = i * dt;
    I[i] = t[i] >= I_tstart && t[i] < I_tend ? I_amp : 0;
  }
  const v = new Float64Array(bins);
  let spikes = 0;
  for (let i = 1; i < bins; i++) {
    v[i] = v[i - 1] + dt * (-v[i - 1] + I[i - 1]);
    if (v[i] > 1) {
      v[i] = 0;
      spikes++;
    }
  }
  return { spikes, columns: { t, v, I } };
}
