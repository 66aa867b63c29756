// Pinned runs: kept beside the current one, listed, named, hidden, brought back and taken off, by pointer and by keys.
import { nullcline } from '../package/package.mjs';
import { calm, everyPage, expect, query, sliders, test, told, tour } from './lab.mjs';

test.use(calm);

const pins = (page) => page.locator('.pin');
/** The names of the list, which follow with the next picture. */
const named = (page, ...list) => expect.poll(() => names(page)).toEqual(list);
const names = (page) => page.locator('.pin-name').evaluateAll((fields) => fields.map(({ value }) => value));
const button = (page, place, name) => pins(page).nth(place).getByRole('button', { name });
const inAddress = (page) => new URL(page.url()).searchParams.get('pins');

everyPage('a run is kept, drawn behind the changed one, and told with what came of it', async ({ lab, page, demo }) => {
  await lab.go(query(demo));
  await lab.settle();
  const results = await page.locator('#results').innerText();
  await page.keyboard.press('p');
  await expect(pins(page)).toHaveCount(1);
  await named(page, 'same as now');
  const [param] = sliders(demo);
  await lab.slider(param).press('PageUp');
  const kept = await lab.picture();
  const [name] = await names(page);
  expect(name).toContain(param.name);
  expect(name).toContain(String(param.default).replace('-', '−'));
  await expect(pins(page).locator('.pin-results')).toHaveText(results);
  await button(page, 0, 'Hide').press('Enter');
  await expect(pins(page)).toHaveClass(/hidden-pin/);
  expect(await lab.picture()).not.toBe(kept);
  await button(page, 0, 'Show').press('Enter');
  expect(await lab.picture()).toBe(kept);
});

tour('the address brings pinned runs back, with their names, and whether they are shown', async ({ lab, page }) => {
  const demo = await lab.trace();
  const [param] = sliders(demo);
  await page.locator('#pin').press('Enter');
  await lab.slider(param).press('PageUp');
  await page.keyboard.press('p');
  await lab.slider(param).press('PageUp');
  await pins(page).nth(0).locator('.pin-name').fill('strong; 50 %, ~: “best”');
  await page.keyboard.press('Enter');
  await button(page, 1, 'Hide').press('Enter');
  await expect.poll(() => inAddress(page)).toContain('~hidden');
  const [picture, list] = [await lab.picture(), await names(page)];
  expect(list[0]).toBe('strong; 50 %, ~: “best”');
  await page.reload();
  await lab.drawn();
  await named(page, ...list);
  await expect(pins(page).nth(0)).not.toHaveClass(/hidden-pin/);
  await expect(pins(page).nth(1)).toHaveClass(/hidden-pin/);
  expect(await lab.picture()).toBe(picture);
});

tour('a name is taken with Enter, left with Escape, and given up by emptying it', async ({ lab, page }) => {
  const demo = await lab.trace();
  await page.keyboard.press('p');
  await lab.slider(sliders(demo)[0]).press('PageUp');
  await lab.settle();
  const [own] = await names(page);
  const field = pins(page).locator('.pin-name');
  await field.fill('strong');
  await field.press('Enter');
  await expect(field).not.toBeFocused();
  await named(page, 'strong');
  await expect(button(page, 0, 'Remove strong')).toBeVisible();
  await field.fill('weak');
  await field.press('Escape');
  await named(page, 'strong');
  await field.fill(' ');
  await field.press('Enter');
  await named(page, own);
});

tour('a pinned run is brought back into the parameters, and removed, by keys', async ({ lab, page }) => {
  const demo = await lab.trace();
  const [param] = sliders(demo);
  const before = await lab.field(param).inputValue();
  await page.keyboard.press('p');
  await lab.slider(param).press('PageUp');
  await button(page, 0, 'Set the parameters to').press('Enter');
  await expect(lab.field(param)).toHaveValue(before);
  await expect(page.locator('.parameter.changed')).toHaveCount(0);
  await named(page, 'same as now');
  await button(page, 0, 'Remove').press('Enter');
  await expect(pins(page)).toHaveCount(0);
  await expect(page.locator('#pin')).toBeFocused();
  await expect.poll(() => inAddress(page)).toBeNull();
});

tour('the current run minus a pinned one is a panel of its own, which reads what the core computes', async ({ lab, page }) => {
  const demo = await lab.trace();
  const [param] = sliders(demo);
  await expect(page.locator('#difference')).toBeHidden();
  await page.keyboard.press('p');
  await lab.slider(param).press('PageUp');
  const changed = Number(await lab.address(param.id));
  await page.locator('#difference').selectOption({ label: await page.locator('#difference option').nth(1).innerText() });
  await expect(page.locator('.card')).toHaveCount(demo.panels.length + 1);
  await expect.poll(() => new URL(page.url()).searchParams.get('difference')).toBe('0:v');
  await lab.drawn();

  const extra = demo.panels.length;
  await lab.card(extra).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  const [moment, line] = await lab.lines(extra);
  const [then, now] = [nullcline.columns(demo.id), nullcline.columns(demo.id, { [param.id]: changed })];
  const bin = then.t.findIndex((time) => Math.abs(time - told(moment)[1]) < 0.004);
  expect(told(line)[1]).toBeCloseTo(now.v[bin] - then.v[bin], 1);

  await button(page, 0, 'Hide').press('Enter');
  await expect(page.locator('.card')).toHaveCount(extra);
  await button(page, 0, 'Show').press('Enter');
  await expect(page.locator('.card')).toHaveCount(extra + 1);
  await button(page, 0, 'Remove').press('Enter');
  await expect(page.locator('.card')).toHaveCount(extra);
  await lab.drawn();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.card')).toHaveCount(extra + 1);
  await expect(page.locator('#difference')).toHaveValue('0:v');
});

tour('a run of other time bins is drawn, but not taken off, and the page says why', async ({ lab, page }) => {
  const demo = await lab.trace();
  await page.keyboard.press('p');
  await lab.slider(demo.params.find(({ id }) => id === 'dt')).press('ArrowRight');
  await expect(page.locator('#difference')).toBeHidden();
  await expect(page.locator('#pins')).toContainText('the same time bins');
  await expect(pins(page).locator('.pin-results')).not.toBeEmpty();
});

tour('P pins once however long it is held, with a choice in focus too, but is a letter where one types', async ({ lab, page }) => {
  const demo = await lab.trace();
  const choice = demo.params.find(({ kind }) => kind === 'choice');
  await page.locator(`[id="parameter-${choice.id}"]`).getByText(choice.choices[1].name, { exact: true }).click();
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('p');
  await page.keyboard.up('p');
  await expect(pins(page)).toHaveCount(1);
  const field = pins(page).locator('.pin-name');
  await field.fill('');
  await field.press('p');
  await expect(field).toHaveValue('p');
  await lab.field(sliders(demo)[0]).press('p');
  await page.locator('#difference').press('p');
  await expect(pins(page)).toHaveCount(1);
});
