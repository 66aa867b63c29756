// The crosshair: what it says is what the core computed, on all panels at once, by pointer, finger and keys.
import { nullcline } from '../package/package.mjs';
import { calm, expect, query, test, told, tour } from './lab.mjs';

test.use(calm);

/** The page says u of the book where the course's functions say v. */
const column = (columns, name) => columns[name === 'u' ? 'v' : name];

/** Half of the last digit that is written. */
const half = (line) => 0.5 * 10 ** -(/\.(\d+)/u.exec(line)?.[1].length ?? 0);

tour('every curve reads what the core has in the bin at that moment', async ({ lab, page }) => {
  const demo = await lab.trace();
  const columns = nullcline.columns(demo.id);
  const { t } = columns;
  const [start, end] = [0.3, 0.34].map((share) => t[Math.round(share * (t.length - 1))]);
  await lab.go(query(demo, { zoom: `t:${start}:${end}` }));
  for (const index of demo.panels.keys()) {
    await lab.card(index).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
    const [moment, ...lines] = await lab.lines(index);
    const bin = t.findIndex((time) => Math.abs(time - told(moment)[1]) <= half(moment) + 1e-9);
    expect(bin, moment).toBeGreaterThan(0);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [name, value] = told(line);
      expect(Math.abs(column(columns, name)[bin] - value), `${moment}: ${line}`).toBeLessThanOrEqual(half(line) + 1e-9);
    }
  }
});

tour('one line goes through all panels of a time axis with a dot on each curve, and leaves with the pointer', async ({ lab, page }) => {
  const { panels } = await lab.trace();
  await lab.hover(0, 0.5, 0.4);
  await lab.settle();
  const hairs = page.locator('.hair:visible');
  await expect(hairs).toHaveCount(panels.length);
  const across = await hairs.evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().x));
  expect(Math.max(...across) - Math.min(...across)).toBeLessThan(0.1);
  const { x } = await lab.place(0, 0.5, 0.4);
  expect(Math.abs(across[0] - x)).toBeLessThan(2);
  await expect(page.locator('.hair-dot')).toHaveCount(await page.locator('.read:visible').count());
  await page.mouse.move(1, 1);
  await expect(hairs).toHaveCount(0);
  await expect(page.locator('.hair-dot, .reads:visible')).toHaveCount(0);
});

tour('on a plane it tells the coordinates, there and nowhere else', async ({ lab, page }) => {
  await lab.plane();
  await lab.hover(0, 0.3, 0.3);
  const [x, y] = Object.values(await lab.reads(0));
  await lab.hover(0, 0.6, 0.6);
  const [right, down] = Object.values(await lab.reads(0));
  expect(right).toBeGreaterThan(x);
  expect(down).toBeLessThan(y);
  await expect(page.locator('.hair:visible')).toHaveCount(1);
});

tour('N and B go from spike to spike, each told with its time and its interval, as the core has them', async ({ lab, page }) => {
  const demo = await lab.trace();
  const { t } = nullcline.columns(demo.id);
  const times = [...nullcline.spikeTimes(demo.id)];
  expect(times.length).toBeGreaterThan(2);
  await lab.card(0).focus();
  await page.keyboard.press('Home');
  const near = lab.card(0).locator('.reads-spike');
  const told = async () => {
    await lab.settle();
    return (await near.innerText()).match(/[\d.]+/gu).map(Number);
  };
  let last = NaN;
  for (const [index, time] of times.entries()) {
    await page.keyboard.press('n');
    const [number, at, interval] = await told();
    expect(number).toBe(index + 1);
    // A spike is counted in the bin before the crossing, and seen in the next.
    expect(Math.abs(at - time)).toBeLessThanOrEqual(t[1] - t[0] + 0.005);
    if (index) expect(interval).toBeCloseTo(at - last, 1);
    else expect(interval).toBeUndefined();
    last = at;
  }
  await page.keyboard.press('B');
  expect((await told())[0]).toBe(times.length - 1);
  await expect(page.locator('#announcer')).toContainText(`spike ${times.length - 1} at`);
});

tour('the figure goes along to a spike out of sight', async ({ lab, page }) => {
  const demo = await lab.trace({ zoom: 't:0:10' });
  const [first] = nullcline.spikeTimes(demo.id);
  await lab.card(0).focus();
  await page.keyboard.press('n');
  await expect.poll(() => lab.zoom().t[1]).toBeGreaterThan(first);
  expect((await lab.reads(0)).t).toBeCloseTo(first, 1);
  await expect(lab.card(0).locator('.hair')).toBeVisible();
  await expect(lab.card(0).locator('.reads-spike')).toContainText('spike 1');
});

