// Pictures of the page as a reader sees it: `node picture.mjs readme|all FOLDER [PAGE …]`, run by `cargo xtask picture`.
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { contents } from '../target/tested/site/course/contents.js';
import { query } from './page/lab.mjs';
import config from './playwright.config.mjs';

const [which, folder, ...wanted] = process.argv.slice(2);
const { baseURL, launchOptions } = config.use;
const browser = await chromium.launch(launchOptions);

/** The sizes of the law in page/sizes.spec.mjs, by what stands in them: under fingers, with a mouse, and as a guest in a frame. */
const WINDOWS = [
  { touch: true, density: 2, sizes: [[320, 640], [360, 740], [390, 844], [740, 360], [820, 1180]] },
  { sizes: [[1280, 640], [1366, 650], [1440, 900], [1920, 1080], [3840, 2160]] },
  { frame: true, sizes: [[540, 480], [960, 480]] },
];
/** In which the states are seen. */
const PHONE = { touch: true, density: 2, sizes: [[360, 740]] };
const LAPTOP = { sizes: [[1440, 900]] };

/** Opens all groups of parameters. */
async function unfold(page) {
  for (const heading of await page.locator('.folding h3 button').all()) if (await heading.getAttribute('aria-expanded') === 'false') await heading.click();
}

/** What a page can come to beside a demo at its defaults: an address, and what a reader does there. */
const STATES = {
  'pinned runs and their difference': { address: '?demo=hh-step&I_amp=9&pins=~;I_amp:5&difference=0:v' },
  'a part of the axes': { address: '?demo=hh-step&zoom=t:20:40' },
  'a crosshair': { address: '?demo=hh-step', act: (page) => page.locator('.card').first().focus().then(() => page.keyboard.press('n')) },
  'a ruler': { address: '?demo=lif-step', act: async (page) => {
    await page.locator('.card').first().focus();
    for (const key of ['n', 'm', 'n', 'n', 'm']) await page.keyboard.press(key);
  } },
  'a run in play': { address: '?demo=hh-step', act: (page) => page.locator('#scrub').fill('150') },
  'a divergence': { address: '?demo=hh-step&dt=0.1' },
  'nothing to show': { address: '?demo=hh-step&I_amp=0' },
  'a notice': { address: '?demo=hh-step&nonsense=1&I_amp=banana' },
  'values that do not go together': { address: '?demo=hh-step', act: async (page) => {
    await unfold(page);
    await page.locator('#field-tend').fill('-5');
    await page.locator('#field-tend').press('Enter');
  } },
  'a complaint at a field': { address: '?demo=hh-step', act: (page) => page.locator('#field-I_amp').fill('banana').then(() => page.locator('#field-I_amp').press('Enter')) },
  'help of a parameter': { address: '?demo=hh-step', act: async (page) => {
    await unfold(page);
    await page.locator('#parameter-gNa .help-button').click();
  } },
  'the history': { address: '?demo=hh-step', wide: true, act: async (page) => {
    await unfold(page);
    await page.locator('#slider-I_amp').press('ArrowRight');
    await page.locator('#slider-gNa').press('ArrowRight');
    await page.locator('#history').click();
  } },
  'the script': { address: '?demo=type-x', act: (page) => page.locator('#side-script').click().then(() => page.locator('.literal').first().waitFor()) },
  sharing: { address: '?demo=hh-step&I_amp=9', act: (page) => page.locator('#share').click().then(() => page.locator('#qr-code svg').waitFor()) },
  exporting: { address: '?demo=hh-step', wide: true, act: (page) => page.locator('#export').click().then(() => page.locator('#export-gif').waitFor()) },
  'keys and gestures': { address: '?demo=hh-step', act: (page) => page.keyboard.press('?').then(() => page.locator('#shortcuts').waitFor()) },
  'the menu on the phone': { address: '?demo=hh-step', narrow: true, act: (page) => page.locator('#menu-button').click() },
  loading: { address: '?demo=hh-step', before: (page) => page.route('**/*.wasm', () => {}) },
  'a failure': { address: '?demo=hh-step', before: (page) => page.route('**/*.wasm', (route) => route.abort()) },
};

/** A page that stands still, at all sizes of a window, loaded once. */
async function take(name, { address, act, before }, { sizes, touch = false, frame = false, density = 1 }, dark) {
  const [width, height] = sizes[0];
  const context = await browser.newContext({
    viewport: { width, height }, deviceScaleFactor: density, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', hasTouch: touch, isMobile: touch, serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await before?.(page);
  await page.goto(new URL(frame ? `${address}&ui=figure` : address, baseURL).href, { waitUntil: before ? 'domcontentloaded' : 'load' });
  if (before) await page.waitForTimeout(800); // there is nothing to wait for: it is the waiting that is shown
  else await page.waitForFunction(() => document.body.dataset.state === 'ready' && document.querySelector('.card:not(.skeleton)') && !document.querySelector('.card.empty, [data-work="going"]'));
  await act?.(page);
  const paths = [];
  for (const [across, down] of sizes) {
    await page.setViewportSize({ width: across, height: down });
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
    const path = join(folder, `${`${name} ${across} ${down} ${dark ? 'dark' : 'light'}`.replaceAll(/\W+/g, '-')}.png`);
    await page.screenshot({ path });
    paths.push(path);
  }
  await context.close();
  return paths;
}

/** Every picture on one sheet, a page a row, light above dark, to look at all of them together. */
async function contactSheet(rows) {
  const cells = (pictures) => pictures.map((path) => `<img src="${pathToFileURL(path).href}">`).join('');
  const body = rows.map(({ title, themes }) => `<h2>${title}</h2><section>${themes.map((pictures) => `<div>${cells(pictures)}</div>`).join('')}</section>`).join('');
  const html = join(folder, 'contact-sheet.html');
  await writeFile(html, `<!doctype html><meta charset="utf-8"><style>body{margin:24px;background:#888;font:14px sans-serif}h2{margin:16px 0 4px;font-size:15px}div{display:flex;gap:8px;margin-bottom:8px}img{height:360px}</style>${body}`);
  const page = await browser.newPage({ viewport: { width: 5600, height: 1000 } });
  await page.goto(pathToFileURL(html).href);
  for (const [index, row] of (await page.locator('h2 + section').all()).entries()) await row.screenshot({ path: join(folder, `sheet-${String(index).padStart(2, '0')}.png`) });
  console.log(html);
}

if (which === 'readme') {
  const [path] = await take('nullcline', { address: '?demo=type-x' }, { sizes: [[1280, 800]] }, false);
  await rename(path, join(folder, 'nullcline.png'));
} else {
  const pages = contents.map((demo) => [demo.id, { address: query(demo) }, WINDOWS]);
  const states = Object.entries(STATES).map(([title, state]) => [title, state, [...(state.wide ? [] : [PHONE]), ...(state.narrow ? [] : [LAPTOP])]]);
  const rows = [];
  for (const [title, state, windows] of [...pages, ...states].filter(([title]) => !wanted.length || wanted.includes(title))) {
    const themes = [];
    for (const dark of [false, true]) {
      const pictures = [];
      for (const window of windows) pictures.push(...await take(title, state, window, dark));
      themes.push(pictures);
    }
    rows.push({ title, themes });
    console.log(title);
  }
  await contactSheet(rows);
}
await browser.close();
