// A second language: chosen by the browser, the address, the reader or the host, the whole page, and nothing of it in an address.
import { cut, faults } from './faults.mjs';
import { ELEMENT, drawn, openHost } from './host.mjs';
import { calm, expect, query, sliders, test } from './lab.mjs';

test.use(calm);

const language = (page) => page.evaluate(() => document.documentElement.lang);
const share = (page) => page.locator('#share');
test.describe('in a browser that speaks French first', () => {
  test.use({ locale: 'fr-CA' });

  test('the page does, until its reader or its address says another thing', async ({ lab, page }) => {
    await lab.open();
    expect(await language(page)).toBe('fr');
    await expect(share(page)).toHaveText('Partager');
    await lab.open('?lang=en');
    expect(await language(page)).toBe('en');
    await expect(share(page)).toHaveText('Share');
    // The address goes on to say so.
    expect(lab.query('lang')).toBe('en');
    await lab.open();
    await page.locator('#menu-button').evaluate((button) => button.checkVisibility() && button.click());
    await page.locator('#tongues').getByRole('button', { name: 'English' }).click();
    await expect(share(page)).toHaveText('Share');
    await lab.drawn();
    await lab.open();
    expect(await language(page)).toBe('en');
    await lab.open('?lang=fr');
    await expect(share(page)).toHaveText('Partager');
  });
});

test('another language is not asked for until it is chosen; its reader loses nothing of what the page shows, and goes on in decimal commas', async ({ lab, page }) => {
  const asked = [];
  page.on('request', (request) => request.url().endsWith('/words/fr.js') && asked.push(request.url()));
  const demo = lab.catalogue().find(({ panels, week }) => week > 0 && panels.length > 1);
  const param = sliders(demo).find(({ step }) => step < 1 && step > 0);
  await lab.open(`${query(demo, { [param.id]: param.max - param.step })}&pins=${param.id}:${param.min},~label:own&zoom=t:10:20`);
  expect(asked).toEqual([]);
  await expect(page.locator('.pin-name')).toHaveValue('own');
  const before = new URL(page.url()).search;

  const other = page.locator('#tongues button[lang="fr"]');
  await other.focus();
  await page.keyboard.press('Enter');
  await expect(share(page)).toHaveText('Partager');
  await lab.drawn();
  expect(asked.length).toBeGreaterThan(0);
  expect(new URL(page.url()).search).toBe(before);
  await expect(page.locator('.pin-name')).toHaveValue('own');

  const field = lab.field(param);
  await field.fill('0,75');
  await field.press('Enter');
  await expect(field).toHaveValue('0,75');
  await expect.poll(() => lab.query(param.id)).toBe('0.75');
  await expect(lab.slider(param)).toHaveAttribute('aria-valuetext', /^0,75/u);
  // Three decimals are no thousands here.
  await field.fill('1,125');
  await field.press('Enter');
  await expect(field).toHaveValue('1,125');
  await expect.poll(() => lab.query(param.id)).toBe('1.125');
  await expect(page.locator('#undo')).toHaveAttribute('title', /1,125/u);
});

test('an address that asks for a language that nobody speaks is told so', async ({ lab, page }) => {
  await lab.open('?lang=xx');
  expect(await language(page)).toBe('en');
  await expect(page.locator('.notice')).toContainText('lang = “xx” is not known here. It can be: en | fr.');
});

test('where the words do not come the page speaks English, and says so', async ({ page }) => {
  await page.route('**/words/fr.js', (route) => route.abort());
  await page.goto('index.html?lang=fr');
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
  await expect(share(page)).toHaveText('Share');
  expect(await language(page)).toBe('en');
  await expect(page.locator('.notice')).toContainText('Français could not be loaded');
});

