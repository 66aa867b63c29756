// The page is there.
import { expect, test } from '@playwright/test';

test('the page says whose lab it is', async ({ page }) => {
  await page.goto('index.html');
  await expect(page).toHaveTitle(/Nullcline/);
});
