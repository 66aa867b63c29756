// Pictures of the page as a reader sees it: `node picture.mjs readme|all FOLDER`, run by `cargo xtask picture`.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import config from './playwright.config.mjs';

const [which, folder] = process.argv.slice(2);
const { baseURL, launchOptions } = config.use;
const browser = await chromium.launch(launchOptions);

/** One picture, of a page that stands still. */
async function take(name, address, { width, height, density = 1, dark = false, fullPage = false }) {
  const context = await browser.newContext({
    viewport: { width, height }, deviceScaleFactor: density, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(new URL(address, baseURL).href);
  await page.waitForFunction(() => document.querySelector('.card') && !document.querySelector('.card.empty'));
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
  console.log(join(folder, `${name}.png`));
  await context.close();
}

if (which === 'readme') {
  await take('nullcline', '?demo=type-x', { width: 1280, height: 800 });
} else {
  const page = await browser.newPage();
  await page.goto(baseURL);
  const ids = await page.evaluate(async () => {
    const core = await import('./pkg/nullcline.js');
    await core.default();
    return core.demos().map(({ id }) => id);
  });
  const sizes = { phone: { width: 360, height: 740, density: 3, fullPage: true }, laptop: { width: 1440, height: 900 }, '4k': { width: 3840, height: 2160 } };
  for (const id of ids) {
    for (const [size, shape] of Object.entries(sizes)) {
      for (const dark of [false, true]) await take(`${id}-${size}-${dark ? 'dark' : 'light'}`, `?demo=${id}`, { ...shape, dark });
    }
  }
}
await browser.close();