test('an element speaks as it stands, or as it asks, and follows; all on a page speak alike', async ({ lab, page }) => {
  const [{ id }] = lab.catalogue();
  const link = (index) => page.locator('nullcline-demo').nth(index).locator('.guest-link');
  await openHost(page, `<nullcline-demo demo="${id}"></nullcline-demo><div id="around"><nullcline-demo demo="${id}" I_amp="1.5"></nullcline-demo></div>`, ELEMENT);
  for (const index of [0, 1]) await drawn(page.locator('nullcline-demo').nth(index));
  await expect(link(0)).toContainText('Open in Nullcline');
  await page.evaluate(() => { document.documentElement.lang = 'fr-CH'; });
  for (const index of [0, 1]) await expect(link(index)).toContainText('Ouvrir dans Nullcline');
  expect(new URL(await link(1).getAttribute('href')).searchParams.get('lang')).toBe('fr');
  expect(new URL(await link(1).getAttribute('href')).searchParams.get('I_amp')).toBe('1.5');
  // What the reader has set stays.
  await page.locator('nullcline-demo').nth(1).evaluate((one) => one.set({ I_amp: 1.25 }));
  await page.locator('nullcline-demo').nth(1).evaluate((one) => { one.lang = 'en'; });
  for (const index of [0, 1]) await expect(link(index)).toContainText('Open in Nullcline');
  expect(await page.locator('nullcline-demo').nth(1).evaluate((one) => one.get())).toMatchObject({ I_amp: 1.25 });
});

test('a frame speaks as its address asks, and the lab that it opens as well', async ({ lab, page }) => {
  const [{ id }] = lab.catalogue();
  await page.goto(`index.html?demo=${id}&ui=figure&lang=fr`);
  await lab.drawn();
  const link = page.locator('.guest-link');
  await expect(link).toContainText('Ouvrir dans Nullcline');
  expect(new URL(await link.getAttribute('href')).searchParams.get('lang')).toBe('fr');
});

test('nothing is seen in English before the words have come; then what is known of the page is, before its core, and nothing moves', async ({ lab, page }) => {
  await page.addInitScript(() => {
    globalThis.moved = 0;
    const add = (entries) => entries.forEach(({ value }) => { globalThis.moved += value; });
    const watch = new PerformanceObserver((list) => add(list.getEntries()));
    watch.observe({ type: 'layout-shift', buffered: true });
    // All up to the last frame, also what was not yet told.
    globalThis.movedSoFar = () => new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(() => {
        add(watch.takeRecords());
        done(globalThis.moved);
      }));
    });
  });
  const gates = Object.fromEntries(['**/words/fr.js', '**/*.wasm'].map((files) => {
    let open = () => {};
    return [files, { come: new Promise((done) => { open = done; }), open: () => open() }];
  }));
  for (const [files, { come }] of Object.entries(gates)) {
    await page.route(files, async (route) => {
      await come;
      await route.continue();
    });
  }
  await page.goto('index.html?demo=type-x-plane&lang=fr', { waitUntil: 'commit' });
  const said = page.locator('[data-word]');
  await expect(said.last()).toBeAttached();
  expect(await said.evaluateAll((all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.skip')).map((one) => one.textContent))).toEqual([]);
  await expect(page.locator('#title')).toBeHidden();
  gates['**/words/fr.js'].open();
  await expect(page.locator('#title')).toBeVisible();
  await expect(share(page)).toHaveText('Partager');
  await expect(page.locator('body')).toHaveAttribute('data-state', 'loading');
  const told = () => page.locator('#title, #summary, #tabs').allInnerTexts();
  const before = await told();
  // What was computed when the site was built was told in English.
  await expect(page.locator('.first-figure')).toHaveCount(0);
  await expect(page.locator('#results')).toBeEmpty();
  gates['**/*.wasm'].open();
  await lab.seen();
  expect(await told()).toEqual(before);
  expect(await page.evaluate(() => globalThis.movedSoFar())).toBe(0);
});

test.describe('on the smallest phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('the other language is found by a finger, and all has room in it', async ({ lab, page }) => {
    await lab.open();
    await page.locator('#menu-button').tap();
    await page.locator('#tongues').getByRole('button', { name: 'Français' }).tap();
    await expect(share(page)).toHaveText('Partager');
    await lab.drawn();
    expect(await page.evaluate(faults, 44)).toEqual([]);
    expect(await page.evaluate(cut)).toEqual([]);
    await page.locator('#menu-button').tap();
    await expect(page.locator('#tongues').getByRole('button', { name: 'English' })).toBeInViewport({ ratio: 1 });
  });
});
