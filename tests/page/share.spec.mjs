// Sharing: the link, the system's own sheet, and a QR code that a camera can read.
import jsQR from 'jsqr';
import { calm, expect, query, sliders, test } from './lab.mjs';

test.use(calm);

/** A state that has a bit of everything. */
async function changed(lab, page) {
  const [demo] = await lab.demos();
  await lab.slider(sliders(demo)[0]).press('ArrowRight');
  await page.keyboard.press('p');
  await lab.slider(sliders(demo)[0]).press('ArrowRight');
  await lab.address('pins');
}

test('the link that is copied is the address of this very state', async ({ lab, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await changed(lab, page);
  await page.locator('#share').click();
  await expect(page.locator('#address')).toHaveValue(page.url());
  await page.locator('#copy-link').click();
  await expect(page.locator('#copy-link')).toHaveText(/copied/i);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('where the clipboard is refused, the link is selected and the reader told how to copy it', async ({ lab, page }) => {
  await lab.open();
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } }));
  await page.locator('#share').click();
  await page.locator('#copy-link').click();
  await expect(page.locator('#share-dialog').getByRole('status')).toContainText('Ctrl+C');
  expect(await page.evaluate(() => getSelection()?.toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd))).toBe(page.url());
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('a camera reads the link from the QR code', async ({ lab, page }) => {
      await changed(lab, page);
      await page.locator('#share').click();
      const code = page.locator('#qr-code');
      await expect(code.locator('svg')).toBeVisible();
      const shot = (await code.screenshot()).toString('base64');
      const { data, width, height } = await pixels(page, shot);
      expect(jsQR(Uint8ClampedArray.from(data), width, height)?.data).toBe(page.url());
    });
  });
}

test('a link too long for a QR code says so', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  const [param] = sliders(demo);
  const pins = Array.from({ length: 24 }, (_, index) => `${param.id}:${param.min + index / 1024},~label:${encodeURIComponent('ä'.repeat(80))}`).join(';');
  await lab.go(query(demo, { pins }));
  await page.locator('#share').click();
  await expect(page.locator('#qr-code')).toContainText('too long');
});

test('the system’s own sheet gets the title and the link', async ({ lab, page }) => {
  await page.addInitScript(() => { navigator.share = (content) => { window.shared = content; return Promise.resolve(); }; });
  await lab.open();
  await page.locator('#share').click();
  await page.getByRole('button', { name: 'Send' }).click();
  expect(await page.evaluate(() => window.shared)).toEqual({ title: await page.title(), url: page.url() });
});

/** The pixels of a PNG, read in a page without the lab’s policy. */
async function pixels(page, shot) {
  const other = await page.context().newPage();
  await other.setContent(`<img src="data:image/png;base64,${shot}">`);
  const read = await other.evaluate(async () => {
    const image = document.querySelector('img');
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return { data: Array.from(context.getImageData(0, 0, image.width, image.height).data), width: image.width, height: image.height };
  });
  await other.close();
  return read;
}
