// From a slider's input event until every canvas of an open page is painted anew, on a slow machine with a fine screen.

/** Moves of the pointer, a pixel each. */
const MOVES = 120;

/** The first moves compile what runs and are not counted. */
const WARM_UP = 20;

/**
 * Seconds of each input event on the page's first slider, on a machine so many times slower.
 *
 * @param {import('./pages.mjs').Open} open
 */
export async function slider({ page, demo, thumb, canvases }, slowDown) {
  const move = await held(page, thumb);
  await page.evaluate(watch, canvases);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  for (let count = 1; count <= MOVES; count++) await move(count);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.mouse.up();
  const { seconds, pictures } = await page.evaluate(() => globalThis.watched);
  if (seconds.length < MOVES / 2) throw new Error(`${demo}: ${MOVES} moves of a slider were only ${seconds.length} input events`);
  if (pictures < seconds.length / 2) throw new Error(`${demo}: ${seconds.length} input events changed the picture only ${pictures} times`);
  return seconds.slice(WARM_UP);
}

/** Takes the slider in hand; what comes back moves it for the n-th time and waits for the frame. */
export async function held(page, thumb) {
  const { x, y, width, height } = await page.locator(thumb).first().boundingBox();
  const middle = [x + width / 2, y + height / 2];
  await page.mouse.move(...middle);
  await page.mouse.down();
  return async (count) => {
    // Up and down the slider's right half, where the neuron fires.
    const way = width / 3;
    const along = way - Math.abs((count % (2 * way)) - way);
    await page.mouse.move(middle[0] + along, middle[1]);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  };
}

/** Runs in the page: times each input event from its first listener until the frame's last pixel is painted. */
function watch(selector) {
  const watched = { seconds: [], pictures: 0 };
  const canvases = Array.from(document.querySelectorAll(selector));
  const contexts = canvases.map((canvas) => canvas.getContext('2d'));
  const curves = canvases.find((canvas) => canvas.matches('.marks')) ?? canvases[0];
  let [start, told] = [0, ''];
  addEventListener('input', () => (start ||= performance.now()), { capture: true });
  // After the page's own listener, and so in the same frame after its own drawing.
  addEventListener('input', () => {
    requestAnimationFrame(() => {
      if (!start) return;
      // Browsers write down what is drawn and paint it later: whoever reads a pixel has all of it painted first.
      for (const context of contexts) context.getImageData(0, 0, 1, 1);
      watched.seconds.push((performance.now() - start) / 1000);
      start = 0;
      const tells = curves.toDataURL();
      if (tells !== told) watched.pictures++;
      told = tells;
    });
  });
  globalThis.watched = watched;
}
