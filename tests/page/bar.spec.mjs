// The bar above the figures, the groups of parameters that fold, and the word at a handle for who comes for the first time.
import { calm, expect, query, test } from './lab.mjs';

test.use(calm);

/** A page whose figures have a switch for what takes a moment to find, told in the sentence. */
const plane = (lab) => lab.catalogue().find(({ id }) => id === 'morris-lecar-plane');

test('a newcomer finds the repelling cycle by one press, on a desk and on a phone, by mouse and by keyboard', async ({ lab, page }) => {
  const demo = plane(lab);
  await lab.open(query(demo, { amplitude: 90 }));
  const cycles = page.getByRole('switch', { name: 'cycles, separatrices' });
  for (const [width, height] of [[1440, 900], [360, 740]]) {
    await page.setViewportSize({ width, height });
    await expect(cycles).toBeInViewport();
    await cycles.press('Space');
    await expect(page.locator('#results')).toContainText('Two limit cycles: one attracts');
    await expect(page.locator('.switch-keys')).toContainText('repelling cycle');
    await expect.poll(() => lab.query('orbits')).toBe('yes');
    await page.locator('.switch', { hasText: 'cycles, separatrices' }).click();
    await expect(page.locator('#results')).not.toContainText('limit cycle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  await expect(page.locator('#parameter-orbits')).toHaveCount(0);
});

test('the page’s keys are heard from a switch, a choice, a preset and a slider, and not from a field; and nothing moves when a preset is changed', async ({ lab, page }) => {
  await lab.open(query(plane(lab)));
  const [slider, pins] = [page.locator('#slider-amplitude'), page.locator('.pin')];
  const before = await slider.boundingBox();
  await slider.press('ArrowRight');
  await expect(page.locator('.presets .altered')).toHaveCount(1);
  expect(await slider.boundingBox()).toEqual(before);
  for (const [at, one] of [page.getByRole('switch').first(), page.locator('.switch-one input').first(), page.locator('.choices input').first(), page.locator('.presets button').first(), slider].entries()) {
    await one.press('p');
    await expect(pins).toHaveCount(at + 1);
    await one.press('?');
    await page.getByRole('dialog').press('Escape');
    await one.press('f');
    await expect(page.locator('.presenting')).toBeVisible();
    await page.keyboard.press('f');
    await expect(page.locator('.presenting')).toBeHidden();
    await expect(one).toBeFocused();
  }
  await page.locator('#field-amplitude').press('p');
  await expect(pins).toHaveCount(5);
});

test('groups of parameters fold, tell by a dot that something in them has changed, and are left as they were', async ({ lab, page }) => {
  const demo = plane(lab);
  await page.goto(`index.html${query(demo)}`);
  await page.waitForFunction(() => document.querySelector('.card:not(.skeleton):not(.empty)'));
  const heading = page.getByRole('button', { name: /^Neuron/ });
  const row = page.locator('.group-body .parameter').filter({ has: page.locator('#slider-phi') });
  await expect(heading).toHaveAttribute('aria-expanded', 'false');
  await expect(row).toBeHidden();
  expect(await page.locator('#parameters').evaluate(({ scrollHeight }) => scrollHeight)).toBeLessThan(1000);
  await heading.press('Enter');
  await page.locator('#slider-phi').press('ArrowRight');
  await heading.press('Enter');
  await expect(row).toBeHidden();
  await expect(page.locator('.changed-within')).toHaveCount(1);
  await heading.press('Enter');
  await page.reload();
  await expect(heading).toHaveAttribute('aria-expanded', 'true');
});

test('a word at a handle greets once, and goes with Escape', async ({ lab, page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }));
  await lab.open(query(plane(lab)));
  const nudge = page.locator('.nudge');
  await expect(nudge).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(nudge).toHaveCount(0);
  await page.reload();
  await lab.drawn();
  await expect(nudge).toHaveCount(0);
});
