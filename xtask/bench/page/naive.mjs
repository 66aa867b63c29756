// The drawing that everybody writes first: plotters fed with every point, on canvases of the page's size.
import { inked, rasterise } from './pixels.mjs';

export function drawing(naive, core, { view, panels }) {
  const { t, v, m, h, n, I } = core.hhStep();
  const run = new naive.Run(t, v, m, h, n, I);
  const canvases = panels.map(({ marks }) => twin(marks));
  const draw = () => {
    run.draw(...canvases, view.fontSize * view.density);
    rasterise(canvases);
  };
  draw();
  return { run: draw, inked: canvases.map(inked) };
}

/** A canvas of the same size, in the page as the other is. */
function twin({ width, height }) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.style.cssText = 'position: absolute; top: 0';
  document.body.append(canvas);
  return canvas;
}
