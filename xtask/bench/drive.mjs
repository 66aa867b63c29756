// Drives all sides: checks them against one another, times them in turns, and prints what it measured as JSON.
//
// Called by `cargo xtask bench`, which says in variables where the sides are.
import { createRequire } from 'node:module';
import config from '../../tests/playwright.config.mjs';
import { animation } from './animation.mjs';
import { browserSides } from './browser.mjs';
import { differences } from './digest.mjs';
import { jobs } from './jobs.mjs';
import { nativeSides } from './native.mjs';
import { slider } from './slider.mjs';

/** Rounds in which every side has its turn; the best of each counts. */
const ROUNDS = 7;

/** The slowest side is timed in as few rounds as tell a good one from a bad one. */
const ROUNDS_OF_NUMPY = 3;

/** The least share of a panel's pixel columns that its curves cross. */
const INKED = 0.8;

// Playwright is installed for the tests, and only there.
const { chromium } = createRequire(new URL('../../tests/package.json', import.meta.url))('@playwright/test');

const site = process.env.NULLCLINE_URL;
const browser = await chromium.launch(config.use.launchOptions);
try {
  const inBrowser = await browserSides(browser, process.env);
  const native = nativeSides(process.env, inBrowser.cloud);
  const times = {};
  const samples = (id, side) => ((times[id] ??= {})[side] ??= []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [id, job] of Object.entries(jobs)) {
      for (const side of job.sides) {
        if (side === 'numpy' && round >= ROUNDS_OF_NUMPY) continue;
        if (side in native) {
          const { seconds, ...digest } = native[side](job);
          if (round === 0) inBrowser.results[id][side] = { digest };
          samples(id, side).push(seconds);
        } else if (side in inBrowser.results[id]) {
          samples(id, side).push(await inBrowser.seconds(id, side));
        }
      }
      if (round === 0) check(id, inBrowser.results[id]);
    }
  }
  await inBrowser.close();
  times.J8 = { wasm: await slider(browser, site, 'hh-step', 6) };
  const animated = inBrowser.demos.filter(({ autoplay }) => autoplay);
  times.J9 = { wasm: await animation(browser, site, animated.map(({ id }) => id)) };
  times.J10 = { wasm: [] };
  const planes = inBrowser.demos.filter(({ autoplay, panels }) => !autoplay && panels[0].id === 'plane');
  for (const { id } of planes) times.J10.wasm.push(...await slider(browser, site, id, 4));
  console.log(JSON.stringify({ browser: `Chromium ${browser.version()}`, times }));
} finally {
  await browser.close();
}

/** Ends the run where a side does not do what the others do: its time would tell nothing. */
function check(id, results) {
  for (const [side, { digest, inked }] of Object.entries(results)) {
    const wrong = digest
      ? differences(digest, (results.javascript ?? results.built).digest)
      : inked.flatMap((share, panel) => (share >= INKED ? [] : [`panel ${panel} has ink in ${share} of its columns`]));
    if (wrong.length) throw new Error(`${id}, ${side}: ${wrong.join('; ')}`);
  }
}