tour('a spike near the pointer is told where spikes are marked, from any panel', async ({ lab }) => {
  const demo = await lab.trace();
  await lab.tool('Hand').click();
  const [first] = nullcline.spikeTimes(demo.id);
  const moment = async (across) => {
    await lab.hover(2, across, 0.5);
    return (await lab.reads(2)).t;
  };
  const [early, late] = [await moment(0.2), await moment(0.7)];
  const share = 0.2 + 0.5 * ((first - early) / (late - early));
  await lab.hover(2, share, 0.5);
  await expect(lab.card(0).locator('.reads-spike')).toContainText('spike 1 at');
  await lab.hover(2, share + 0.05, 0.5);
  await expect(lab.card(0).locator('.reads-spike')).toBeHidden();
});

tour('arrows move it by a two-hundredth of what is seen, with Shift by ten; Home and End go to the ends; it is spoken; Escape takes it away', async ({ lab, page }) => {
  await lab.trace({ zoom: 't:20:40' });
  await lab.card(1).focus();
  const at = async (key) => {
    await page.keyboard.press(key);
    return (await lab.reads(1)).t;
  };
  expect(await at('ArrowRight')).toBeCloseTo(30.1, 2);
  expect(await at('Shift+ArrowRight')).toBeCloseTo(31.1, 2);
  expect(await at('Shift+ArrowLeft')).toBeCloseTo(30.1, 2);
  expect(await at('ArrowLeft')).toBeCloseTo(30, 2);
  expect(await at('Home')).toBeCloseTo(20, 2);
  expect(await at('ArrowLeft')).toBeCloseTo(20, 2);
  expect(await at('End')).toBeCloseTo(40, 2);
  const lines = (await Promise.all([0, 1, 2].map((index) => lab.lines(index)))).flat();
  for (const line of lines) await expect(page.locator('#announcer')).toContainText(line);
  await page.keyboard.press('Escape');
  expect(await lab.reads(1)).toBeNull();
  await page.keyboard.press('ArrowRight');
  expect(await lab.reads(1)).not.toBeNull();
  await page.keyboard.press('Tab');
  expect(await lab.reads(1)).toBeNull();
});

tour('a figure that is moved from under the crosshair takes it out of sight', async ({ lab, page }) => {
  await lab.trace({ zoom: 't:20:40' });
  await lab.card(0).focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.hair:visible')).not.toHaveCount(0);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('.hair:visible, .hair-dot, .reads:visible')).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.locator('.hair:visible')).not.toHaveCount(0);
});

tour('kept runs are read beside the current one', async ({ lab, page }) => {
  await lab.trace();
  await lab.card(2).focus();
  await page.keyboard.press('ArrowRight');
  const alone = await lab.lines(2);
  await page.keyboard.press('p');
  await page.locator('.parameter .slider input').first().press('PageUp');
  await lab.card(2).focus();
  await page.keyboard.press('ArrowRight');
  const both = await lab.lines(2);
  expect(both.length).toBe(alone.length + 1);
  expect(told(both.at(-1))[1]).toBeCloseTo(told(alone.at(-1))[1], 2);
  expect(told(both.at(-2))[1]).toBeGreaterThan(told(alone.at(-1))[1]);
});

test.describe('under a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, contextOptions: { reducedMotion: 'reduce' } });

  test('it follows one that slides sideways', async ({ lab, page }) => {
    await lab.trace();
    const finger = await page.context().newCDPSession(page);
    const touch = async (type, ...shares) => {
      const places = await Promise.all(shares.map((across) => lab.place(0, across, 0.4)));
      await finger.send('Input.dispatchTouchEvent', { type, touchPoints: places });
    };
    await touch('touchStart', 0.3);
    await touch('touchMove', 0.35);
    await touch('touchMove', 0.5);
    const early = await lab.reads(0);
    await touch('touchMove', 0.7);
    expect((await lab.reads(0)).t).toBeGreaterThan(early.t + 10);
    await touch('touchEnd');
    await expect(page.locator('.hair:visible')).toHaveCount(0);
    expect(lab.zoom()).toEqual({});
  });
});
