// On a laptop all is on one screen; on a phone the menu is a sheet, and a finger scrolls the page.
import { calm, everyPage, expect, heading, query, test } from './lab.mjs';

test.use(calm);

test.describe('on a laptop', () => {
  test.use({ viewport: { width: 1440, height: 900 } });
  everyPage('figures, transport and results are on one screen', async ({ lab, page, demo }) => {
    await lab.go(query(demo));
    await lab.settle();
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(900);
    await expect(page.locator('#method')).toBeInViewport({ ratio: 1 });
  });
});

test('from page to page of a neuron its name and its tabs stay where they are, and the menu shows where one is', async ({ lab, page }) => {
  const pages = lab.catalogue().filter(({ tab }) => tab);
  const most = pages.reduce((best, { tab: { neuron } }) => (pages.filter(({ tab }) => tab.neuron === neuron).length > pages.filter(({ tab }) => tab.neuron === best).length ? neuron : best), pages[0].tab.neuron);
  for (const [width, height] of [[1920, 650], [1440, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    const boxes = [];
    for (const demo of pages.filter(({ tab }) => tab.neuron === most)) {
      await lab.go(query(demo));
      await lab.frames();
      // Where they are more than there is room for, the strip goes along to the one that is open.
      boxes.push(JSON.stringify(await page.locator('#title, #tabs a').evaluateAll((all) => all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [x + one.parentElement.scrollLeft, y, width, height];
      }))));
      if (width > 1000) await expect(page.locator('#menu a[aria-current]')).toBeInViewport({ ratio: 1 });
    }
    expect(new Set(boxes).size, `${most} at ${width} × ${height}`).toBe(1);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the menu is a sheet that opens, leads to a demo, and closes', async ({ lab, page }) => {
    await lab.open();
    const entries = lab.entries();
    await expect(page.locator('#menu')).toBeHidden();
    await page.locator('#menu-button').tap();
    await page.locator('#menu').getByRole('link').last().tap();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading(entries.at(-1)));
    await expect(page.locator('#menu')).toBeHidden();
    // The page beyond the course is another document, whose heading is there before its buttons work.
    await lab.drawn();
    await page.locator('#menu-button').press('Enter');
    const open = page.locator('#menu a[aria-current]');
    await expect(open).toBeFocused();
    await expect(open).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('#menu a').nth(entries.length - 2)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('#menu-button')).toBeFocused();
  });

  test('a finger that moves up over a figure where no handle is scrolls the page', async ({ lab, page }) => {
    await lab.open();
    for (const canvas of await page.locator('.card .marks').all()) await expect(canvas).toHaveCSS('touch-action', /pan-y/);
  });
});
