// On a laptop all is on one screen; on a phone the menu is a sheet, and a finger scrolls the page.
import { calm, everyPage, expect, query, test } from './lab.mjs';

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

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the menu is a sheet that opens, leads to a demo, and closes', async ({ lab, page }) => {
    await lab.open();
    const entries = lab.entries();
    await expect(page.locator('#menu')).toBeHidden();
    await page.locator('#menu-button').tap();
    await page.locator('#menu').getByRole('link').last().tap();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(entries.at(-1).title);
    await expect(page.locator('#menu')).toBeHidden();
  });

  test('a finger that moves up over a figure where no handle is scrolls the page', async ({ lab, page }) => {
    await lab.open();
    for (const canvas of await page.locator('.card .marks').all()) await expect(canvas).toHaveCSS('touch-action', /pan-y/);
  });
});
