// For everybody: axe finds nothing, and the keyboard reaches everything.
import AxeBuilder from '@axe-core/playwright';
import { calm, everyPage, expect, query, sliders, test } from './lab.mjs';

test.use(calm);

const phone = { width: 360, height: 740 };
const laptop = { width: 1440, height: 900 };

/** What axe finds on the page; there are no frames on it, so that none of its care for frames is needed. */
async function found(page, rules = (axe) => axe) {
  const { violations } = await rules(new AxeBuilder({ page }).setLegacyMode()).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
}

/** By far the slowest rule. */
const colours = ['color-contrast'];

// The phone's colours are the laptop's, and nothing but colours is another thing in the dark: that would only be the same work again.
for (const [colorScheme, viewport, rules] of [['light', phone, (axe) => axe.disableRules(colours)], ['light', laptop, (axe) => axe], ['dark', laptop, (axe) => axe.withRules(colours)]]) {
  test.describe(`${colorScheme}, ${viewport.width} pixels wide`, () => {
    test.use({ colorScheme, viewport });

    everyPage('axe finds nothing', async ({ lab, page, demo }) => {
      await lab.go(query(demo, { nonsense: '1' }));
      await lab.slider(sliders(demo)[0]).press('ArrowRight');
      await lab.settle();
      expect(await found(page, rules)).toEqual([]);
    });
  });
}

test('axe finds nothing beside pinned runs, a difference, crosshair and ruler, nor in the history and the list of keys', async ({ lab, page }) => {
  const demo = await lab.trace();
  await page.keyboard.press('p');
  await lab.slider(sliders(demo)[0]).press('PageUp');
  await page.locator('#difference').selectOption({ index: 1 });
  await expect(page.locator('.card')).toHaveCount(demo.panels.length + 1);
  await lab.drawn();
  await lab.card(0).focus();
  for (const key of ['m', 'Shift+ArrowRight', 'm']) await page.keyboard.press(key);
  expect(await found(page)).toEqual([]);
  await page.locator('#history').press('Enter');
  expect(await found(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await found(page)).toEqual([]);
});

for (const [name, shown] of [['share', '#qr-code svg'], ['export', '#export-dialog']]) {
  test(`axe finds nothing in the dialog of #${name}, and Escape gives the focus back`, async ({ lab, page }) => {
    await lab.open();
    await page.locator(`#${name}`).press('Enter');
    await expect(page.locator(shown)).toBeVisible();
    expect(await found(page, (axe) => axe.include(`#${name}-dialog`))).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator(`#${name}`)).toBeFocused();
  });
}

test('the first Tab offers to skip to the figures, the second to the first parameter, and the focus can be seen', async ({ lab, page }) => {
  await lab.open();
  for (const [before, part, focused] of [['', 'figures', '#figures'], ['.skip', 'parameters', '#parameters input']]) {
    if (before) await page.locator(before).first().focus();
    await page.keyboard.press('Tab');
    const link = page.locator(`.skip[href="#${part}"]`);
    await expect(link).toBeFocused();
    await expect(link).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator(`${focused}:focus`)).toHaveCount(1);
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  }
});

/** Where Tab leads from the top of the page, until it comes to a slider of a parameter. */
async function stops(page) {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const seen = [];
  while (seen.at(-1) !== 'slider' && seen.length < 60) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => {
      const { activeElement: one } = document;
      return one.matches('#parameters input[type=range]') ? 'slider' : one.matches('.skip, .card') ? one.classList[0] : one.closest('[id]').id;
    }));
  }
  return seen;
}

test('a group of buttons is one stop of Tab, with arrows inside: few stops lead to the figures and to the first slider', async ({ lab, page }) => {
  await lab.start();
  const seen = (await stops(page)).filter((stop) => stop !== 'skip');
  expect(seen.indexOf('card'), seen.join(' ')).toBeLessThanOrEqual(7);
  expect(seen.length, seen.join(' ')).toBeLessThanOrEqual(15);

  await page.locator('#brand').focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('#header-tools button:focus')).toHaveCount(1);
  const sign = page.locator('.arrows');
  await expect(sign).toContainText('→');
  await page.keyboard.press('End');
  await expect(page.locator('#share')).toBeFocused();
  await expect(sign).toBeHidden();

  // With the languages at its foot.
  const menu = page.locator('#menu :is(a, button)');
  await page.locator('#menu-list a[aria-current]').focus();
  for (const [key, place] of [['End', -1], ['ArrowDown', 0], ['ArrowUp', -1], ['Home', 0], ['ArrowRight', 1]]) {
    await page.keyboard.press(key);
    await expect(menu.nth(place)).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('#menu-list a[aria-current]')).toBeFocused();
});

test('every control is reached by Tab or, within its group, by arrows, and has a name', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  await lab.slider(sliders(demo)[0]).focus();
  await lab.frames();
  const missed = await page.evaluate(() => {
    const can = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled;
    return [...document.querySelectorAll('button, a, input, select')].filter((one) => can(one) && one.tabIndex < 0)
      .filter((one) => ![...(one.closest('nav') ?? one.closest('[role=toolbar], [role=group], .parameters-head')).querySelectorAll('button, a, select')].some((other) => can(other) && other.tabIndex === 0)).map((one) => one.outerHTML);
  });
  expect(missed).toEqual([]);
});

everyPage('the figures say in words what they show', async ({ lab, page, demo }) => {
  await lab.go(query(demo));
  const images = page.locator('.card [role=img]');
  await expect(images).toHaveCount(demo.panels.length);
  for (const image of await images.all()) expect(await image.getAttribute('aria-label')).toMatch(/\w{3,}/);
});
