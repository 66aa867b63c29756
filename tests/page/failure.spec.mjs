// When something does not arrive, the page says what, why, and what to do; trying again works.
import { expect, test } from '@playwright/test';

for (const [what, files] of Object.entries({ 'core’s program': '**/*.wasm', 'core’s module': '**/nullcline.js', 'module of the page': '**/www/state.js' })) {
  test(`without the ${what} the page says so, and a second try works`, async ({ page }) => {
    await page.route(files, (route) => route.abort());
    await page.goto('index.html');
    await expect(page.locator('#failure h2')).toBeVisible();
    await expect(page.locator('#failure')).toContainText('connection');
    await page.unroute(files);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
    await expect(page.locator('#failure')).toBeHidden();
  });
}

test('a core that is not WebAssembly at all is a failure in words', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: 'Not found' }));
  await page.goto('index.html');
  await expect(page.locator('#failure h2')).toBeVisible();
});

test('a browser without WebAssembly is told so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto('index.html');
  await expect(page.locator('#failure')).toContainText('WebAssembly');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it needs', async ({ page }) => {
    await page.goto('index.html');
    await expect(page.getByRole('heading', { name: 'The lab needs JavaScript' })).toBeVisible();
  });
});

test('title and skeleton are there before the core, and the figures do not jump when it comes', async ({ page }) => {
  let release = () => {};
  const gate = new Promise((open) => { release = open; });
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('index.html', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.card.skeleton').first()).toBeVisible();
  // A script may measure before the styles are there; a reader sees nothing before.
  await expect.poll(() => page.locator('link[rel="stylesheet"]').evaluateAll((links) => links.every(({ sheet }) => sheet))).toBe(true);
  const before = await page.locator('#figures').boundingBox();
  release();
  await expect(page.locator('.card canvas').first()).toBeVisible();
  const after = await page.locator('#figures').boundingBox();
  expect([after.x, after.y, after.width]).toEqual([before.x, before.y, before.width]);
});
