// Long work: the figures fill while it is done, it follows the values, it can be called off, and pinned runs get theirs.
import { calm, expect, query, test } from './lab.mjs';

test.use(calm);

const work = (page) => page.locator('#work');
const state = (page) => page.locator('#results').getAttribute('data-work');
const told = (page) => page.locator('#results').innerText();
const param = (demo, id) => demo.params.find((one) => one.id === id);

/** Demos that have nothing to play, because their figures, of so many points, are the outcome of long work: the first, of which it is soon done, and the one with the most parameters, with values with which it takes minutes. */
async function demos(lab) {
  const all = (await lab.catalogue()).filter(({ fps, params }) => fps === 0 && params.some(({ id }) => id === 'points'));
  const most = all.reduce((one, other) => (other.params.length > one.params.length ? other : one));
  return { quick: all[0], slow: query(most, { dt: param(most, 'dt').min, points: 2001 }) };
}

test('the figures fill while the work is done, and then the result is told', async ({ lab, page }) => {
  const { quick, slow } = await demos(lab);
  await page.goto(`index.html${slow}`);
  await expect(page.locator('#results')).toHaveAttribute('data-work', 'going');
  const early = await lab.fingerprint();
  await expect.poll(() => lab.fingerprint()).not.toBe(early);
  expect(await state(page)).toBe('going');
  await expect(work(page)).toContainText('%');
  expect(page.workers()).toHaveLength(1);
  await expect(page.locator('#announcer')).toBeEmpty();
  // A curve of few points is soon known, and that is said aloud.
  await lab.go(query(quick, { points: 5 }));
  await lab.settle();
  expect(await state(page)).toBe('done');
  await expect(page.locator('#announcer')).toHaveText(await told(page));
});

test('work that is called off stands still, and goes on when it is resumed', async ({ lab, page }) => {
  const { quick, slow } = await demos(lab);
  await page.goto(`index.html${slow}`);
  const button = page.locator('#work-button');
  await button.click();
  await expect(page.locator('#results')).toHaveAttribute('data-work', 'paused');
  const stopped = await told(page);
  const picture = await lab.picture();
  const before = await share(page);
  await button.click();
  await expect.poll(() => told(page)).not.toBe(stopped);
  expect(await share(page)).toBeGreaterThanOrEqual(before);
  expect(await lab.fingerprint()).not.toBe(picture);
  await lab.go(query(quick, { points: 5 }));
  await lab.settle();
  expect(await state(page)).toBe('done');
  await expect(button).toBeHidden();
});

test('a slider moves the curve, and a pinned run gets its curve too, from an address', async ({ lab, page }) => {
  const { quick } = await demos(lab);
  const inner = param(quick, 'from');
  await lab.open(query(quick, { points: 5 }));
  const before = await lab.picture();
  await page.keyboard.press('p');
  await lab.slider(inner).press('PageUp');
  await expect.poll(() => lab.picture()).not.toBe(before);
  await expect.poll(() => new URL(page.url()).searchParams.has(inner.id)).toBe(true);
  const [picture, kept] = [await lab.picture(), await page.locator('.pin-results').innerText()];
  await page.reload();
  await lab.drawn();
  expect(await lab.picture()).toBe(picture);
  await expect(page.locator('.pin-results')).toHaveText(kept);
  // And back again.
  await page.keyboard.press('Control+z');
  await lab.go(query(quick, { points: 5 }));
  expect(await lab.picture()).toBe(before);
});

test('without workers the page does the work between its frames', async ({ lab, page }) => {
  await page.addInitScript(() => delete globalThis.Worker);
  const { quick } = await demos(lab);
  await lab.open(query(quick, { points: 5 }));
  await lab.settle();
  expect(await page.evaluate(() => typeof Worker)).toBe('undefined');
  expect(await state(page)).toBe('done');
  await expect(page.locator('#results strong').first()).toBeVisible();
});

/** How far the work is. */
const share = (page) => page.locator('#work progress').evaluate(({ value }) => value);
