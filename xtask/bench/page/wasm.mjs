// The sides that are ours: the finished site's package, as its page and its readers use it.
import { digest } from '../digest.mjs';
import { AXON, varied } from '../jobs.mjs';
import { inked, rasterise } from './pixels.mjs';

/** A page's run, kept in wasm; its numbers are told by the course function. */
export function run(core, job) {
  const lab = new core.Lab();
  const { values } = lab.read(job.demo, {});
  const compute = (n) => lab.compute(job.demo, { ...values, ...varied(job, n) });
  const { spikeIndices, spikeTimes, startsAbove, diverged, ...columns } = core[camel(job.demo)](job.given);
  return { run: compute, digest: digest({ spikes: compute(0), columns }) };
}

/** Spike times only. */
export function spikes(core, job) {
  const times = (n) => core.spikeTimes(job.demo, varied(job, n));
  const first = times(0);
  return { run: times, digest: digest({ spikes: first.length, columns: { times: first } }) };
}

/** How often each current makes the axon fire. */
export function curve(core, job) {
  // The other sides count what the course calls a spike.
  const whole = { method: 'euler', settle: 0, tolerance: 0, threshold: 50 };
  const counts = (n) => core.fiCurve('hodgkin-huxley', { ...varied(job, n), ...whole }).spikes;
  const first = Float64Array.from(counts(0));
  return { run: counts, digest: digest({ spikes: first.reduce((sum, count) => sum + count, 0), columns: { counts: first } }) };
}

/** A run of the axon, or how often each current makes it fire: typed, and as it is compiled. */
export function typed(core, job) {
  // Neither rhythms nor onsets: every step of every current.
  const whole = { settle: 0, tolerance: 0, threshold: 50 };
  const does = {
    axon: (model, n) => core.simulate(model, varied(job, n)),
    axonCurve: (model, n) => core.fiCurve(model, { ...varied(job, n), ...whole }),
  }[job.model];
  const side = (model) => {
    const { v, spikes } = does(model, 0);
    const columns = v ? { v } : { counts: Float64Array.from(spikes) };
    return { run: (n) => does(model, n), digest: digest({ spikes: 0, columns }) };
  };
  return { wasm: side({ equations: AXON }), built: side('hodgkin-huxley') };
}

/** The rule over a cloud. */
export function oja(core, job, cloud) {
  const learn = () => core.learn(cloud, job.given);
  return { run: learn, digest: digest({ spikes: 0, columns: { w: learn() } }) };
}

/** The open page drawn on its own canvases: axes and marks of every panel. */
export function drawing({ lab, demo, values, view, panels }) {
  const canvases = panels.flatMap(({ axes, marks }) => [axes, marks]);
  const draw = (n) => {
    // The run is kept, and so are the axes while nothing on them changes: in the other theme everything does.
    lab.show(demo, values, { ...view, dark: n % 2 === 1 }, panels);
    rasterise(canvases);
  };
  draw(0);
  return { run: draw, inked: panels.map(({ marks }) => inked(marks)) };
}

/** The name of a page's course function. */
const camel = (id) => id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
