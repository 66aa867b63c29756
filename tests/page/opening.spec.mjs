// Before the core is there, a page shows its words and its first figure; nothing moves when it comes, and little is asked for.
import { expect, heading, query, test } from './lab.mjs';

const PLANE = '?demo=morris-lecar-plane';
const FIGURE = '.card > .first-figure';

/** Holds the core back until it is let go. */
async function hold(page) {
  let release = () => {};
  const gate = new Promise((open) => { release = open; });
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

/** Whether the first figure has come. */
const isThere = (page) => expect.poll(() => page.locator(FIGURE).evaluate((figure) => figure.complete && figure.naturalWidth > 0)).toBe(true);

for (const [start, address] of Object.entries({ 'the start page': '', 'a plane': PLANE })) {
  test(`${start} has its words, its first figure and what came of it before the core, and nothing moves when it comes`, async ({ lab, page }) => {
    await page.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { globalThis.moved += value; })).observe({ type: 'layout-shift', buffered: true });
    });
    const [first] = lab.catalogue();
    const demo = lab.catalogue().find(({ id }) => address.includes(id)) ?? first;
    for (const size of [{ width: 360, height: 740 }, { width: 740, height: 360 }, { width: 820, height: 1180 }, { width: 1366, height: 650 }, { width: 1440, height: 900 }]) {
      await page.setViewportSize(size);
      const asked = [];
      const hear = (request) => asked.push(request);
      page.on('request', hear);
      const release = await hold(page);
      await page.goto(`index.html${address}`);
      await isThere(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading(demo));
      await expect(page.locator('#summary')).toHaveText(demo.summary);
      const said = await page.locator('#results').innerText();
      expect(said).not.toBe('');
      const room = await page.locator('.card', { has: page.locator('.first-figure') }).boundingBox();
      release();
      await lab.drawn();
      page.off('request', hear);
      await page.unroute('**/*.wasm');
      expect(await page.locator(FIGURE).count()).toBe(0);
      await expect(page.locator('#results')).toHaveText(said);
      expect(await page.evaluate(() => globalThis.moved), `${size.width} × ${size.height}`).toBe(0);
      const card = await page.locator('.card.chief').boundingBox();
      for (const side of ['x', 'y', 'width']) expect(Math.abs(card[side] - room[side]), side).toBeLessThan(1);
      // The page, what runs first, the sheet, the opening, its figure, the program, the core's two, icon and manifest.
      expect(asked.length, asked.map((request) => request.url()).join('\n')).toBeLessThanOrEqual(12);
      const sizes = await Promise.all(asked.map(async (request) => [request.url(), (await request.sizes()).responseBodySize]));
      const [core, others] = [true, false].map((is) => sizes.filter(([url]) => url.endsWith('.wasm') === is).reduce((sum, [, bytes]) => sum + bytes, 0));
      expect(others, 'less than the core').toBeLessThan(core);
    }
  });
}

test('what an address says that no figure shows keeps none away', async ({ lab, page }) => {
  const [{ id }] = lab.catalogue();
  const release = await hold(page);
  for (const more of [{ utm_source: 'moodle', fbclid: 'a' }, { till: 'fin', controls: 'dt', fin: '' }, { v: '99' }, { source: 'x', note: '1' }]) {
    await page.goto(`index.html${query({ id }, more)}`);
    await isThere(page);
  }
  release();
});

test('where an address says more than its page, or the reader wants stillness, no figure is shown that was drawn for another', async ({ lab, page }) => {
  const [{ id, params }] = lab.catalogue();
  const { id: key, max } = params.find(({ kind }) => kind === 'number');
  const release = await hold(page);
  for (const more of [{ [key]: max }, { preset: 'some' }, { pins: '~' }, { zoom: 't:1:2' }]) {
    await page.goto(`index.html${query({ id }, more)}`);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveAttribute('data-general');
    await expect(page.locator('.card.skeleton').first()).toBeVisible();
    expect(await page.locator(FIGURE).count(), JSON.stringify(more)).toBe(0);
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`index.html${PLANE}`);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveAttribute('data-general');
  expect(await page.locator(FIGURE).count()).toBe(0);
  release();
});
