// The page that everybody would write: a slider, a loop in JavaScript, and uPlot.
import { fitzHughNagumo } from '../page/javascript/fitzhugh-nagumo.mjs';
import { hhStep } from '../page/javascript/hodgkin-huxley.mjs';

const INKS = ['#1f5fd6', '#c81e1e', '#1d8a4b'];
const STROKE_PX = 2;
/** Points of a nullcline across the plane. */
const POINTS = 300;

/** What each page computes of its slider's value, and the curves of its panels over what stands across. */
const pages = {
  'hh-step': {
    compute: (amplitude) => hhStep({ I_tstart: 20, I_tend: 70, I_amp: amplitude, tend: 100, dt: 0.01 }),
    panels: {
      voltage: ({ t, v }) => [t, v],
      gates: ({ t, m, n, h }) => [t, m, n, h],
      current: ({ t, I }) => [t, I],
    },
  },
  'fitzhugh-nagumo-plane': {
    compute: (current) => fitzHughNagumo({ I: current, a: 2, eps: 0.1, v0: -1, w0: 0, tend: 200, dt: 0.1 }),
    panels: {
      plane: ({ I }) => [across, across.map((v) => v * (1 - v * v) + I[0]), across.map((v) => 2 + 2 * v)],
      voltage: ({ t, v }) => [t, v],
      current: ({ t, I }) => [t, I],
    },
    /** What is no function of what stands across: drawn on top. */
    orbit: { plane: ({ v, w }) => [v, w] },
  },
};

const across = Float64Array.from({ length: POINTS }, (_, i) => -2.5 + (5 * i) / (POINTS - 1));

/**
 * Builds a page; each move of its slider computes and draws anew, once an animation frame.
 *
 * @param {{ demo: string, sizes: { width: number, height: number }[], slider: { min: string, max: string, step: string, value: string, width: number } }} page
 */
globalThis.build = async ({ demo, sizes, slider }, uplot) => {
  const { default: Plot } = await import(`${uplot}uPlot.esm.js`);
  const { compute, panels, orbit } = pages[demo];
  const thumb = document.createElement('input');
  Object.assign(thumb, { type: 'range', min: slider.min, max: slider.max, step: slider.step });
  thumb.value = slider.value;
  thumb.style.width = `${slider.width}px`;
  document.body.append(thumb);
  let run = compute(thumb.valueAsNumber);
  const plots = Object.entries(panels).map(([id, columns], index) => {
    const series = columns(run).slice(1).map((_, k) => ({ stroke: INKS[k], width: STROKE_PX, points: { show: false } }));
    const hooks = orbit?.[id] ? { draw: [(plot) => trace(plot, orbit[id](run))] } : {};
    const plot = new Plot({ ...sizes[index], scales: { x: { time: false } }, legend: { show: false }, series: [{}, ...series], hooks }, columns(run), document.body);
    return () => plot.setData(columns(run));
  });
  let due = 0;
  thumb.addEventListener('input', () => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      run = compute(thumb.valueAsNumber);
      for (const draw of plots) draw();
    });
  });
};

/** What a run computes, to be held against the lab's. */
globalThis.columns = (demo, value) => pages[demo].compute(value);

/** A curve whose places do not ascend. */
function trace(plot, [x, y]) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  for (let i = 0; i < x.length; i++) ctx.lineTo(plot.valToPos(x[i], 'x', true), plot.valToPos(y[i], 'y', true));
  ctx.strokeStyle = INKS[2];
  ctx.lineWidth = STROKE_PX * devicePixelRatio;
  ctx.stroke();
  ctx.restore();
}
