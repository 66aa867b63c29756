// The page's equations: unfolded under its heading, lit with sliders and curves, with present values on request.
import { calm, expect, test } from './lab.mjs';

test.use(calm);

test('are unfolded on request, and say the same in words', async ({ lab, page }) => {
  await lab.go('?demo=hh-step');
  await expect(page.locator('#equations')).toBeHidden();
  await page.locator('#equations-button').click();
  const lines = page.locator('.equation-lines math');
  await expect(lines.first()).toHaveAttribute('aria-label', /^d v by d t equals /u);
  await expect(page.locator('#equations')).toContainText('Hodgkin');
  expect(await lines.evaluateAll((all) => all.every((math) => math.scrollWidth <= math.closest('.equations').clientWidth))).toBe(true);
  await page.locator('#equations-button').click();
  await expect(page.locator('#equations')).toBeHidden();
});

test('leave the figures on a desk where they were, one under the other', async ({ lab, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await lab.go('?demo=hodgkin-huxley-current');
  const lefts = () => page.locator('.card:visible').evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().left));
  const before = await lefts();
  await page.locator('#equations-button').click();
  await lab.drawn();
  expect(await lefts()).toEqual(before);
});

test('light up with a slider, and light it up', async ({ lab, page }) => {
  await lab.go('?demo=type-x');
  await page.locator('#equations-button').click();
  const term = page.locator('.equation-lines [data-name="a"]');
  await page.locator('#parameter-a input[type=range]').focus();
  await expect(term).toHaveClass(/lit/u);
  await term.hover();
  await expect(page.locator('#parameter-a')).toHaveClass(/lit/u);
  await page.locator('.equation-lines [data-name="v"]').first().hover();
  await expect(page.locator('#parameter-a')).not.toHaveClass(/lit/u);
  await expect(page.locator('.card.lit')).not.toHaveCount(0);
});

test('are gone through by arrow keys, term by term', async ({ lab, page }) => {
  await lab.go('?demo=type-x');
  await page.locator('#equations-button').click();
  const lines = page.locator('.equation-lines');
  await lines.focus();
  const here = page.locator('.equation-lines .here');
  await expect(here).toHaveCount(0);
  const names = await page.locator('.equation-lines [data-name]').evaluateAll((terms) => terms.map((term) => term.dataset.name));
  const steps = names.indexOf('a') + 1;
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
  await expect(here).toHaveAttribute('data-name', 'a');
  await expect(page.locator('#parameter-a')).toHaveClass(/lit/u);
  await expect(page.locator('#announcer')).toContainText('1.25');
  await page.keyboard.press('End');
  await expect(here).toHaveAttribute('data-name', names.at(-1));
  await page.keyboard.press('Tab');
  await expect(here).toHaveCount(0);
  await expect(page.locator('#parameter-a')).not.toHaveClass(/lit/u);
});

test('have present values in the place of symbols, which follow the sliders', async ({ lab, page }) => {
  await lab.go('?demo=type-x&a=1.5');
  await page.locator('#equations-button').click();
  await page.locator('label:has(#equations-numbers)').click();
  const value = page.locator('.equation-lines mn[data-name="a"]');
  await expect(value).toHaveText('1.5');
  await page.locator('#field-a').fill('2');
  await page.locator('#field-a').press('Enter');
  await expect(value).toHaveText('2');
});
