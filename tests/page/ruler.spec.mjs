// The ruler: two marks by hand or by keys, and how far they are apart.
import { nullcline } from '../package/package.mjs';
import { calm, expect, test, tour } from './lab.mjs';

test.use(calm);

tour('a distance that is drawn is the difference of what the crosshair reads at its ends, and one over it in hertz', async ({ lab }) => {
  await lab.trace();
  await lab.tool('Ruler').click();
  const moment = async (across) => {
    await lab.hover(0, across, 0.3);
    return (await lab.reads(0)).t;
  };
  const [early, late] = [await moment(0.35), await moment(0.85)];
  await lab.drag(0, [0.35, 0.3], [0.85, 0.6]);
  const measured = await lab.ruler();
  expect(Math.abs(measured.Δt - (late - early))).toBeLessThan(0.15);
  expect(measured['1/Δt']).toBeCloseTo(1000 / measured.Δt, 0);
  expect(measured.Δv).toBeLessThan(-10);
  await expect(lab.card(0).locator('.ruler')).toBeVisible();
});

tour('on a plane it tells both coordinates, and no frequency', async ({ lab }) => {
  await lab.plane();
  await lab.tool('Ruler').click();
  const at = async (...place) => {
    await lab.hover(0, ...place);
    return Object.values(await lab.reads(0));
  };
  const [[x, y], [right, down]] = [await at(0.3, 0.3), await at(0.6, 0.7)];
  await lab.drag(0, [0.3, 0.3], [0.6, 0.7]);
  const [across, up, ...others] = Object.values(await lab.ruler());
  expect(across).toBeCloseTo(right - x, 2);
  expect(up).toBeCloseTo(down - y, 2);
  expect(others).toEqual([]);
});

tour('its marks catch spikes, can be dragged afterwards, and stay at their moments when the figure is zoomed', async ({ lab, page }) => {
  const demo = await lab.trace();
  const [first, second] = nullcline.spikeTimes(demo.id);
  await lab.tool('Ruler').click();
  const share = async (time) => {
    const moments = [];
    for (const across of [0.2, 0.8]) {
      await lab.hover(0, across, 0.5);
      moments.push((await lab.reads(0)).t);
    }
    return 0.2 + (0.6 * (time - moments[0])) / (moments[1] - moments[0]);
  };
  const [one, two] = [await share(first), await share(second)];
  await lab.drag(0, [one + 0.005, 0.6], [two - 0.005, 0.6]);
  const interval = await lab.ruler();
  expect(interval.Δt).toBeCloseTo(second - first, 2);

  await lab.hover(0, 0.9, 0.3);
  await page.mouse.wheel(0, -100);
  await lab.zoomed('t');
  expect((await lab.ruler()).Δt).toBeCloseTo(interval.Δt, 2);
  await lab.tool('Show the whole figure').click();
  await lab.zoomed();
  await lab.drag(0, [two, 0.6], [0.9, 0.6]);
  const longer = await lab.ruler();
  expect(longer.Δt).toBeGreaterThan(interval.Δt + 20);
  await lab.tool('Point').click();
  expect(await lab.ruler()).toBeNull();
});

tour('M at two spikes measures their interval by keys alone; it is spoken; Escape takes it away', async ({ lab, page }) => {
  const demo = await lab.trace();
  const times = nullcline.spikeTimes(demo.id);
  await lab.card(0).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('n');
  await page.keyboard.press('m');
  expect(await lab.ruler()).toBeNull();
  await expect(page.locator('#announcer')).toHaveText('First mark set. Set the second.');
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await page.keyboard.press('M');
  const { Δt } = await lab.ruler();
  expect(Δt).toBeCloseTo(times[2] - times[0], 2);
  await expect(page.locator('#announcer')).toContainText(`Δt = ${Δt.toFixed(2)} ms`);
  await page.keyboard.press('Escape');
  expect(await lab.ruler()).toBeNull();
  await page.keyboard.press('m');
  expect(await lab.ruler()).toBeNull(); // it begins anew
});

tour('another demo, and a figure that is built anew, have none', async ({ lab, page }) => {
  const demo = await lab.trace();
  await lab.card(0).focus();
  for (const key of ['m', 'Shift+ArrowRight', 'm']) await page.keyboard.press(key);
  expect(await lab.ruler()).not.toBeNull();
  await page.locator(`#menu a:not([href$="demo=${demo.id}"])`).first().click();
  await lab.drawn();
  expect(await lab.ruler()).toBeNull();
});
