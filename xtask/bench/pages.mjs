// The pages whose sliders are moved: the lab's own, and the plain one that everybody would write.
import { differences, digest } from './digest.mjs';
import { patiently } from './patience.mjs';

const WINDOW = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 };

/** A page with a slider, ready to be moved. @typedef {{ page: import('@playwright/test').Page, demo: string, thumb: string, canvases: string, close: () => Promise<void> }} Open */

const OURS = { thumb: '#parameters input[type="range"]', canvases: '.card canvas' };
const PLAIN = { thumb: 'input[type="range"]', canvases: 'canvas' };

/** A page of the lab. @returns {Promise<Open>} */
export function labPage(browser, site, demo) {
  return patiently(browser, WINDOW, async (page) => {
    await page.goto(`${site}index.html?demo=${demo}`);
    await page.locator('body[data-state="ready"]').waitFor();
    await page.locator('.card.empty').first().waitFor({ state: 'detached' });
    return { page, demo, ...OURS, close: () => page.context().close() };
  });
}

/** The plain page beside one of the lab's: its slider, and its panels in their sizes. @returns {Promise<Open>} */
export async function plainPage(browser, { bench, uplot, site }, demo) {
  const like = await labPage(browser, site, demo);
  const asked = await like.page.evaluate(looked, demo);
  await like.close();
  return patiently(browser, { ...WINDOW, bypassCSP: true }, async (page) => {
    await page.goto(`${bench}plain/index.html`);
    await page.evaluate(([one, from]) => globalThis.build(one, from), [asked, uplot]);
    const value = Number(asked.slider.value);
    const ours = await page.evaluate(computed, [site, demo, value]);
    const wrong = differences(digest({ spikes: 0, columns: ours.plain }), digest({ spikes: 0, columns: ours.lab }));
    if (wrong.length) throw new Error(`the plain page of ${demo}: ${wrong.join('; ')}`);
    return { page, demo, ...PLAIN, close: () => page.context().close() };
  });
}

/** Runs in a page of the lab: what a plain page needs to be like it. */
function looked(demo) {
  const { min, max, step, value, offsetWidth: width } = document.querySelector('#parameters input[type="range"]');
  const sizes = Array.from(document.querySelectorAll('.card'), (card) => ({ width: card.clientWidth, height: card.clientHeight }));
  return { demo, sizes, slider: { min, max, step, value, width } };
}

/** Runs in the plain page: its run beside the lab's, by the course's method. */
async function computed([site, demo, value]) {
  const core = await import(`${site}pkg/nullcline.js`);
  await core.default();
  const of = { 'hh-step': () => core.hhStep({ I_amp: value }), 'fitzhugh-nagumo-plane': () => core.simulate('fitzhugh-nagumo', { stimulus: value }) };
  const plain = globalThis.columns(demo, value);
  const lab = of[demo]();
  const kept = (run) => Object.fromEntries(Object.keys(plain).map((id) => [id, Array.from(run[id])]));
  return { plain: kept(plain), lab: kept(lab) };
}
