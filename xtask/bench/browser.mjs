// The sides in the browser, as the driver calls them.
import { patiently } from './patience.mjs';

/**
 * The window that the page is opened in: three panels of more than a thousand CSS pixels, at twice the density. The other sides
 * are served from elsewhere, which the page's own policy forbids.
 */
const WINDOW = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2, bypassCSP: true };

/** A page beyond the course: it is loaded with the whole core, which is the package that is measured. */
const BEYOND = 'type-x-plane';

/** Opens the site, and makes the sides in it from the modules that are served beside it. */
export function browserSides(browser, addresses) {
  return patiently(browser, WINDOW, (page) => sidesIn(page, addresses));
}

async function sidesIn(page, { NULLCLINE_URL, BENCH_URL, NAIVE_URL }) {
  page.on('pageerror', (error) => console.error(String(error)));
  await page.goto(`${NULLCLINE_URL}?demo=${BEYOND}`);
  await page.locator('body[data-state="ready"]').waitFor();
  const { results, cloud, demos } = await page.evaluate(async ([site, bench, naive]) => {
    const [core, drawer, sides, { jobs }] = await Promise.all(
      [`${site}pkg/nullcline.js`, `${naive}naive.js`, `${bench}page/sides.mjs`, `${bench}jobs.mjs`].map((address) => import(address)),
    );
    await Promise.all([core.default(), drawer.default()]);
    globalThis.bench = await sides.prepare(core, drawer);
    return { results: globalThis.bench.results, cloud: Array.from(core.makeCloud(jobs.J5.cloud)), demos: core.demos() };
  }, [NULLCLINE_URL, BENCH_URL, NAIVE_URL]);
  return {
    results,
    cloud,
    demos,
    seconds: (job, side) => page.evaluate(([job, side]) => globalThis.bench.seconds(job, side), [job, side]),
    close: () => page.context().close(),
  };
}
