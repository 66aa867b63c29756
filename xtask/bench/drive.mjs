// Drives all sides: checks them against one another, times them in turns, and prints what it measured as JSON.
//
// Called by `cargo xtask bench`, which says in variables where the sides are.
import { createRequire } from 'node:module';
import config from '../../tests/playwright.config.mjs';
import { animation, nothing } from './animation.mjs';
import { browserSides } from './browser.mjs';
import { differences } from './digest.mjs';
import { jobs } from './jobs.mjs';
import { memory } from './memory.mjs';
import { nativeSides } from './native.mjs';
import { labPage, plainPage } from './pages.mjs';
import { slider } from './slider.mjs';

/** Rounds in which every side has its turn; the best of each counts. */
const ROUNDS = 7;

/** The slowest side is timed in as few rounds as tell a good one from a bad one. */
const ROUNDS_OF_NUMPY = 3;

/** Rounds of pages: each opens all of them anew. */
const ROUNDS_OF_PAGES = 3;

/** The pages that a plain one stands beside. */
const [STEP, PLANE] = ['hh-step', 'fitzhugh-nagumo-plane'];

/** One page of each kind. */
const REMEMBERED = ['lif-step', STEP, 'type-x', 'oja-cloud', 'oja-images', PLANE, 'hodgkin-huxley-firing', 'hodgkin-huxley-clamp', 'own'];

/** The least share of a panel's pixel columns that its curves cross. */
const INKED = 0.7;

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
  await looks(times, inBrowser.demos);
  console.log(JSON.stringify({ browser: `Chromium ${browser.version()}`, times }));
} finally {
  await browser.close();
}

/** How the pages feel: the lab beside the plain page and the build before, which take turns. */
async function looks(times, demos) {
  const add = (id, side, some) => ((times[id] ??= {})[side] ??= []).push(...some);
  const { BENCH_URL: bench, UPLOT_URL: uplot, BEFORE_URL: before } = process.env;
  const labs = { wasm: site, ...(before && { before }) };
  const moved = async (open, slowDown) => {
    const seconds = await slider(open, slowDown);
    await open.close();
    return seconds;
  };
  const animated = demos.filter(({ autoplay }) => autoplay).map(({ id }) => id);
  const planes = demos.filter(({ autoplay, panels }) => !autoplay && panels[0].id === 'plane').map(({ id }) => id);
  for (let round = 0; round < ROUNDS_OF_PAGES; round++) {
    add('J8', 'uplot', await moved(await plainPage(browser, { bench, uplot, site }, STEP), 6));
    add('J10u', 'uplot', await moved(await plainPage(browser, { bench, uplot, site }, PLANE), 4));
    for (const [side, address] of Object.entries(labs)) {
      add('J8', side, await moved(await labPage(browser, address, STEP), 6));
      add('J10u', side, await moved(await labPage(browser, address, PLANE), 4));
    }
  }
  for (const id of planes) {
    for (const [side, address] of Object.entries(labs)) add('J10', side, await moved(await labPage(browser, address, id), 4));
  }
  add('J9', 'empty', await nothing(browser));
  for (const [side, address] of Object.entries(labs)) {
    add('J9', side, await animation(browser, address, animated));
    for (const id of REMEMBERED) {
      const open = await labPage(browser, address, id);
      add('J15', side, [await memory(open)]);
      await open.close();
    }
  }
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
