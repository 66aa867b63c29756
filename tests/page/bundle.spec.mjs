// The single files, opened from the disk: they ask for nothing, and the console says nothing.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { calm, expect, heading, query, sliders, test as base } from './lab.mjs';

const FOLDER = new URL('../../target/tested/bundle/', import.meta.url);
const WHOLE = new URL('nullcline.html', FOLDER).href;

const test = base.extend({
  /** Opens a file, and fails where anything but the file itself, or what it made in memory, is asked for. */
  open: async ({ lab, page }, use) => {
    const heard = [];
    const files = [];
    // Reading pixels back, of which Chromium warns, is what the tests do.
    page.on('console', (message) => message.text().includes('willReadFrequently') || heard.push(message.text()));
    page.on('request', (request) => files.some((file) => file.split('?')[0] === request.url().split('?')[0]) || request.url().startsWith('blob:') || heard.push(`asked ${request.url()}`));
    await use(async (file, drawn = true) => {
      files.push(file);
      await page.goto(file);
      if (drawn) await lab.drawn();
    });
    expect(heard).toEqual([]);
  },
});
test.use(calm);

/** The demo of long work of which it is done soonest. */
const firing = (lab) => query(lab.catalogue().find(({ fps, params }) => fps === 0 && params.some(({ id }) => id === 'points')), { points: 5 });

/** In a frame: until its figures are drawn and its work is done. */
const ready = (frame) => frame.waitForFunction(() => document.body?.dataset.state === 'ready' && document.querySelector('.card:not(.skeleton)') && !document.querySelector('.card.empty') && !document.querySelector('[data-work="going"]'));

test('the file draws, follows a slider, writes its address, and goes to every page', async ({ lab, page, open }) => {
  const [demo] = lab.catalogue();
  const [param] = sliders(demo);
  await open(WHOLE);
  expect(Math.min(...(await lab.ink()))).toBeGreaterThan(100);
  const before = await lab.picture();
  await lab.slider(param).press('PageUp');
  expect(await lab.picture()).not.toBe(before);
  const value = await lab.address(param.id);
  await expect(page.locator('#menu a')).toHaveCount(lab.entries().length);
  const last = lab.entries().at(-1);
  await page.locator(`#menu a[href$="demo=${last.id}"]`).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading(last));
  await lab.settle();
  expect(Math.min(...(await lab.ink()))).toBeGreaterThan(100);
  await page.goBack();
  await expect(lab.field(param)).toHaveValue(value);
});

test('the file speaks every language, and keeps its state from one to the other', async ({ lab, page, open }) => {
  const [demo] = lab.catalogue();
  const [param] = sliders(demo);
  await open(`${WHOLE + query(demo, { [param.id]: param.max })}&lang=fr`);
  await expect(page.locator('#share')).toHaveText('Partager');
  await expect(lab.field(param)).toHaveValue(String(param.max));
  await page.locator('#tongues').getByRole('button', { name: 'English' }).click();
  await expect(page.locator('#share')).toHaveText('Share');
  await lab.drawn();
  await expect(lab.field(param)).toHaveValue(String(param.max));
});

test('an address opens a state, and the share dialog says that it is one of this computer', async ({ lab, page, open }) => {
  const [demo] = lab.catalogue();
  const [param] = sliders(demo);
  await open(WHOLE + query(demo, { [param.id]: param.max }));
  await expect(lab.field(param)).toHaveValue(String(param.max));
  await page.locator('#share').click();
  await expect(page.locator('#address')).toHaveValue(page.url());
  await expect(page.locator('#share-dialog')).toContainText('a file on this computer');
  await expect(page.locator('#qr-code')).toBeHidden();
});

test('what is loaded late elsewhere is in the file: the script, exports, keys', async ({ lab, page, open }) => {
  await open(WHOLE);
  await page.locator('#side-script').click();
  await page.locator('#script input[value="python"]').check({ force: true });
  await expect(page.locator('#script')).toContainText('import numpy');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Keys and gestures');
  await page.keyboard.press('Escape');
  await page.locator('#export').click();
  const [png] = await Promise.all([page.waitForEvent('download'), page.locator('#export-png').click()]);
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG');
  const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('#export-csv').click()]);
  const rows = (await readFile(await csv.path())).toString().split('\n');
  // Where the file lies on this computer is not told.
  expect(rows[1]).toBe(`# nullcline.html${new URL(page.url()).search}`);
});

for (const [how, workers] of [['by a worker', 1], ['without one', 0]]) {
  test(`long work is done ${how}`, async ({ lab, page, open }) => {
    if (!workers) await page.addInitScript(() => delete globalThis.Worker);
    await open(WHOLE + firing(lab));
    await lab.settle();
    await expect(page.locator('#results')).toHaveAttribute('data-work', 'done');
    expect(page.workers()).toHaveLength(workers);
  });
}

test('the file works in a sandbox, by its address and as a text', async ({ lab, page, open }, info) => {
  const host = info.outputPath('host.html');
  await writeFile(host, '<!doctype html><title>A host</title><iframe width="900" height="700" sandbox="allow-scripts"></iframe>');
  const address = `${WHOLE + firing(lab)}&ui=figure`;
  await open(address); // so that it may be asked for
  await open(pathToFileURL(host).href, false);
  const frame = async (how) => {
    await page.locator('iframe').evaluate((one, attributes) => Object.assign(one, attributes), how);
    const found = await (await page.locator('iframe').elementHandle()).contentFrame();
    await found.waitForURL(/nullcline|srcdoc/);
    await ready(found);
    return found;
  };
  const byAddress = await frame({ src: address });
  expect(await byAddress.locator('.guest .results').innerText()).toMatch(/\d/);
  expect(page.workers()).toHaveLength(1);
  // What the lab writes itself ends in a mark, so that a link that is cut on its way can say so.
  await expect(byAddress.locator('.guest-link')).toHaveAttribute('href', `${WHOLE}?till=fin&${firing(lab).slice(1)}&fin`);
  const asText = await frame({ srcdoc: await readFile(new URL(WHOLE), 'utf8') });
  await asText.locator('#share').click();
  await expect(asText.locator('#share-dialog')).toContainText('no address');
});

test('the file of a demo opens at it, and its menu offers what its core has', async ({ lab, page, open }) => {
  const catalogue = lab.catalogue();
  const names = (await readdir(FOLDER)).filter((name) => name.startsWith('nullcline-'));
  const demos = catalogue.filter(({ id }) => names.includes(`nullcline-${id}.html`));
  expect(new Set(demos.map(({ week }) => week > 0)).size, 'one of the course, one beyond it').toBe(2);
  for (const { id, title, week } of [demos.find((one) => one.week > 0), demos.find((one) => one.week === 0)]) {
    const file = new URL(`nullcline-${id}.html`, FOLDER).href;
    await open(file);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading({ id, title }));
    expect(Math.min(...(await lab.ink()))).toBeGreaterThan(100);
    const there = lab.entries().filter((one) => week === 0 || one.week > 0);
    await expect(page.locator('#menu a')).toHaveCount(there.length);
    if (week === 0) continue;
    const elsewhere = catalogue.find((one) => one.week === 0);
    await open(`${file}?demo=${elsewhere.id}`);
    await expect(page.locator('#notices')).toContainText(elsewhere.id);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading({ id, title }));
  }
});
