// What the core answers to a hand: pulses where one clicks or while a run is played, and what follows when the plane is pulled at.
import { calm, expect, query, test, tour } from './lab.mjs';

test.use(calm);

/** A page whose plane can be pulled at; the first has a nullcline that no parameter moves. */
async function opened(lab, page) {
  const [, demo] = lab.catalogue().filter(({ params, panels: [{ id }] }) => id === 'plane' && params.some((param) => param.id === 'pulses'));
  await lab.go(query(demo));
  await expect(page.locator('.act')).toBeVisible();
  return demo;
}

/** The places of the rings on a figure, as shares of it. */
async function rings(lab, index) {
  const card = await lab.card(index).boundingBox();
  const boxes = await lab.card(index).locator('.grip').evaluateAll((all) => all.map((ring) => ring.getBoundingClientRect()).map(({ x, y, width, height }) => [x + width / 2, y + height / 2]));
  return boxes.map(([x, y]) => [(x - card.x) / card.width, (y - card.y) / card.height]);
}

tour('what is done while a run is played is done at the moment that is shown', async ({ lab, page }) => {
  await opened(lab, page);
  const before = await lab.picture();
  await expect(page.locator('.act')).toBeDisabled();
  await page.locator('#scrub').fill('100');
  await lab.settle();
  await expect(page.locator('.act')).toBeEnabled();
  await page.locator('.act').click();
  await expect.poll(() => lab.query('pulses')).toBe('1');
  const first = Number(await lab.address('pulse_at'));
  await page.locator('#scrub').fill('160');
  await lab.settle();
  await page.keyboard.press('i');
  await expect.poll(() => lab.query('pulses')).toBe('2');
  // Both are bins of the run.
  expect(Math.abs(Number(await lab.address('pulse_every')) - 0.6 * first)).toBeLessThan(0.02 * first);
  expect(await lab.picture()).not.toBe(before);
});

tour('a click in the current gives a pulse there, as high as it was', async ({ lab, page }) => {
  const demo = await opened(lab, page);
  const index = demo.panels.findIndex(({ id }) => id === 'current');
  await lab.drag(index, [0.7, 0.6], [0.7, 0.6]);
  await expect.poll(() => lab.query('pulses')).toBe('1');
  const at = Number(await lab.address('pulse_at'));
  const { default: end } = demo.params.find(({ id }) => id === 'tend');
  expect(at).toBeGreaterThan(0.5 * end);
  expect(at).toBeLessThan(end);
});

tour('a fixed point and a nullcline are pulled, and the parameter that does it follows', async ({ lab, page }) => {
  const demo = await opened(lab, page);
  const own = new Set(demo.params.map(({ id }) => id));
  const places = await rings(lab, 0);
  // The initial state, each fixed point, and a knob on each nullcline.
  expect(places.length).toBeGreaterThanOrEqual(4);
  const changed = new Set();
  for (const [x, y] of places.slice(1)) {
    await lab.go(query(demo));
    await lab.drag(0, [x, y], [x + 0.03, y - 0.03]);
    for (const [key] of new URL(page.url()).searchParams) if (own.has(key)) changed.add(key);
  }
  expect([...changed]).toContain('amplitude');
  expect(changed.size, 'the other nullcline has a parameter of its own').toBeGreaterThanOrEqual(2);
});
