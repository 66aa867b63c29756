// The error of the method: chosen from a list, drawn on a panel of its own, in the address, and undone like everything.
import { calm, expect, query, test, tour } from './lab.mjs';

test.use(calm);

tour('the error of the method is a panel and a number, in the address, and undone', async ({ lab, page }) => {
  const demo = await lab.trace();
  const chooser = page.locator('#error-of');
  const inAddress = () => new URL(page.url()).searchParams.get('difference');
  await chooser.selectOption('v');
  await expect(page.locator('.card')).toHaveCount(demo.panels.length + 1);
  await expect.poll(inAddress).toBe('exact:v');
  await lab.drawn();
  const picture = page.getByRole('img').nth(demo.panels.length);
  await expect(picture).toHaveAttribute('aria-label', /current minus exact: largest [\d.]+/u);

  await page.reload();
  await lab.drawn();
  await expect(chooser).toHaveValue('v');
  await expect(page.locator('.card')).toHaveCount(demo.panels.length + 1);
  await chooser.selectOption('');
  await expect(page.locator('.card')).toHaveCount(demo.panels.length);
  await expect.poll(inAddress).toBeNull();
  await page.keyboard.press('Control+z');
  await expect(chooser).toHaveValue('v');
  await expect(page.locator('.card')).toHaveCount(demo.panels.length + 1);
});

tour('a pin that is taken off takes the place of the error, and a page without a run has none', async ({ lab, page }) => {
  const demo = await lab.trace();
  await page.locator('#error-of').selectOption('v');
  await page.keyboard.press('p');
  await expect(page.locator('#difference')).toHaveValue('');
  await page.locator('#difference').selectOption('0:v');
  await expect(page.locator('#error-of')).toHaveValue('');
  await expect(page.locator('.card')).toHaveCount(demo.panels.length + 1);
  await page.locator('#error-of').selectOption('v');
  await page.locator('.pin').getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(page.locator('#error-of')).toHaveValue('v');

  const still = (await lab.catalogue()).find(({ params }) => params.every(({ id }) => id !== 'method'));
  await lab.go(query(still));
  await expect(page.locator('#error-of')).toBeHidden();
});

tour('a curve that differs visibly from the exact solution says so, and a button shows that, until it is undone', async ({ lab, page }) => {
  const plane = lab.catalogue().find(({ id }) => id === 'type-x-plane');
  await lab.go(query(plane, { method: 'euler' }));
  const warning = page.locator('#warning');
  await expect(warning).toContainText('differs visibly from the exact solution');
  await warning.getByRole('button', { name: 'Show the exact one' }).press('Enter');
  await expect(warning).toBeHidden();
  await expect.poll(() => new URL(page.url()).searchParams.get('method')).toBeNull();
  await page.keyboard.press('Control+z');
  await expect(warning).toBeVisible();
});
