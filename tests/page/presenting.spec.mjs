// Presenting: the figures alone, as large as the screen, and the pinned runs one after the other.
import { calm, expect, query, sliders, test } from './lab.mjs';

test.use({ ...calm, viewport: { width: 1280, height: 720 } });

/** A letter of the figures, in pixels. */
const letter = (page) => page.locator('#figures').evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));

test('F presents the figures in large letters; a presenter goes through the pinned runs, and Escape leaves all as it was', async ({ lab, page }) => {
  const demo = await lab.start();
  const [param] = sliders(demo);
  await page.keyboard.press('p');
  await page.keyboard.press('f');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.presenting-told'), 'a run that is as the present one has its number').toHaveText('2 of 2 · run 1');
  await page.keyboard.press('f');
  await lab.slider(param).press('PageUp');
  await lab.settle();
  const value = () => lab.slider(param).inputValue();
  const [address, now, size, undo] = [page.url(), await value(), await letter(page), await page.locator('#undo').getAttribute('aria-label')];
  const told = page.locator('.presenting-told');

  await page.keyboard.press('f');
  await expect(page.locator('.header')).toBeHidden();
  await expect(page.locator('#parameters')).toBeHidden();
  await expect(page.locator('#results')).toBeInViewport({ ratio: 1 });
  expect(await letter(page) / size).toBeCloseTo(1.6, 2);
  await expect(told).toContainText('1 of 2');
  // A figure that was pressed does not keep the presenter's keys.
  await lab.card(0).click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('PageDown');
  await expect(told).toContainText('2 of 2');
  expect(await value()).not.toBe(now);
  await page.keyboard.press('ArrowLeft');
  await expect(told).toContainText('1 of 2');
  await page.keyboard.press('End');
  await expect(told).toContainText('2 of 2');

  // The browser takes Escape for its full screen; elsewhere it is the page's.
  await page.evaluate(() => document.fullscreenElement && document.exitFullscreen());
  await page.keyboard.press('Escape');
  await expect(page.locator('.header')).toBeVisible();
  await lab.settle();
  expect(await value()).toBe(now);
  expect(await page.locator('#undo').getAttribute('aria-label')).toBe(undo);
  expect(new URL(page.url()).search).toBe(new URL(address).search);
  await expect(lab.slider(param)).toBeFocused();
});

test('presented on any screen, every figure is there and the sentence below, also by an address', async ({ lab, page }) => {
  for (const demo of [(await lab.demos())[0], (await lab.demos()).find(({ panels: [{ id }] }) => id === 'plane')]) {
    await lab.open(`${query(demo)}&ui=present`);
    for (const [width, height] of [[1280, 720], [1366, 650], [1920, 1080], [3840, 2160], [390, 844], [740, 360]]) {
      await page.setViewportSize({ width, height });
      await lab.settle();
      const boxes = await page.locator('.card:visible, #results, .presenting button:visible').evaluateAll((all) => all.filter((one) => innerHeight > 400 || !one.matches('.card')).map((one) => one.getBoundingClientRect().toJSON()));
      for (const box of boxes) expect(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height && box.height > 15, `${demo.id} ${width}×${height}: ${JSON.stringify(box)}`).toBe(true);
      const { room, track, set } = await page.evaluate(() => {
        const slider = document.querySelector('.scrub .slider');
        const [one, track] = [document.querySelector('.room'), slider].map((part) => part.getBoundingClientRect().height);
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        return { room: one / innerHeight, track, set: rem * Number.parseFloat(getComputedStyle(slider).getPropertyValue('--height')) };
      });
      expect(room, `the figures' share of the height, ${demo.id} ${width}×${height}`).toBeGreaterThan(0.65);
      expect(track, 'the track has the height that its knob is set for').toBeCloseTo(set, 1);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  }
});
