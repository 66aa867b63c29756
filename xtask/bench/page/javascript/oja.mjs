// Oja's rule over a cloud of points, in plain JavaScript: the weight before each update.

export function oja({ eta }, cloud) {
  const w = new Float64Array(cloud.length);
  let [w0, w1] = [Math.SQRT1_2, Math.SQRT1_2];
  for (let i = 0; i < cloud.length; i += 2) {
    w[i] = w0;
    w[i + 1] = w1;
    const [x0, x1] = [cloud[i], cloud[i + 1]];
    const y = w0 * x0 + w1 * x1;
    w0 += eta * y * (x0 - y * w0);
    w1 += eta * y * (x1 - y * w1);
  }
  return { spikes: 0, columns: { w } };
}
