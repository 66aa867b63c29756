// What makes a browser paint what it was told to draw, and whether it did.

const context = (canvas) => canvas.getContext('2d');

/** Browsers write down what is drawn and paint it later. Whoever reads a pixel has all of it painted first. */
export function rasterise(canvases) {
  for (const canvas of canvases) context(canvas).getImageData(0, 0, 1, 1);
}

/** The share of a canvas's pixel columns in which something is drawn. */
export function inked(canvas) {
  const { width, height, data } = context(canvas).getImageData(0, 0, canvas.width, canvas.height);
  let columns = 0;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (!data[4 * (y * width + x) + 3]) continue;
      columns++;
      break;
    }
  }
  return columns / width;
}
