// From a slider's input event until every canvas of the page is painted anew, on a slow machine with a fine screen.
import { patiently } from './patience.mjs';

const WINDOW = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 };

/** Moves of the pointer, a pixel each. */
const MOVES = 120;

/** The first moves compile what runs and are not counted. */
const WARM_UP = 20;

/** Seconds of each input event on a demo's first slider, on a machine so many times slower. */
export async function slider(browser, site, demo, slowDown) {
  const page = await patiently(browser, WINDOW, async (page) => {
    await page.goto(`${site}index.html?demo=${demo}`);
    await page.locator('body[data-state="ready"]').waitFor();
    await page.locator('.card.empty').first().waitFor({ state: 'detached' });
    return page;
  });
  const thumb = page.locator('#parameters input[type="range"]').first();
  const { x, y, width, height } = await thumb.boundingBox();
  const middle = [x + width / 2, y + height / 2];
  await page.mouse.move(...middle);
  await page.mouse.down();
  await page.evaluate(watch);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  for (let move = 1; move <= MOVES; move++) {
    // Up and down the slider's right half, where the neuron fires.
    const way = width / 3;
    const along = way - Math.abs((move % (2 * way)) - way);
    await page.mouse.move(middle[0] + along, middle[1]);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.mouse.up();
  const { seconds, pictures } = await page.evaluate(() => globalThis.watched);
  await page.context().close();
  if (seconds.length < MOVES / 2) throw new Error(`${demo}: ${MOVES} moves of a slider were only ${seconds.length} input events`);
  if (pictures < seconds.length / 2) throw new Error(`${demo}: ${seconds.length} input events changed the picture only ${pictures} times`);
  return seconds.slice(WARM_UP);
}

/** Runs in the page: times each input event from its first listener until the frame's last pixel is painted. */
function watch() {
  const watched = { seconds: [], pictures: 0 };
  const canvases = Array.from(document.querySelectorAll('.card canvas'), (canvas) => canvas.getContext('2d'));
  let [start, told] = [0, ''];
  addEventListener('input', () => (start ||= performance.now()), { capture: true });
  // After the page's own listener, and so in the same frame after its own drawing.
  addEventListener('input', () => {
    requestAnimationFrame(() => {
      if (!start) return;
      // Browsers write down what is drawn and paint it later: whoever reads a pixel has all of it painted first.
      for (const context of canvases) context.getImageData(0, 0, 1, 1);
      watched.seconds.push((performance.now() - start) / 1000);
      start = 0;
      const tells = document.querySelector('.card canvas.marks').toDataURL();
      if (tells !== told) watched.pictures++;
      told = tells;
    });
  });
  globalThis.watched = watched;
}
