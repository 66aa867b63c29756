// The page keeps to its own Content-Security-Policy wherever a reader goes, and the policy is in force.
import { drawn } from './host.mjs';
import { calm, expect, test } from './lab.mjs';

test.use(calm);

/** What the browser has refused so far, by the directive that forbids it. */
async function refusals(page) {
  const refused = [];
  await page.exposeFunction('refusal', (directive) => refused.push(directive));
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => globalThis.refusal(effectiveDirective)));
  return refused;
}

// That no figure and no animation does is in their own tests: what is refused is an error in the console.
test('nothing on a tour over notices, dialogs, exports and the printed sheet goes against the policy', async ({ lab, page }) => {
  const refused = await refusals(page);
  await lab.trace({ pins: '~', difference: '0:v', nonsense: '1' });
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('#history').click();
  await page.keyboard.press('Escape');
  await page.locator('#share').click();
  await expect(page.locator('#qr-code svg')).toBeVisible();
  await page.locator('#embed').click();
  await drawn(page.frameLocator('#embed-preview iframe'));
  await page.keyboard.press('Escape');
  await page.locator('#side-script').click();
  await expect(page.locator('.literal').first()).toBeVisible();
  await page.locator('#export').click();
  for (const kind of ['svg', 'png', 'csv', 'json']) {
    const saved = page.waitForEvent('download');
    await page.locator(`#export-${kind}`).click();
    await saved;
  }
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    dispatchEvent(new Event('afterprint'));
  });
  await lab.frames();
  expect(refused).toEqual([]);
});

test('the policy is in force: nothing inline, nothing evaluated, no style in an attribute', async ({ page }) => {
  const refused = await refusals(page);
  await page.goto('index.html');
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
  await page.evaluate(() => setTimeout(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline"';
    document.head.append(script);
    document.body.setAttribute('style', 'opacity: .5');
    eval('document.title = "evaluated"');
  }));
  // The policy of the page itself, and that of the server.
  await expect.poll(() => refused.toSorted()).toEqual(['script-src', 'script-src', 'script-src-elem', 'script-src-elem', 'style-src-attr', 'style-src-attr']);
  await expect(page).toHaveTitle(/Nullcline/);
});

test('nothing is asked of another origin, whoever asks', async ({ page, baseURL }) => {
  const refused = await refusals(page);
  // The same server under its other name.
  const { origin, hostname } = new URL(baseURL);
  const foreign = origin.replace(hostname, hostname === 'localhost' ? '127.0.0.1' : 'localhost');
  await page.goto('index.html');
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
  await page.evaluate(async (other) => {
    document.head.append(Object.assign(document.createElement('script'), { src: `${other}/a.js` }), Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${other}/a.css` }));
    document.body.append(Object.assign(new Image(), { src: `${other}/a.png` }));
    await fetch(`${other}/a`).catch(() => {});
  }, foreign);
  await expect.poll(() => [...new Set(refused)].toSorted()).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
});

test('in the sandbox of a slide, where the page has no origin, it works', async ({ page }) => {
  await page.route('**/slide.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><iframe sandbox="allow-scripts" src="index.html"></iframe>' }));
  await page.goto('slide.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('body')).toHaveAttribute('data-state', 'ready');
  await expect(frame.locator('.card canvas').first()).toBeVisible();
  expect(await page.frames()[1].evaluate(() => origin)).toBe('null');
});
