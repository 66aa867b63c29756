// What people type, and links that come back damaged: the page asks, or says so, and keeps none of it.
import { readFile } from 'node:fs/promises';
import { calm, expect, query, sliders, test } from './lab.mjs';

test.use(calm);

test('what could be thousands is asked back in the field, by buttons that keys reach', async ({ lab, page }) => {
  const demo = (await lab.demos()).find(({ params }) => params.some(({ kind, min, max }) => kind === 'number' && min < 0 && max < 1000));
  const [param] = demo.params.filter(({ kind, min, max }) => kind === 'number' && min < 0 && max < 1000);
  await lab.go(query(demo));
  const field = lab.field(param);
  await field.fill('1,250');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(lab.query(param.id)).toBe(null);
  const choices = page.locator(`[id="parameter-${param.id}"]`).getByRole('group', { name: 'Which number was meant' });
  await expect(choices.getByRole('button')).toHaveText(['1250', '1.25']);
  await choices.getByRole('button', { name: '1.25', exact: true }).press('Enter');
  expect(await lab.address(param.id)).toBe('1.25');
  await expect(choices).toBeHidden();
  await expect(field).toBeFocused();
  // A decimal comma is none to ask about, and another reading of an expression is asked as well.
  await field.fill('2,5');
  await field.press('Enter');
  await expect.poll(() => lab.query(param.id)).toBe('2.5');
  await field.fill('2*1,250');
  await field.press('Enter');
  await expect(choices.getByRole('button')).toHaveText(['2500', '2.5']);
  await field.press('Escape');
  await expect(choices).toBeHidden();
  await field.fill('5 10');
  await field.press('Enter');
  await expect(page.locator(`[id="complaint-${param.id}"]`)).toContainText('not a number');
});

test('values that do not go together are refused at each of their fields, until they do', async ({ lab, page }) => {
  const keys = ['V_reset', 'V_cut'];
  const demo = lab.catalogue().find(({ params }) => keys.every((key) => params.some(({ id }) => id === key)));
  await lab.go(query(demo));
  const [reset, end] = keys.map((id) => lab.field({ id }));
  const complaints = keys.map((key) => page.locator(`[id="complaint-${key}"]`));
  await reset.fill('-20');
  await reset.press('Enter');
  for (const [field, complaint] of [[reset, complaints[0]], [end, complaints[1]]]) {
    await expect(complaint).toHaveText('V_reset cannot be −20: it must be less than V_cut, which is −30.');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page.locator('.notice')).toContainText('do not work together');
  await reset.fill('-58');
  await reset.press('Enter');
  for (const complaint of complaints) await expect(complaint).toBeHidden();
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('what is written into addresses, fields and names is never read as HTML, and is broken where it is long', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  const [param] = sliders(demo);
  await page.setViewportSize({ width: 320, height: 640 });
  const image = '<img src=x onerror="document.body.dataset.run=1">';
  await lab.open(query(demo, { [image]: image, [param.id]: image, zoom: image, difference: image, ui: image, pins: `~label:${image};${param.id}:${image}` }));
  await expect(page.locator('.notice').first()).toContainText('<img');
  await lab.field(param).fill(`${image}${'9'.repeat(400)}`);
  await lab.field(param).press('Enter');
  await expect(page.locator(`[id="complaint-${param.id}"]`)).toContainText('<img');
  await expect(page.locator('.pin').first()).toBeVisible();
  await page.locator('#side-script').click();
  await lab.settle();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.evaluate(() => document.body.dataset.run)).toBeUndefined();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('a link that lost its end says so, and is a whole one from then on', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  const [param] = sliders(demo);
  await lab.slider(param).press('ArrowRight');
  await lab.address(param.id);
  const link = new URL(page.url());
  await page.goto(link.href.slice(0, -5));
  await lab.drawn();
  await expect(page.locator('.notice')).toContainText('end of this link was lost');
  await expect.poll(() => new URL(page.url()).searchParams.has('fin')).toBe(true);
  await page.goto(`${link.href}&utm_source=chat&fbclid=1`);
  await lab.drawn();
  await expect(page.locator('.notice')).toHaveCount(0);
  await expect.poll(() => page.url()).toBe(link.href);
});

for (const [what, values] of Object.entries({ axis: { zoom: 'nonsense:1:2' }, quantity: { difference: 'exact:nonsense' }, 'quantity of a pinned run': { pins: '~', difference: '0:nonsense' } })) {
  test(`an ${what} that is not there is named, and not kept in the address`, async ({ lab, page }) => {
    const [demo] = await lab.demos();
    await lab.open(query(demo, values));
    await expect(page.locator('.notice')).toContainText('“nonsense”');
    await expect.poll(() => page.url()).not.toContain('nonsense');
    await expect(page.locator('.card')).toHaveCount(demo.panels.length);
  });
}

test('a picture without ground is shown on both grounds, and has the ink that was chosen', async ({ lab, page }) => {
  await lab.open();
  await page.locator('#export').click();
  await expect(page.locator('.trial')).toBeHidden();
  await page.locator('#export-clear').check();
  await expect(page.locator('.trial canvas')).toHaveCount(2);
  const inks = [];
  for (const ink of ['Dark ink', 'Light ink']) {
    await page.locator('.trial').getByText(ink, { exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export-svg').click()]);
    inks.push(/<text[^>]* fill="(#\w{6})"/u.exec(await readFile(await download.path(), 'utf8'))[1]);
  }
  const [dark, light] = inks.map((ink) => [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(ink.slice(at, at + 2), 16), 0));
  expect(light).toBeGreaterThan(dark + 100);
});

test('numbers for a spreadsheet take the decimal sign that was chosen, and the pinned runs', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  await lab.open(query(demo, { pins: `${sliders(demo)[0].id}:${sliders(demo)[0].max}` }));
  await page.locator('#export').click();
  const widths = [];
  for (const along of [false, true]) {
    await page.getByLabel('include pinned runs').setChecked(along);
    await page.getByLabel('Decimal separator').selectOption('commas');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export-spreadsheet').click()]);
    expect(download.suggestedFilename()).toBe(`nullcline-${demo.id}.spreadsheet.csv`);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    widths.push(text.split('\r\n')[0].split(';').indexOf(''));
  }
  expect(widths[1]).toBeGreaterThan(widths[0]);
});
