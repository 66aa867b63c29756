// When something does not arrive, the page says what, why, and what to do; trying again works.
import { expect, test } from '@playwright/test';

for (const [what, files] of Object.entries({ 'core’s program': '**/*.wasm', 'core’s module': '**/nullcline.js', 'page’s own modules': '**/page/made/main.js' })) {
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

test('a fault of what bridges the wait is gone when the lab comes', async ({ page }) => {
  const faults = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.route('**/page/made/opening.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("on purpose");' }));
  await page.goto('index.html');
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('#failure')).toBeHidden();
  expect(faults).toEqual(['on purpose']);
});

/** Opens the page at a time that stands still, and holds back the core's program, once, until it is let go. */
async function held(page) {
  let release = () => {};
  const gate = new Promise((open) => { release = open; });
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue().catch(() => {}); // nobody may be waiting any more
  }, { times: 1 });
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.goto('index.html', { waitUntil: 'commit' });
  await expect(page.locator('body')).toHaveAttribute('data-state', 'loading');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return release;
}

test('a core that is long on its way is told of after twenty seconds, and the lab is there when it comes', async ({ page }) => {
  const release = await held(page);
  const late = page.locator('#late');
  await page.clock.runFor(19_999);
  await expect(late).toBeHidden();
  await page.clock.runFor(1);
  await expect(late).toContainText('still loading');
  release();
  await page.clock.resume();
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
  await expect(late).toBeHidden();
  await expect(page.locator('#failure')).toBeHidden();
});

test('where the core never comes, trying again asks for it anew', async ({ page }) => {
  const release = await held(page);
  await page.clock.runFor(20_000);
  const again = page.locator('#late').getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.clock.resume();
  await again.click();
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('#late')).toBeHidden();
  release();
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
