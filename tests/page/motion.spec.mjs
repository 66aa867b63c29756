// Animated demos: they play, pause, end and scrub; with reduced motion they stand still. Time is the test's own.
import { calm, expect, query, test } from './lab.mjs';

const animated = async (lab) => (await lab.demos()).filter(({ autoplay }) => autoplay);
const scrub = (page) => page.locator('#scrub').evaluate((range) => range.valueAsNumber);

test('an animation plays by itself, pauses with Space, and ends at its last frame', async ({ lab, page }) => {
  for (const demo of await animated(lab)) {
    await page.clock.install();
    await lab.open(query(demo));
    await page.clock.runFor(500);
    const early = await scrub(page);
    expect(early).toBeGreaterThan(0);
    await page.keyboard.press(' ');
    await page.clock.runFor(500);
    const paused = await scrub(page);
    await page.clock.runFor(1000);
    expect(await scrub(page)).toBe(paused);
    const last = await page.locator('#scrub').evaluate((range) => Number(range.max));
    await page.locator('#scrub').press('End');
    await page.locator('.transport .play').click();
    await page.clock.runFor(1000);
    expect(await scrub(page)).toBeLessThan(last);
    await page.locator('.speed').selectOption('4');
    await page.clock.runFor((last / demo.fps) * 1000);
    expect(await scrub(page)).toBe(last);
    await expect(page.locator('.transport .play')).toHaveAccessibleName('Play');
  }
});

test('a run shown as a whole rests at its end, and is played where the reader asks for it', async ({ lab, page }) => {
  for (const demo of (await lab.demos()).filter(({ autoplay }) => !autoplay)) {
    await page.clock.install();
    await lab.open(query(demo));
    const last = await page.locator('#scrub').evaluate((range) => Number(range.max));
    await page.clock.runFor(500);
    expect(await scrub(page)).toBe(last);
    const whole = await lab.picture();
    await page.keyboard.press(' ');
    await page.clock.runFor(500);
    const early = await scrub(page);
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThan(last);
    expect(await lab.picture()).not.toBe(whole);
    await page.clock.runFor((last / demo.fps) * 1000);
    expect(await scrub(page)).toBe(last);
    expect(await lab.picture()).toBe(whole);
  }
});

test('an animation that loops begins anew', async ({ lab, page }) => {
  await page.clock.install();
  const [demo] = await animated(lab);
  await lab.open(query(demo));
  await page.getByRole('button', { name: 'Play again and again' }).click();
  const last = await page.locator('#scrub').evaluate((range) => Number(range.max));
  await page.clock.runFor((last / demo.fps) * 1000 + 600);
  expect(await scrub(page)).toBeLessThan(last / 2);
  await expect(page.locator('.transport .play')).toHaveAccessibleName('Pause');
});

test.describe('with reduced motion', () => {
  test.use(calm);

  test('an animation starts paused at its last frame and can be stepped and scrubbed', async ({ lab, page }) => {
    for (const demo of await animated(lab)) {
      await lab.go(query(demo));
      await lab.settle();
      await expect(page.locator('.transport .play')).toHaveAccessibleName('Play');
      const last = await page.locator('#scrub').evaluate((range) => Number(range.max));
      expect(await scrub(page)).toBe(last);
      const end = await lab.picture();
      await page.locator('#scrub').press('Home');
      expect(await lab.picture()).not.toBe(end);
      expect(await scrub(page)).toBe(0);
      await page.getByRole('button', { name: 'One frame on' }).click();
      await lab.settle();
      expect(await scrub(page)).toBe(1);
      await page.getByRole('button', { name: 'One frame back' }).click();
      await lab.settle();
      expect(await scrub(page)).toBe(0);
      await page.keyboard.press('.');
      await lab.settle();
      expect(await scrub(page)).toBe(1);
      await expect(page.locator('#scrub')).toHaveAttribute('aria-valuetext', await page.locator('.clock').innerText());
    }
  });

  test('a changed parameter keeps showing the last frame', async ({ lab, page }) => {
    for (const demo of await animated(lab)) {
      await lab.go(query(demo));
      await lab.settle();
      await page.locator('.parameter .slider input').first().press('ArrowRight');
      await lab.settle();
      expect(await scrub(page)).toBe(await page.locator('#scrub').evaluate((range) => Number(range.max)));
    }
  });
});
