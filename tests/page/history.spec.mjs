// Undo and redo: every kind of change, by keys, buttons, the browser's own and the list, without flooding the browser.
import { calm, expect, query, sliders, test, tour } from './lab.mjs';

test.use(calm);

const search = (page) => new URL(page.url()).search;
const undo = (page) => page.locator('#undo');
const redo = (page) => page.locator('#redo');

/** Counts how often the page changes its address from now on. */
const counted = (page) => page.evaluate(() => {
  globalThis.addresses = 0;
  for (const name of ['pushState', 'replaceState']) {
    const own = history[name].bind(history);
    history[name] = (...state) => {
      globalThis.addresses += 1;
      own(...state);
    };
  }
});
const addresses = (page) => page.evaluate(() => globalThis.addresses);
const entries = (page) => page.evaluate(() => history.length);

/** Holds an arrow key on a slider, while the clock of the page stands still, and lets go. */
async function hold(lab, page, param) {
  await lab.slider(param).focus();
  for (let repeat = 0; repeat < 20; repeat += 1) await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  await page.clock.runFor(2000);
}

tour('what is undone is drawn as it was, and the controls follow', async ({ lab, page }) => {
  const demo = await lab.trace();
  const [param] = sliders(demo);
  const [picture, value] = [await lab.picture(), await lab.field(param).inputValue()];
  await lab.slider(param).press('PageUp');
  const [changed, further] = [await lab.picture(), await lab.field(param).inputValue()];
  expect(changed).not.toBe(picture);
  await page.keyboard.press('Control+z');
  await expect(lab.field(param)).toHaveValue(value);
  expect(await lab.picture()).toBe(picture);
  await page.keyboard.press('Control+y');
  await expect(lab.field(param)).toHaveValue(further);
  expect(await lab.picture()).toBe(changed);
});

tour('the browser’s back and forward are undo and redo', async ({ lab, page }) => {
  const demo = await lab.trace();
  const [first, second] = sliders(demo);
  const seen = [search(page)];
  for (const act of [() => lab.slider(first).press('PageUp'), () => page.keyboard.press('p'), () => lab.slider(second).press('PageUp')]) {
    await act();
    await expect.poll(() => search(page)).not.toBe(seen.at(-1));
    seen.push(search(page));
  }
  await page.goBack();
  await expect.poll(() => search(page)).toBe(seen[2]);
  await expect(redo(page)).toHaveAccessibleName(new RegExp(`^Redo: ${second.name}`));
  await page.keyboard.press('Control+z');
  await expect.poll(() => search(page)).toBe(seen[1]);
  await expect(page.locator('.pin')).toHaveCount(0);
  await page.goForward();
  await expect(page.locator('.pin')).toHaveCount(1);
  await page.goBack();
  await expect.poll(() => search(page)).toBe(seen[1]);
  await page.goBack();
  await expect.poll(() => search(page)).toBe(seen[0]);
  await expect(undo(page)).toBeDisabled();
  await expect(page.locator('.parameter.changed')).toHaveCount(0);
});

test('a drag, a wheel and a held key are one step each, one entry of the browser, and few changes of the address', async ({ lab, page }) => {
  await page.clock.install({ time: 0 });
  const [param] = sliders(await lab.trace());
  const before = await entries(page);
  await counted(page);
  const box = await lab.slider(param).boundingBox();
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  for (let move = 1; move <= 40; move += 1) await page.mouse.move(box.x + 20 + 3 * move, box.y + box.height / 2);
  await page.mouse.up();
  await lab.address(param.id);
  expect(await entries(page)).toBe(before + 1);
  expect(await addresses(page)).toBe(1);

  await lab.hover(0, 0.4, 0.4);
  await page.clock.pauseAt(60_000); // however slow the machine, the hand is quick
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, -20);
  await page.clock.runFor(2000);
  await lab.zoomed('t');
  await expect(undo(page)).toHaveAccessibleName('Undo: Zoomed');
  expect(await entries(page)).toBe(before + 2);
  expect(await addresses(page)).toBe(2);

  const value = await lab.field(param).inputValue();
  await hold(lab, page, param);
  expect(await entries(page)).toBe(before + 3);
  await page.clock.resume();
  await page.keyboard.press('Control+z');
  await expect(lab.field(param)).toHaveValue(value);
  await page.keyboard.press('Control+z');
  await lab.zoomed();
  await page.keyboard.press('Control+z');
  await expect(undo(page)).toBeDisabled();
});

tour('the list names all steps, marks the one that is shown, and leads to each by keys', async ({ lab, page }) => {
  const demo = await lab.trace();
  const [first, second] = sliders(demo);
  await lab.slider(first).press('PageUp');
  await page.keyboard.press('p');
  await lab.slider(second).press('PageUp');
  const [full, picture] = [search(page), await lab.picture()];
  const list = page.locator('#steps');
  const steps = list.getByRole('button');
  await page.locator('#history').press('Enter');
  await expect(steps).toHaveText(['Start', new RegExp(`^${first.name} `), 'Pinned a run', new RegExp(`^${second.name} `)]);
  await expect(list.locator('[aria-current="step"]')).toHaveText(new RegExp(`^${second.name} `));
  await expect(steps.last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(steps.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect.poll(() => search(page)).toBe(query(demo));
  await expect(undo(page)).toBeDisabled();
  await page.locator('#history').press('Enter');
  await expect(list.locator('[aria-current="step"]')).toHaveText('Start');
  await steps.last().press('Enter');
  await expect.poll(() => search(page)).toBe(full);
  expect(await lab.picture()).toBe(picture);
  await page.locator('#history').press('Enter');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(page.locator('#history')).toBeFocused();
});

tour('a text that is being typed has its own undo', async ({ lab, page }) => {
  const [first, second] = sliders(await lab.trace());
  await lab.slider(first).press('PageUp');
  const field = lab.field(second);
  await field.focus();
  await field.press('End');
  await field.pressSequentially('5');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.parameter.changed')).toHaveCount(1);
  await expect(undo(page)).toBeEnabled();
});

tour('what has not come to rest yet is undone first, and alone', async ({ lab, page }) => {
  const [param] = sliders(await lab.trace());
  await lab.slider(param).press('PageUp');
  const value = await lab.field(param).inputValue();
  await lab.hover(0, 0.4, 0.4);
  await page.mouse.wheel(0, -300);
  await page.keyboard.press('Control+z');
  await lab.zoomed();
  await expect(lab.field(param)).toHaveValue(value);
  await expect(redo(page)).toHaveAccessibleName('Redo: Zoomed');
});
