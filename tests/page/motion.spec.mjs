// Animated demos: they play, pause, end and scrub; with reduced motion they stand still. Time is the test's own.
import { calm, everyPage, expect, query, test } from './lab.mjs';

const isAnimated = ({ autoplay }) => autoplay;
const animated = async (lab) => (await lab.demos()).filter(isAnimated);
const scrub = (page) => page.locator('#scrub').evaluate((range) => range.valueAsNumber);

const last = (page) => page.locator('#scrub').evaluate((range) => Number(range.max));
const play = (page) => page.locator('.transport .play');

/** Lets the time of the page run for this many frames at a speed, and stand still again. */
async function run(page, demo, frames, speed = 1) {
  await page.clock.runFor((1000 * frames) / (demo.fps * speed));
}

everyPage('an animation plays by itself, pauses with Space, and ends at its last frame', async ({ lab, page, demo }) => {
  await page.clock.install({ time: 0 });
  await lab.open(query(demo));
  await page.clock.pauseAt(60_000);
  await run(page, demo, 20);
  const early = await scrub(page);
  expect(early).toBeGreaterThan(0);
  await page.keyboard.press(' ');
  await run(page, demo, 20);
  expect(await scrub(page)).toBe(early);
  await expect(play(page)).toHaveAccessibleName('Play');
  await page.locator('.speed').selectOption('10');
  await play(page).click();
  await run(page, demo, 10, 10);
  expect(await scrub(page)).toBeLessThan(await last(page));
  await run(page, demo, await last(page), 10);
  expect(await scrub(page)).toBe(await last(page));
  await expect(play(page)).toHaveAccessibleName('Play');
  await play(page).click(); // from the start again
  await run(page, demo, 10, 10);
  expect(await scrub(page)).toBeLessThan(await last(page));
}, { fits: isAnimated, each: test });

everyPage('a run shown as a whole rests at its end, and is played where the reader asks for it', async ({ lab, page, demo }) => {
  await page.clock.install({ time: 0 });
  await lab.open(query(demo));
  await page.clock.pauseAt(60_000);
  await run(page, demo, 10);
  expect(await scrub(page)).toBe(await last(page));
  const whole = await lab.fingerprint();
  await page.locator('.speed').selectOption('10');
  await lab.card(0).focus();
  await page.keyboard.press(' ');
  await expect(play(page)).toHaveAccessibleName('Pause');
  await run(page, demo, 100, 10);
  const early = await scrub(page);
  expect(early).toBeGreaterThan(0);
  expect(early).toBeLessThan(await last(page));
  expect(await lab.fingerprint()).not.toBe(whole);
  await run(page, demo, await last(page), 10);
  expect(await scrub(page)).toBe(await last(page));
  await expect(play(page)).toHaveAccessibleName('Play');
  expect(await lab.fingerprint()).toBe(whole);
}, { fits: ({ autoplay, fps }) => fps > 0 && !autoplay, each: test });

test('an animation that loops begins anew', async ({ lab, page }) => {
  await page.clock.install({ time: 0 });
  const demo = (await animated(lab))[0];
  await lab.go(query(demo));
  await page.clock.pauseAt(60_000);
  await page.getByRole('button', { name: 'Loop' }).press('Enter');
  await page.locator('.speed').selectOption('10');
  const seen = [];
  for (let quarter = 0; quarter < 5; quarter += 1) {
    await run(page, demo, (await last(page)) / 4, 10);
    seen.push(await scrub(page));
  }
  expect(seen.filter((frame, index) => frame < seen[index - 1])).toHaveLength(1);
  await expect(play(page)).toHaveAccessibleName('Pause');
});

test('an animation stands still while nobody can see it, and goes on from there', async ({ lab, page }) => {
  await page.clock.install({ time: 0 });
  const demo = (await animated(lab))[0];
  await lab.go(query(demo));
  await page.clock.pauseAt(60_000);
  const show = (visible) => page.evaluate((seen) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: !seen });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visible);
  await run(page, demo, 20);
  await show(false);
  await run(page, demo, 2);
  const hidden = await scrub(page);
  await run(page, demo, 60);
  expect(await scrub(page)).toBe(hidden);
  await show(true);
  await run(page, demo, 20);
  expect(await scrub(page)).toBeGreaterThan(hidden + 10);
  expect(await scrub(page)).toBeLessThan(hidden + 30);
});

test.describe('with reduced motion', () => {
  test.use(calm);

  everyPage('an animation starts paused at its last frame and can be stepped and scrubbed', async ({ lab, page, demo }) => {
    await lab.go(query(demo));
    await lab.settle();
    await expect(page.locator('.transport .play')).toHaveAccessibleName('Play');
    expect(await scrub(page)).toBe(await last(page));
    const end = await lab.picture();
    await page.locator('#scrub').press('Home');
    expect(await lab.picture()).not.toBe(end);
    expect(await scrub(page)).toBe(0);
    await page.getByRole('button', { name: 'One frame forward' }).click();
    await lab.settle();
    expect(await scrub(page)).toBe(1);
    await page.getByRole('button', { name: 'One frame back' }).click();
    await lab.settle();
    expect(await scrub(page)).toBe(0);
    await page.keyboard.press('.');
    await lab.settle();
    expect(await scrub(page)).toBe(1);
    await expect(page.locator('#scrub')).toHaveAttribute('aria-valuetext', await page.locator('.clock').innerText());
  }, { fits: isAnimated });

  test('a run is stepped both ways and scrubbed by keys alone, wherever the focus is but in a text', async ({ lab, page }) => {
    const demo = await lab.trace();
    const end = await last(page);
    const choice = demo.params.find(({ kind }) => kind === 'choice');
    const after = async (key, place = 'body') => {
      await page.locator(place).press(key);
      await lab.settle();
      return scrub(page);
    };
    expect(await after(',')).toBe(end - 1);
    expect(await after(',', '.card:first-child')).toBe(end - 2);
    expect(await after(',', `[id="parameter-${choice.id}"] input >> nth=0`)).toBe(end - 3);
    expect(await after('.', '#share')).toBe(end - 2);
    expect(await after('.', '.parameter .slider input >> nth=0')).toBe(end - 1);
    expect(await after('.', '.parameter .field input >> nth=0')).toBe(end - 1);
    expect(await after('Home', '#scrub')).toBe(0);
    expect(await after(',')).toBe(0);
    expect(await after('ArrowRight', '#scrub')).toBe(1);
    expect(await after('End', '#scrub')).toBe(end);
    expect(await after('.')).toBe(end);
    await page.getByRole('button', { name: 'One frame back' }).press('Enter');
    await lab.settle();
    expect(await scrub(page)).toBe(end - 1);
    await page.getByRole('button', { name: 'Play from the start' }).press('Enter');
    await expect(play(page)).toHaveAccessibleName('Pause');
    await expect.poll(() => scrub(page)).toBeLessThan(end);
  });

  everyPage('a changed parameter keeps showing the last frame', async ({ lab, page, demo }) => {
    await lab.go(query(demo));
    await lab.settle();
    await page.locator('.parameter .slider input').first().press('ArrowRight');
    await lab.settle();
    expect(await scrub(page)).toBe(await last(page));
  }, { fits: isAnimated });
});
