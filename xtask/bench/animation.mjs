// The distances between the pictures of an animation on a slow machine, on every page that plays at once.
import { patiently } from './patience.mjs';

const WINDOW = { viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1 };
const SLOW_DOWN = 4;

/** Pictures of each page, and the first of them that are not counted: they compile what runs. */
const PICTURES = 150;
const WARM_UP = 20;

/** Seconds between pictures, of all these pages together. */
export async function animation(browser, site, ids) {
  const page = await patiently(browser, WINDOW, async (page) => {
    await page.goto(`${site}index.html`);
    await page.locator('body[data-state="ready"]').waitFor();
    return page;
  });
  const protocol = await page.context().newCDPSession(page);
  const seconds = [];
  for (const id of ids) {
    await page.goto(`${site}index.html?demo=${id}`);
    await page.locator('.card.empty').first().waitFor({ state: 'detached' });
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
    const { distances, moved } = await page.evaluate(watch, PICTURES);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    if (!moved) throw new Error(`J9: ${id} did not move`);
    seconds.push(...distances.slice(WARM_UP));
  }
  await page.context().close();
  return seconds;
}

/** The same of a page with nothing on it. */
export async function nothing(browser) {
  const page = await patiently(browser, WINDOW, async (page) => page);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  const { distances } = await page.evaluate(watch, PICTURES);
  await page.context().close();
  return distances.slice(WARM_UP);
}

/** Runs in the page: the time from one animation frame to the next, each after the page's own. */
async function watch(pictures) {
  const picture = () => Array.from(document.querySelectorAll('.card canvas.marks'), (canvas) => canvas.toDataURL()).join();
  const before = picture();
  const distances = [];
  let last = await new Promise(requestAnimationFrame);
  while (distances.length < pictures) {
    const now = await new Promise(requestAnimationFrame);
    distances.push((now - last) / 1000);
    last = now;
  }
  return { distances, moved: picture() !== before };
}
