// Sliders, fields, choices, seeds and help, by hand and by keyboard.
import { calm, everyPage, expect, query, sliders, test, tour } from './lab.mjs';

test.use(calm);

/** The first demo that has a parameter of this kind, opened. */
async function openWith(lab, fits) {
  for (const demo of await lab.demos()) {
    const param = demo.params.find(fits);
    if (!param) continue;
    await lab.go(query(demo));
    return { demo, param };
  }
  return test.skip(true, 'no demo has such a parameter');
}

tour('a slider moved by mouse changes field, address and picture', async ({ lab, page }) => {
  const demo = await lab.start();
  const [param] = sliders(demo);
  const before = await lab.picture();
  const box = await lab.slider(param).boundingBox();
  await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
  const value = Number(await lab.address(param.id));
  expect(value).toBeGreaterThan(param.default);
  await expect(lab.field(param)).toHaveValue(String(value).replace('-', '−'));
  expect(await lab.picture()).not.toBe(before);
});

tour('arrow keys move by a step, with Shift by ten, Delete goes back to the default', async ({ lab }) => {
  const { param } = await openWith(lab, ({ kind, log, default: value, max, step }) => kind === 'number' && !log && value + 20 * step < max);
  const slider = lab.slider(param);
  await slider.press('ArrowRight');
  expect(Number(await lab.address(param.id))).toBeCloseTo(param.default + param.step, 9);
  await slider.press('Shift+ArrowRight');
  await expect.poll(async () => Number(await lab.address(param.id)).toPrecision(9)).toBe((param.default + 11 * param.step).toPrecision(9));
  await slider.press('Delete');
  await expect(lab.field(param)).toHaveValue(String(param.default).replace('-', '−'));
  await expect(slider).toBeFocused();
});

tour('a double click on its name and a press on its dot set a parameter back', async ({ lab, page }) => {
  const demo = await lab.start();
  const [param] = sliders(demo);
  const row = page.locator(`[id="parameter-${param.id}"]`);
  await lab.slider(param).press('ArrowRight');
  await expect(row).toHaveClass(/changed/);
  await row.locator('.parameter-name').dblclick();
  await expect(row).not.toHaveClass(/changed/);
  await lab.slider(param).press('ArrowRight');
  await row.locator('.dot').click();
  await expect(row).not.toHaveClass(/changed/);
});

tour('a field takes a decimal comma and a real minus sign', async ({ lab }) => {
  const { param } = await openWith(lab, ({ kind, hardMin }) => kind === 'number' && hardMin <= -1.5);
  await lab.field(param).fill('−1,5');
  await lab.field(param).press('Enter');
  expect(await lab.address(param.id)).toBe('-1.5');
  await expect(lab.field(param)).toHaveValue('−1.5');
});

tour('a choice is a row of radio buttons, and one press changes the address', async ({ lab, page }) => {
  const { param } = await openWith(lab, ({ kind, choices }) => kind === 'choice' && choices.length > 1);
  const other = param.choices.find(({ id }) => id !== param.default);
  await page.locator(`[id="parameter-${param.id}"]`).getByText(other.name, { exact: true }).click();
  expect(await lab.address(param.id)).toBe(other.id);
});

tour('the dice propose another seed, which is then in the address', async ({ lab, page }) => {
  const { param } = await openWith(lab, ({ kind }) => kind === 'seed');
  const before = await lab.picture();
  await page.locator(`[id="parameter-${param.id}"] .dice`).click();
  expect(await lab.address(param.id)).toMatch(/^\d+$/);
  expect(await lab.picture()).not.toBe(before);
});

for (const viewport of [{ width: 1280, height: 720 }, { width: 360, height: 740 }]) {
  test.describe(`${viewport.width} pixels wide`, () => {
    test.use({ viewport });

    everyPage('the help of the first and of the last parameter opens by keyboard, stays in the window and closes with Escape', async ({ lab, page, demo }) => {
      await lab.go(query(demo));
      // What changes nothing as the others are is not there.
      const shown = await page.locator('.parameter').filter({ visible: true }).evaluateAll((rows) => rows.map(({ id }) => id.replace('parameter-', '')));
      for (const id of [shown[0], shown.at(-1)]) {
        await page.locator(`[id="parameter-${id}"] .help-button`).press('Enter');
        const sheet = page.locator(`[id="help-${id}"]`);
        await expect(sheet).toContainText(demo.params.find((param) => param.id === id).help);
        await expect(sheet).toBeInViewport({ ratio: 1 });
        await page.keyboard.press('Escape');
        await expect(sheet).toBeHidden();
      }
    });
  });
}

test('results are spoken when the reader has let go', async ({ lab, page }) => {
  const demo = await lab.start();
  const [param] = sliders(demo);
  await expect(page.locator('#announcer')).toBeEmpty();
  await lab.slider(param).press('PageUp');
  await expect(page.locator('#announcer')).not.toBeEmpty();
});

test('the button of a warning settles it, and the focus goes on at the figure', async ({ lab, page }) => {
  await lab.go('?demo=type-x&dt=0.6');
  const button = page.locator('#warning button');
  await button.press('Enter');
  await expect(button).toBeHidden();
  await expect(page.locator('.card.chief')).toBeFocused();
});

test('a page that is left while its slider is held leaves nothing to the next', async ({ lab, page }) => {
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await lab.go('?demo=hh-step');
  await lab.slider({ id: 'I_amp' }).scrollIntoViewIfNeeded();
  const box = await lab.slider({ id: 'I_amp' }).boundingBox();
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + box.height / 2);
  await page.evaluate(() => document.querySelector('a[href*="demo=hh-ramp"]').click());
  await expect(page.locator('.card')).not.toHaveCount(0);
  await page.mouse.up();
  await expect(page.locator('.card.empty')).toHaveCount(0);
  await expect(page.locator('#notices')).not.toContainText('I_amp');
  expect(errors).toEqual([]);
});

test('a slider that is held where it is refused says so at its field', async ({ lab, page }) => {
  await lab.go('?demo=hh-step&tstart=100&tend=300');
  await lab.slider({ id: 'tend' }).scrollIntoViewIfNeeded();
  const box = await lab.slider({ id: 'tend' }).boundingBox();
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, middle);
  await page.mouse.down();
  for (const share of [0.4, 0.2, 0]) await page.mouse.move(box.x + box.width * share, middle);
  await expect(lab.field({ id: 'tend' })).toHaveAttribute('aria-invalid', 'true');
  await page.mouse.up();
  await expect(lab.field({ id: 'tend' })).toHaveAttribute('aria-invalid', 'true');
});

test('a finger that scrolls the page from a slider gives it back a value that it cannot tell', async ({ lab }) => {
  const demo = (await lab.demos()).find(({ id }) => id === 'lif-step');
  const param = demo.params.find(({ id }) => id === 'I_amp');
  await lab.go(`?demo=${demo.id}`);
  const before = await lab.field(param).inputValue();
  await lab.slider(param).evaluate((input) => {
    input.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }));
    input.value = String(0.7 * Number(input.max));
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new PointerEvent('pointercancel', { pointerType: 'touch', bubbles: true }));
  });
  await expect(lab.field(param)).toHaveValue(before);
  await expect(lab.slider(param)).toHaveAttribute('aria-valuetext', new RegExp(before));
});
