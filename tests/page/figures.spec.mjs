// The figures: crisp on every screen, drawn anew in every theme, and dragged by their handles.
import { calm, everyPage, expect, query, test } from './lab.mjs';

test.use(calm);

/** An experiment has nothing to take hold of, nor have pictures. */
const hasHandles = ({ fps, panels }) => fps > 0 && panels[0].id !== 'samples';

test.describe('on a screen three times as fine', () => {
  test.use({ deviceScaleFactor: 3 });
  everyPage('each canvas has three pixels for each one of the page', async ({ lab, page, demo }) => {
    await lab.open(query(demo));
    await lab.settle();
    const sizes = await page.locator('.card:not([hidden]) canvas').evaluateAll((canvases) => canvases.map((canvas) => {
      const box = canvas.getBoundingClientRect();
      return [canvas.width - 3 * box.width, canvas.height - 3 * box.height];
    }));
    for (const [across, down] of sizes) expect(Math.max(Math.abs(across), Math.abs(down))).toBeLessThan(1);
  }, { each: test });
});

test('a window that changes its size is drawn anew at that size', async ({ lab, page }) => {
  await lab.open();
  await page.setViewportSize({ width: 900, height: 700 });
  await expect.poll(() => page.locator('.card').first().evaluate((card) => {
    const canvas = card.querySelector('.marks');
    return Math.max(Math.abs(canvas.width - card.clientWidth), Math.abs(canvas.height - card.clientHeight));
  })).toBeLessThanOrEqual(1);
});

test('the theme button goes round, redraws the figures, and is remembered', async ({ lab, page }) => {
  await lab.open();
  const light = await lab.picture();
  const button = page.locator('#theme');
  await button.click();
  await button.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await lab.picture()).not.toBe(light);
  await page.reload();
  await lab.drawn();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await button.click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

everyPage('every kind of handle can be dragged, and its parameter follows', async ({ lab, page, demo }) => {
  await lab.go(query(demo));
  await lab.settle();
  const found = await grips(page);
  expect(found.length).toBeGreaterThan(0);
  for (const { cursor, x, y } of found) {
    await test.step(cursor, async () => {
      await lab.go(query(demo));
      await lab.settle();
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 23, y - 17, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => new URL(page.url()).searchParams.size).toBeGreaterThan(1);
      await expect(page.locator('.parameter.changed')).not.toHaveCount(0);
    });
  }
}, { fits: hasHandles });

test.describe('under a finger', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, contextOptions: { reducedMotion: 'reduce' } });

  everyPage('a handle follows, the page does not scroll, and its parameter is in the address', async ({ lab, page, demo }) => {
    const finger = await page.context().newCDPSession(page);
    const touch = (type, x, y) => finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    await lab.open(query(demo));
    await lab.settle();
    const { x, y } = await inSight(page);
    const scrolled = await page.evaluate(() => scrollY);
    await touch('touchStart', x, y);
    for (let move = 1; move <= 6; move++) await touch('touchMove', x + 4 * move, y - 4 * move);
    await touch('touchEnd');
    await expect.poll(() => new URL(page.url()).searchParams.size).toBeGreaterThan(1);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  }, { fits: hasHandles, each: test });
});

/** A handle that a finger reaches, on the first figure that has one, which is brought into sight. */
async function inSight(page) {
  for (const card of await page.locator('.card').all()) {
    await card.scrollIntoViewIfNeeded();
    const found = (await grips(page)).find(({ cursor, y }) => cursor !== 'crosshair' && y > 80 && y < 640);
    if (found) return found;
  }
  throw new Error('no figure has a handle');
}

/** Where the pointer takes another shape over the figures: one place for each shape of each panel. */
function grips(page) {
  return page.locator('.card .marks').evaluateAll((canvases) => canvases.flatMap((canvas) => {
    const box = canvas.getBoundingClientRect();
    const found = new Map();
    for (let y = box.top + 12; y < box.bottom - 12; y += 6) {
      for (let x = box.left + 90; x < box.right - 60; x += 6) {
        canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, pointerType: 'mouse', bubbles: true }));
        const { cursor } = canvas.style;
        if (cursor && !found.has(cursor)) found.set(cursor, { cursor, x, y });
      }
    }
    return [...found.values()];
  }));
}
