// The lab as a guest in a frame: how much of it the address asks for, and that it takes no more than what is meant for it.
import { frames } from '../frames.mjs';
import { drawn, openHost, pixel } from './host.mjs';
import { calm, everyPage, expect, query, sliders, test } from './lab.mjs';

test.use(calm);

/** A run with several panels, and its first slider. */
async function run(lab) {
  const demo = (await lab.demos()).find(({ week, panels }) => week > 0 && panels.length > 1);
  return { demo, param: sliders(demo)[0] };
}

test('each level shows what it says, and no more', async ({ lab, page }) => {
  const { demo, param } = await run(lab);
  const parts = { menu: '#menu', parameters: '#parameters', transport: '.transport', figures: '.card', link: '.guest-link', share: '#share' };
  const expected = { full: ['menu', 'parameters', 'transport', 'figures', 'share'], lab: ['parameters', 'transport', 'figures', 'share'], figure: ['transport', 'figures', 'link'], bare: ['figures'] };
  for (const [ui, seen] of Object.entries(expected)) {
    await lab.open(`${query(demo)}&ui=${ui}&controls=${param.id}`);
    for (const [part, selector] of Object.entries(parts)) {
      await expect(page.locator(selector).filter({ visible: true }).first(), `${part} of ${ui}`).toBeVisible({ visible: seen.includes(part) });
    }
    await expect(page.locator('.parameter').filter({ visible: true })).toHaveCount(ui === 'bare' ? 0 : 1);
    expect(Math.min(...await lab.ink())).toBeGreaterThan(50);
  }
});

test('a figure’s controls stand in the order that was asked for, and its link opens the whole lab in the same state', async ({ lab, page }) => {
  const { demo } = await run(lab);
  const [a, b] = sliders(demo);
  await lab.open(`${query(demo)}&ui=figure&controls=${b.id},${a.id}`);
  await expect(page.locator('.parameter')).toHaveCount(2);
  expect(await page.locator('.parameter').evaluateAll((rows) => rows.map(({ id }) => id))).toEqual([b, a].map(({ id }) => `parameter-${id}`));
  await lab.slider(b).press('ArrowRight');
  const value = await lab.field(b).inputValue();
  const [opened] = await Promise.all([page.waitForEvent('popup'), page.locator('.guest-link').click()]);
  await expect(opened.locator(`#field-${b.id}`)).toHaveValue(value);
  await expect(opened.locator('#parameters')).toBeVisible();
  await opened.close();
});

test('panels, theme, loop and height are what the address says', async ({ lab, page }) => {
  const { demo } = await run(lab);
  await lab.open(`${query(demo)}&ui=figure&panels=${demo.panels[1].id}&theme=dark&loop=1&height=333`);
  await expect(page.locator('.card').filter({ visible: true })).toHaveCount(1);
  expect(Math.round((await page.locator('.figures').boundingBox()).height)).toBe(333);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await expect(page.locator('.transport [aria-pressed]')).toHaveAttribute('aria-pressed', 'true');
  const colour = await page.locator('.card').filter({ visible: true }).evaluate((card) => getComputedStyle(card).backgroundColor);
  expect(Math.max(...colour.match(/\d+/gu).map(Number))).toBeLessThan(60);
});

test('without a ground of its own a frame stands on that of the page around, light or dark as its theme says', async ({ lab, page }) => {
  const { demo } = await run(lab);
  for (const [system, host, theme] of [['light', 'dark', 'light'], ['dark', 'light', 'dark'], ['dark', 'normal', 'light']]) {
    await page.emulateMedia({ colorScheme: system });
    const colour = [12, 140, 90];
    const frame = `<iframe src="index.html${query(demo)}&ui=figure&ground=transparent&theme=${theme}" width="700" height="500" style="border: 0; color-scheme: ${theme}" title="A figure"></iframe>`;
    await openHost(page, frame, `<style>html { color-scheme: ${host} } body { background: rgb(${colour}) }</style>`);
    const guest = page.frameLocator('iframe');
    await drawn(guest);
    const card = await guest.locator('.card').first().boundingBox();
    const body = await page.locator('iframe').boundingBox();
    for (const [what, x, y] of [['the frame', body.x + 1, body.y + 1], ['its figure', card.x + 4, card.y + card.height - 4]]) {
      expect(await pixel(page, x, y), `${what}: ${theme} on a ${host} page, the reader’s system ${system}`).toEqual(colour);
    }
    const ink = await guest.locator('.guest').evaluate((one) => getComputedStyle(one).color.match(/\d+/gu).map(Number));
    expect(Math.min(...ink) > 128).toBe(theme === 'dark');
    await page.unroute('**/host.html');
  }
});

