// What makes a browser paint what it was told to draw, and whether it did.

const context = (canvas) => canvas.getContext('2d');

/** Browsers write down what is drawn and paint it later. Whoever reads a pixel has all of it painted first. */
export function rasterise(canvases) {
  for (const canvas of canvases) context(canvas).getImageData(0, 0, 1, 1);
}

/** The share of a canvas's pixel columns in which a curve is: curves are coloured, grids and letters are not. */
export function inked(canvas) {
  const { width, height, data } = context(canvas).getImageData(0, 0, canvas.width, canvas.height);
  const coloured = (pixel) => {
    const [red, green, blue, alpha] = data.subarray(4 * pixel, 4 * pixel + 4);
    return alpha > 128 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60;
  };
  let columns = 0;
  for (let x = 0; x < width; x++) {
    let y = 0;
    while (y < height && !coloured(y * width + x)) y++;
    if (y < height) columns++;
  }
  return columns / width;
}
