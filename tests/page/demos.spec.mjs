// Every demo of the catalogue opens, draws, and stays whole whatever the sliders say.
import { calm, everyPage, expect, heading, query, sliders, test } from './lab.mjs';

test.use(calm);

everyPage('it opens from its address and draws ink in each of its panels', async ({ lab, page, demo }) => {
  await lab.open(query(demo));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading(demo));
  await expect(page).toHaveTitle(`${demo.title} · Nullcline`);
  await expect(page.locator('.card')).toHaveCount(demo.panels.length);
  for (const count of await lab.ink()) expect(count).toBeGreaterThan(50);
  for (const image of await page.getByRole('img').all()) expect((await image.getAttribute('aria-label')).length).toBeGreaterThan(10);
  await expect(page.locator('#results')).not.toBeEmpty();
  await expect(page.locator('#method')).not.toBeEmpty();
  const inBar = demo.params.filter(({ place }) => place === 'bar');
  await expect(page.locator('.parameter')).toHaveCount(demo.params.length - inBar.length);
  await expect(page.locator('.switch-row > *')).toHaveCount(inBar.length);
});

everyPage('the menu and its tabs lead to it and mark that it is open', async ({ lab, page, demo }) => {
  const entries = lab.entries();
  const [other] = entries.filter(({ id }) => id !== demo.id);
  const entry = entries.find(({ id }) => id === demo.id) ?? entries.find(({ week, tab }) => week === 0 && tab.neuron === demo.tab.neuron);
  await lab.go(query(other));
  await page.locator(`#menu a[href$="demo=${entry.id}"]`).click();
  if (demo.tab) await page.getByRole('navigation', { name: 'Pages of this neuron' }).getByRole('link', { name: demo.tab.name, exact: true }).click();
  await lab.drawn();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading(demo));
  await expect(page.locator('#menu a[aria-current]')).toHaveText(entry.short);
  if (demo.tab) await expect(page.locator('#tabs a[aria-current="page"]')).toHaveText(demo.tab.name);
});

everyPage('a step of the first slider changes the picture', async ({ lab, page, demo }) => {
  await lab.go(query(demo));
  const before = await lab.picture();
  const [param] = sliders(demo);
  await lab.slider(param).press('PageUp');
  await lab.address(param.id);
  await expect.poll(() => lab.picture()).not.toBe(before);
  await expect(page.locator(`[id="parameter-${param.id}"]`)).toHaveClass(/changed/);
});

everyPage('values by chance do not break it', async ({ lab, page, demo }) => {
  const chance = generator(demo.params.length);
  for (let round = 0; round < 2; round += 1) {
    const values = Object.fromEntries(demo.params.filter(() => chance() < 0.7).map((param) => [param.id, String(anyValue(param, chance))]));
    await test.step(query(demo, values), async () => {
      await lab.go(query(demo, values));
      await lab.frames();
      await expect(page.locator('#failure')).toBeHidden();
      await expect(page.locator('#results, #warning').filter({ hasText: /\S/ })).not.toHaveCount(0);
    });
  }
});

/** A small seeded generator (mulberry32): the same walk at every run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function anyValue({ kind, choices, min, max, log }, chance) {
  if (kind === 'choice') return choices[Math.floor(chance() * choices.length)].id;
  if (kind === 'seed') return Math.floor(chance() * 2 ** 32);
  const value = log ? min * (max / min) ** chance() : min + (max - min) * chance();
  return kind === 'whole' ? Math.round(value) : Number(value.toPrecision(4));
}