test('letters, strokes and controls of a frame are as large as the address says; what it cannot say is named', async ({ lab, page }) => {
  const { demo, param } = await run(lab);
  const measured = () => page.evaluate(() => ({
    letter: Number.parseFloat(getComputedStyle(document.querySelector('.figures')).fontSize), field: document.querySelector('.field').getBoundingClientRect().height, button: document.querySelector('.play').getBoundingClientRect().height,
  }));
  const address = `${query(demo)}&ui=figure&controls=${param.id}`;
  await lab.open(address);
  const usual = await measured();
  for (const scale of [0.75, 1.5]) {
    await lab.open(`${address}&scale=${scale}`);
    for (const [what, size] of Object.entries(await measured())) expect(size / usual[what], what).toBeCloseTo(scale, 1);
    await expect(page.locator('.notice')).toHaveCount(0);
  }
  await lab.open(`${address}&scale=9&ground=glass`);
  expect(await measured()).toEqual(usual);
  await expect(page.locator('.notice li')).toHaveText([/^scale = “9”/u, /^ground = “glass”/u]);
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('autoplay is what the address says, against what the demo does', async ({ lab, page }) => {
    const demos = await lab.demos();
    for (const autoplay of [true, false]) {
      const demo = demos.find((one) => one.autoplay === !autoplay && one.fps > 0);
      await lab.open(`${query(demo)}&ui=figure&autoplay=${Number(autoplay)}`);
      await expect(page.locator('.play')).toHaveAttribute('title', autoplay ? 'Pause' : 'Play');
    }
  });
});

test('a guest leaves no entries in the history, and its address stays one of a guest', async ({ lab, page }) => {
  const { demo, param } = await run(lab);
  await lab.open(`${query(demo)}&ui=figure&controls=${param.id}`);
  const length = await page.evaluate(() => history.length);
  await lab.slider(param).press('ArrowRight');
  await lab.slider(param).press('End');
  const value = await lab.field(param).inputValue();
  await expect.poll(() => new URL(page.url()).searchParams.get(param.id)).toBe(value);
  expect(await page.evaluate(() => history.length)).toBe(length);
  await page.reload();
  await lab.drawn();
  await expect(page.locator('.guest')).toBeVisible();
  await expect(lab.field(param)).toHaveValue(value);
});

test('a wheel over a guest goes on down the page around; a pinch looks nearer', async ({ lab, page }) => {
  const demo = await (async () => { await lab.open(); return lab.trace(); })();
  await lab.open(`${query(demo)}&ui=figure`);
  const before = await lab.picture();
  const { x, y } = await lab.place(0, 0.5, 0.5);
  const isPrevented = () => page.evaluate(() => new Promise((done) => addEventListener('wheel', (event) => setTimeout(() => done(event.defaultPrevented)), { once: true, passive: true })));
  await page.mouse.move(x, y);
  let prevented = isPrevented();
  await page.mouse.wheel(0, 200);
  expect(await prevented).toBe(false);
  await page.mouse.move(0, 0);
  expect(await lab.picture()).toBe(before);
  await page.mouse.move(x, y);
  prevented = isPrevented();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  expect(await prevented).toBe(true);
  await lab.address('zoom');
});

test('keys do not play, pin or move anything in a guest, unless a control has the focus', async ({ lab, page }) => {
  const { demo, param } = await run(lab);
  await lab.open(`${query(demo)}&ui=figure&controls=${param.id}`);
  await page.mouse.click(...Object.values(await lab.place(0, 0.5, 0.02)));
  const before = [page.url(), await lab.picture()];
  for (const key of ['ArrowRight', 'ArrowLeft', ' ', 'p', '.', ',', '?', '+', 'm', 'PageDown', 'Home']) await page.keyboard.press(key);
  expect([page.url(), await lab.picture()]).toEqual(before);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await lab.slider(param).press('ArrowRight');
  await lab.address(param.id);
});

test('on paper a guest is a still of vectors', async ({ lab, page }) => {
  const { demo } = await run(lab);
  await lab.open(`${query(demo)}&ui=figure`);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.still')).toBeVisible();
  expect(await page.locator('.still path, .still polyline').count()).toBeGreaterThan(3);
  await expect(page.locator('.room')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.still')).toHaveCount(0);
});

everyPage('it has room in a frame, from the smallest to the largest, without scrolling sideways', async ({ page, demo }) => {
  const [param] = sliders(demo);
  for (const [width, height] of [[320, 568], [960, 540], [3840, 2160]]) {
    await page.setViewportSize({ width, height });
    if (page.url() === 'about:blank') await page.goto(`index.html${query(demo)}&ui=figure&controls=${param.id}`);
    await frames(page, 2);
    await drawn(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} wide`).toBeLessThanOrEqual(width);
    for (const card of await page.locator('.card:visible').all()) expect((await card.boundingBox()).height, `${width} wide`).toBeGreaterThan(60);
  }
}, { each: test });
