// The figures: crisp on every screen, drawn anew in every theme, and dragged by their handles.
import { calm, expect, query, test } from './lab.mjs';

test.use(calm);

test.describe('on a screen three times as fine', () => {
  test.use({ deviceScaleFactor: 3 });
  test('each canvas has three pixels for each one of the page', async ({ lab, page }) => {
    for (const demo of await lab.demos()) {
      await lab.go(query(demo));
      await lab.settle();
      const sizes = await page.locator('.card canvas').evaluateAll((canvases) => canvases.map((canvas) => {
        const box = canvas.getBoundingClientRect();
        return [canvas.width - 3 * box.width, canvas.height - 3 * box.height];
      }));
      for (const [across, down] of sizes) expect(Math.max(Math.abs(across), Math.abs(down))).toBeLessThan(1);
    }
  });
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

test('every kind of handle that a demo has can be dragged, and its parameter follows', async ({ lab, page }) => {
  test.slow();
  let dragged = 0;
  for (const demo of await lab.demos()) {
    await lab.go(query(demo));
    await lab.settle();
    for (const { cursor, x, y } of await grips(page)) {
      await test.step(`${demo.id} ${cursor}`, async () => {
        await lab.go(query(demo));
        await lab.settle();
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + 23, y - 17, { steps: 4 });
        await page.mouse.up();
        await expect.poll(() => new URL(page.url()).searchParams.size).toBeGreaterThan(1);
        await expect(page.locator('.parameter.changed')).not.toHaveCount(0);
        dragged += 1;
      });
    }
  }
  expect(dragged).toBeGreaterThan(0);
});

test.describe('under a finger', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, contextOptions: { reducedMotion: 'reduce' } });

  test('a handle follows, the page does not scroll, and its parameter is in the address', async ({ lab, page }) => {
    test.slow();
    const finger = await page.context().newCDPSession(page);
    const touch = (type, x, y) => finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    let dragged = 0;
    for (const demo of await lab.demos()) {
      await lab.go(query(demo));
      await page.evaluate(() => scrollTo(0, 0));
      await lab.settle();
      const inSight = (await grips(page)).filter(({ cursor, y }) => cursor !== 'crosshair' && y > 80 && y < 640);
      for (const { x, y } of inSight.slice(0, 1)) {
        await test.step(demo.id, async () => {
          const scrolled = await page.evaluate(() => scrollY);
          await touch('touchStart', x, y);
          for (let move = 1; move <= 6; move++) await touch('touchMove', x + 4 * move, y - 4 * move);
          await touch('touchEnd');
          await expect.poll(() => new URL(page.url()).searchParams.size).toBeGreaterThan(1);
          expect(await page.evaluate(() => scrollY)).toBe(scrolled);
          dragged += 1;
        });
      }
    }
    expect(dragged).toBeGreaterThan(0);
  });
});

/** Where the pointer takes another shape over the figures: one place for each shape of each panel. */
function grips(page) {
  return page.locator('.card .marks').evaluateAll((canvases) => canvases.flatMap((canvas) => {
    const box = canvas.getBoundingClientRect();
    const found = new Map();
    for (let y = box.top + 40; y < box.bottom - 40; y += 6) {
      for (let x = box.left + 90; x < box.right - 60; x += 6) {
        canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, pointerType: 'mouse', bubbles: true }));
        const { cursor } = canvas.style;
        if (cursor && !found.has(cursor)) found.set(cursor, { cursor, x, y });
      }
    }
    return [...found.values()];
  }));
}
