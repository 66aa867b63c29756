// A page of somebody else, beside the lab, on which it is a guest: for the tests of elements, frames and snippets.
import { expect } from '@playwright/test';

/** Opens a page with this body under the server of the lab. */
export async function openHost(page, body, head = '') {
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A course page</title>${head}</head><body><main><h1>A course page</h1>${body}</main></body></html>` }));
  await page.goto('host.html');
}

/** The module of the custom element, as a page asks for it. */
export const ELEMENT = '<script type="module" src="./www/nullcline-demo.js"></script>';

/** Waits until every panel of a guest has been drawn; `root` is an element on the page or in a frame. */
export async function drawn(root) {
  await expect(root.locator('.card:not(.empty)').first()).toBeVisible();
  await expect(root.locator('.card.empty')).toHaveCount(0);
}

/** The colour of one pixel of the window. */
export async function pixel(page, x, y) {
  const png = await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } });
  return page.evaluate(async (bytes) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' })), 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, [...png]);
}
