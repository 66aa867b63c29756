// The law of sizes: from the smallest phone to the largest desk, and in frames, whatever is seen has room enough. Boxes, not pictures.
import { faults } from './faults.mjs';
import { calm, everyPage, expect, query, sliders, test, tour } from './lab.mjs';

test.use(calm);
tour.use(calm);

const HANDS = [[320, 640], [360, 740], [390, 844], [740, 360], [820, 1180]];
const DESKS = [[1280, 640], [1366, 650], [1440, 900], [1920, 1080], [3840, 2160]];
const FRAMES = [[540, 480], [960, 480]];

/** With a slider in the middle of what a hand sees, how much of the chief figure is seen, and of the slider; run in the page. */
async function together() {
  const seen = (one) => {
    const { top, bottom, height } = one.getBoundingClientRect();
    return (Math.min(bottom, innerHeight) - Math.max(top, 0)) / height;
  };
  const slider = document.querySelector('.parameters .slider, .controls .slider');
  slider.querySelector('input').focus();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const card = [...document.querySelectorAll('.card')].find((one) => one.matches('.chief') && one.checkVisibility()) ?? document.querySelector('.card:not([hidden])');
  const shares = { figure: seen(card), slider: seen(slider) };
  slider.querySelector('input').blur();
  scrollTo(0, 0);
  return shares;
}

async function keep({ page, lab, sizes, least }) {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await lab.settle();
    const size = `${width} × ${height}`;
    expect.soft(await page.evaluate(faults, least), size).toEqual([]);
    const { figure, slider } = await page.evaluate(together);
    expect.soft(figure, `the chief figure beside a slider at ${size}`).toBeGreaterThan(0.7);
    expect.soft(slider, `the slider beside the chief figure at ${size}`).toBeGreaterThan(0.99);
  }
}

test.describe('under fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  everyPage('all that is seen has room', async ({ lab, page, demo }) => {
    await lab.open(query(demo));
    await keep({ page, lab, sizes: HANDS, least: 44 });
  }, { each: test });
});

test.describe('with a mouse', () => {
  everyPage('all that is seen has room', async ({ lab, page, demo }) => {
    await lab.go(query(demo));
    await keep({ page, lab, sizes: DESKS, least: 24 });
  });
});

test.describe('in a frame', () => {
  everyPage('all that is seen has room, and the result and the link are seen', async ({ lab, page, demo }) => {
    await lab.open(`${query(demo)}&ui=figure&controls=${sliders(demo)[0].id}`);
    await keep({ page, lab, sizes: FRAMES, least: 24 });
    for (const [width, height] of FRAMES) {
      await page.setViewportSize({ width, height });
      for (const part of ['.guest .results', '.guest-link']) await expect.soft(page.locator(part), `${part} at ${width} × ${height}`).toBeInViewport({ ratio: 1 });
    }
  }, { each: test });

  test('in letters twice as large nothing is scrolled sideways', async ({ lab, page }) => {
    for (const ending of ['-plane', '-firing']) {
      const demo = (await lab.demos()).find(({ id }) => id.endsWith(ending));
      await lab.open(`${query(demo)}&ui=figure&scale=2&controls=${sliders(demo)[0].id}`);
      for (const width of [320, 360, 390]) {
        await page.setViewportSize({ width, height: 640 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${demo.id}, ${width} wide`).toBe(width);
      }
    }
  });
});
