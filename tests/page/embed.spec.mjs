// The dialog that builds a snippet: what it gives, pasted into a page, is what it shows.
import AxeBuilder from '@axe-core/playwright';
import { drawn, openHost } from './host.mjs';
import { calm, expect, query, sliders, test } from './lab.mjs';

test.use(calm);

async function open(lab, page) {
  const demo = lab.catalogue().find(({ week, panels }) => week > 0 && panels.length > 1);
  const param = sliders(demo)[0];
  await lab.open(query(demo, { [param.id]: param.max }));
  await page.locator('#share').click();
  await page.locator('#embed').click();
  return { demo, param };
}

const choose = (page, name, value) => page.locator(`#embed-dialog input[name="${name}"][value="${value}"]`).check({ force: true });

for (const form of ['frame', 'element']) {
  test(`the snippet of a ${form} shows the same state on another page, with the chosen controls`, async ({ lab, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { demo, param } = await open(lab, page);
    const other = sliders(demo)[1];
    await choose(page, 'embed-form', form);
    await choose(page, 'embed-control', other.id);
    const preview = page.frameLocator('#embed-preview iframe');
    await drawn(preview);
    await expect(preview.locator('.parameter')).toHaveCount(2);
    await page.locator('#embed-height:visible, #embed-dialog input[name="embed-form"]:checked').last().focus();
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement.localName), 'the preview is no stop of Tab').not.toBe('iframe');
    }
    await page.locator('#copy-snippet').click();
    const snippet = await page.evaluate(() => navigator.clipboard.readText());
    await openHost(page, snippet);
    const place = form === 'frame' ? page.frameLocator('iframe') : page.locator('nullcline-demo');
    await drawn(place);
    await expect(place.locator(`#field-${param.id}`)).toHaveValue(String(param.max).replace('-', '−'));
    await expect(place.locator('.parameter')).toHaveCount(2);
  });
}

test('the preview leaves no entries in the history, and without any panel chosen all are meant', async ({ lab, page }) => {
  const { demo } = await open(lab, page);
  await drawn(page.frameLocator('#embed-preview iframe'));
  const length = await page.evaluate(() => history.length);
  for (const { id } of demo.panels) await page.locator(`#embed-dialog input[name="embed-panel"][value="${id}"]`).uncheck({ force: true });
  expect(await page.locator('#snippet').inputValue()).not.toContain('panels');
  await choose(page, 'embed-level', 'bare');
  await expect(page.frameLocator('#embed-preview iframe').locator('.guest[data-ui="bare"]')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test('a picture comes with a link to the very state', async ({ lab, page }) => {
  const { param } = await open(lab, page);
  await choose(page, 'embed-form', 'picture');
  const snippet = await page.locator('#snippet').inputValue();
  expect(snippet).toContain(`${param.id}=${param.max}`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#save-picture').click()]);
  expect(snippet).toContain(file.suggestedFilename());
});

test('a second figure has controls of its own, and the snippet can be copied without scrolling', async ({ lab, page }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  const { demo } = await open(lab, page);
  await expect(page.locator('#copy-snippet')).toBeInViewport({ ratio: 1 });
  const second = lab.catalogue().find(({ id, week }) => week > 0 && id !== demo.id);
  await page.locator('#embed-beside').selectOption(`demo ${second.id}`);
  const [first, other] = sliders(second);
  await choose(page, 'embed-beside-control', other.id);
  await page.locator(`#embed-dialog input[name="embed-beside-control"][value="${first.id}"]`).check({ force: true });
  const [, after] = (await page.locator('#snippet').inputValue()).split(`demo=${second.id}`);
  expect(after).toMatch(new RegExp(`^&amp;ui=figure&amp;controls=(?=[^&"]*\\b${first.id}\\b)(?=[^&"]*\\b${other.id}\\b)`, 'u'));
  // What may be picked of many is one stop each: few lead from the second figure to the snippet.
  await page.locator('#embed-beside').focus();
  let stops = 0;
  for (; stops < 20 && !await page.locator('#copy-snippet').evaluate((copier) => copier === document.activeElement); stops++) await page.keyboard.press('Tab');
  expect(stops).toBeLessThan(16);
});

test('levels and behaviour are in the snippet only where they differ, and nothing in a title breaks out of it', async ({ lab, page }) => {
  await open(lab, page);
  expect(await page.locator('#snippet').inputValue()).not.toMatch(/theme|loop|autoplay|panels|ground|scale/u);
  await choose(page, 'embed-level', 'bare');
  await page.locator('#embed-theme').selectOption('dark');
  await page.locator('#embed-clear').check();
  await page.locator('#embed-scale').selectOption('1.5');
  await page.locator('#embed-autoplay').selectOption('0');
  await page.locator('#embed-loop').check();
  await page.locator('#embed-height').fill('333');
  const snippet = await page.locator('#snippet').inputValue();
  for (const part of ['ui=bare', 'theme=dark', 'autoplay=0', 'loop=1', 'ground=transparent', 'scale=1.5', 'height="333"', 'border: 0; color-scheme: dark']) expect(snippet).toContain(part);
  expect(snippet).toMatch(/^<iframe(?: [a-z]+="[^"<>]*")+><\/iframe>$/u);
});

for (const [width, height, colorScheme] of [[360, 740, 'light'], [1440, 900, 'dark']]) {
  test.describe(`${width} pixels wide, ${colorScheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme });
    test('axe finds nothing in the dialog, and nothing scrolls sideways', async ({ lab, page }) => {
      await open(lab, page);
      await drawn(page.frameLocator('#embed-preview iframe'));
      await page.locator('.key-table summary').click();
      const { violations } = await new AxeBuilder({ page }).include('#embed-dialog').exclude('#embed-preview').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.locator('#embed-dialog').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    });
  });
}
