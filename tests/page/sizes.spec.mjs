// The law of sizes: from the smallest phone to the largest desk, and in frames, whatever is seen has room enough. Boxes, not pictures.
import { calm, everyPage, expect, query, sliders, test, tour } from './lab.mjs';

test.use(calm);
tour.use(calm);

const HANDS = [[320, 640], [360, 740], [390, 844], [740, 360], [820, 1180]];
const DESKS = [[1280, 640], [1366, 650], [1440, 900], [1920, 1080], [3840, 2160]];
const FRAMES = [[540, 480], [960, 480]];

/** What a page of this size does wrong, in words; run in the page. */
function faults(least) {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getBoundingClientRect().width > 1);
  const name = (one) => one.id || one.getAttribute('aria-label') || one.className || one.tagName;
  const box = (one) => one.getBoundingClientRect();
  for (const one of [document.documentElement, ...all('.header, .heading, .transport, .parameters, .guest, .outcome')]) {
    if (one.scrollWidth > one.clientWidth + 4) /* rings of focus */ found.push(`${name(one)} is ${one.scrollWidth} wide in ${one.clientWidth}`);
  }
  for (const header of all('.header')) {
    const style = getComputedStyle(header);
    const right = box(header).right - Number.parseFloat(style.paddingRight);
    for (const one of header.children) if (box(one).right > right + 1) found.push(`${name(one)} stands in the margin of the header, at ${box(one).right} beyond ${right}`);
  }
  for (const card of all('.card')) {
    const style = getComputedStyle(card);
    const needs = Number.parseFloat(style.getPropertyValue('--least')) * Number.parseFloat(style.fontSize);
    if (!(box(card).height >= needs - 1)) found.push(`${name(card)} is ${box(card).height} high, and needs ${needs}`);
    if (box(card).width < 160) found.push(`${name(card)} is ${box(card).width} wide`);
  }
  for (const slider of all('.scrub .slider')) if (box(slider).width < 120) found.push(`the scrub slider is ${box(slider).width} wide`);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  for (const row of all('.transport')) if (box(row).height > 3.5 * rem) found.push(`the transport is ${box(row).height} high`);
  for (const title of all('#title')) {
    if (title.scrollWidth > title.clientWidth + 1) found.push(`“${title.textContent}” is cut`);
  }
  for (const { firstChild: text } of all('.parameter-name .name')) {
    for (const { index, 0: word } of text?.nodeValue?.matchAll(/[^\s–-]+/gu) ?? []) {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(`“${word}” is broken`);
    }
  }
  // Under a finger the row of switches is scrolled.
  for (const one of all('.switch').filter(() => least < 44)) {
    const [seen, row] = [box(one), box(one.closest('.stage'))];
    if (seen.left < row.left || seen.right > row.right + 1) found.push(`the switch ${one.textContent} is cut`);
  }
  // A turned phone shows the run, its moment and its result at once.
  if (innerHeight < 480 && innerWidth >= 560) for (const one of all('.stage > .transport, .results')) {
    if (box(one).top + Math.min(box(one).height, 2 * rem) > innerHeight) found.push(`${name(one)} stands under the edge, at ${box(one).top}`);
  }
  const chrome = all('.header > :not(.context), .heading-row > *, .summary, .tools, .panel-tabs, .card, .transport > *, .outcome, .guest-title, .controls, .menu, .parameters').filter((one) => getComputedStyle(one).display !== 'contents');
  for (const [at, one] of chrome.entries()) for (const other of chrome.slice(at + 1)) {
    const [a, b] = [box(one), box(other)];
    const [across, down] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
    if (across > 1 && down > 1 && !one.contains(other) && !other.contains(one)) found.push(`${name(one)} and ${name(other)} overlap by ${across} × ${down}`);
  }
  const targets = new Set(all('button, a[href], input, select').filter((one) => !one.closest('.results, .skip')).map((one) => one.closest('.field, label, .slider') ?? one));
  for (const one of targets) {
    const { width, height } = box(one);
    if (Math.min(width, height) < least - 0.5) found.push(`${name(one)} is a target of ${width} × ${height}`);
  }
  return found;
}

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
