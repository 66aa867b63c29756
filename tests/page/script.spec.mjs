// The run as a script on the page: its literals move the figure, and it is what the core writes.
import { crc32 } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { nullcline } from '../package/package.mjs';
import { calm, expect, query, sliders, test } from './lab.mjs';

test.use({ ...calm, viewport: { width: 1440, height: 900 } });

async function openScript(page) {
  await page.locator('#side-script').click();
  await expect(page.locator('.listing code').first()).not.toBeEmpty();
}

/** The text of the listing as a reader sees it: literals and all. */
const listing = (page) => page.locator('.listing code').first().evaluate((code) => [...code.childNodes].map((one) => one.value || one.textContent).join(''));

test('the program is on the page as the core writes it, in every format that lacks nothing, and why not in the others', async ({ lab, page }) => {
  const core = new nullcline.Lab();
  const demos = await lab.demos();
  for (const demo of [demos[0], demos.find(({ python }) => !python)]) {
    await lab.go(query(demo));
    await openScript(page);
    const formats = core.formats(demo.id, {});
    for (const { id } of formats.filter(({ lacks }) => lacks === null)) {
      await page.locator(`#script input[value="${id}"]`).check({ force: true });
      const [{ name, parts }] = core.program(demo.id, {}, id, page.url());
      await expect(page.locator('.file-name').first()).toHaveText(name);
      expect(await listing(page)).toBe(parts.map(({ text }) => text).join(''));
    }
    const lacking = formats.filter(({ lacks }) => lacks !== null);
    await expect(page.locator('.lacking li')).toHaveText(lacking.map(({ title, lacks }) => `${title}: ${lacks}`));
    for (const { id } of lacking) await expect(page.locator(`#script input[value="${id}"]`)).toBeDisabled();
  }
});

test('a literal that is typed, nudged or dragged runs the figure again', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  const [param] = sliders(demo);
  await lab.open(query(demo));
  await openScript(page);
  const one = page.locator('.listing .literal').first();
  const pictures = [await lab.picture()];
  /** Each change must show in the figure. */
  async function seen() {
    pictures.push(await lab.picture());
    expect(new Set(pictures).size).toBe(pictures.length);
  }

  await one.click();
  await one.fill(String(param.max));
  await one.press('Enter');
  expect(Number(await lab.address(param.id))).toBe(param.max);
  await seen();

  await one.press('ArrowDown');
  await expect.poll(() => Number(new URL(page.url()).searchParams.get(param.id))).toBeCloseTo(param.max - param.step, 6);
  await seen();
  await one.press('Escape');
  await one.blur();

  const box = await one.boundingBox();
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x - 55, box.y + 5, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => Number(new URL(page.url()).searchParams.get(param.id))).toBeCloseTo(param.max - 21 * param.step, 6);
  await seen();
  await expect(one).toHaveValue(/^\d/);
});

test('a bad literal is marked and changes nothing', async ({ lab, page }) => {
  await lab.open();
  await openScript(page);
  const one = page.locator('.listing .literal').first();
  const good = await one.inputValue();
  await one.click();
  await one.fill('banana');
  await one.press('Enter');
  await expect(one).toHaveClass(/wrong/);
  await one.press('Escape');
  await expect(one).toHaveValue(good);
  expect(new URL(page.url()).searchParams.size).toBeLessThanOrEqual(1);
});

test('the hash beside the script is that of the core’s v[]', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  await openScript(page);
  expect(await listing(page)).toContain('zlib.crc32');
  await expect(page.locator('#hash')).toContainText(`v[] ${crc32(new Uint8Array(nullcline.columns(demo.id).v.buffer)).toString(16).padStart(8, '0')}`);
});

test('the script is copied and saved as it stands', async ({ lab, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.open();
  await openScript(page);
  const text = await listing(page);
  await page.locator('#copy-script-0').click();
  await expect(page.locator('#copy-script-0')).toHaveText(/copied/i);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save-script-0').click()]);
  expect(download.suggestedFilename()).toMatch(/^nullcline-.*\.py$/);
});

for (const viewport of [{ width: 360, height: 740 }, { width: 1440, height: 900 }]) {
  test.describe(`${viewport.width} pixels wide`, () => {
    test.use({ viewport });
    test('axe finds nothing beside the script, and nothing scrolls sideways', async ({ lab, page }) => {
      await lab.open();
      await openScript(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });
}
