// Arithmetic in the fields of numbers, and sliders that widen for what was typed.
import { calm, expect, query, sliders, test, tour } from './lab.mjs';

test.use(calm);

/** A parameter that takes negative numbers, too, in the first demo that has one. */
async function anyNumber(lab) {
  for (const demo of await lab.demos()) {
    const param = demo.params.find(({ kind, log, hardMin }) => kind === 'number' && !log && hardMin < -100);
    if (!param) continue;
    await lab.go(query(demo));
    return param;
  }
  return test.skip(true, 'no demo has such a parameter');
}

const type = async (field, text) => {
  await field.fill(text);
  await field.press('Enter');
};

tour('what is typed as arithmetic comes to its value, written short in the field and in full in the address', async ({ lab }) => {
  const param = await anyNumber(lab);
  const field = lab.field(param);
  for (const [text, value] of Object.entries({ '−2×3': '−6', 'sqrt(2,25)': '1.5', π: '3.141593', '1000/3': '333.3333' })) {
    await type(field, text);
    await field.blur(); // with the focus it shows all digits
    await expect(field, text).toHaveValue(value);
    await expect(field, text).not.toHaveAttribute('aria-invalid');
  }
  await expect.poll(() => lab.address(param.id)).toBe('333.333333333');
});

tour('what is no arithmetic gets a message and leaves the last good value', async ({ lab, page }) => {
  const param = await anyNumber(lab);
  const field = lab.field(param);
  const complaint = page.locator(`[id="complaint-${param.id}"]`);
  await type(field, '2*4');
  await expect(field).toHaveValue('8');
  const picture = await lab.picture();
  for (const text of ['1/0', 'abc']) {
    await type(field, text);
    await expect(complaint, text).toContainText(`“${text}” is not a number`);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAttribute('aria-describedby', `complaint-${param.id}`);
  }
  expect(await lab.address(param.id)).toBe('8');
  expect(await lab.picture()).toBe(picture);
  await field.press('Escape');
  await expect(field).toHaveValue('8');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await expect(complaint).toBeHidden();
});

tour('a value beyond its slider widens it as far as needed, and the default narrows it again', async ({ lab }) => {
  const ends = (slider) => slider.evaluate(({ min, max, valueAsNumber }) => [Number(min), Number(max), valueAsNumber]);
  const param = await anyNumber(lab);
  const slider = lab.slider(param);
  const [min, max] = await ends(slider);
  expect([min, max]).toEqual([param.min, param.max]);
  for (const [typed, side] of [[3 * max, 'above'], [min - 2 * max, 'below']]) {
    await type(lab.field(param), String(typed));
    await expect.poll(async () => (await ends(slider))[2]).toBeCloseTo(typed, 6);
    const [low, high] = await ends(slider);
    expect(low <= min && high >= max, side).toBe(true);
    expect(low < typed && typed < high, side).toBe(true);
    expect(high - low).toBeLessThan(2.2 * (Math.max(max, typed) - Math.min(min, typed)));
    await slider.press('Shift+ArrowRight');
    await expect(lab.field(param)).toHaveValue(String(Number((typed + 10 * param.step).toPrecision(7))).replace('-', '−'));
  }
  await slider.press('Delete');
  await expect.poll(() => ends(slider)).toEqual([min, max, param.default]);
});

tour('a logarithmic slider has tens at equal distances, also when it is widened', async ({ lab, page }) => {
  const demo = await lab.trace();
  const param = demo.params.find(({ log }) => log);
  const slider = lab.slider(param);
  const share = () => slider.evaluate(({ min, max, valueAsNumber }) => (valueAsNumber - Number(min)) / (Number(max) - Number(min)));
  const tick = page.locator(`[id="parameter-${param.id}"] .tick`);
  const middle = Math.sqrt(param.min * param.max);
  await type(lab.field(param), String(middle));
  await expect.poll(share).toBeCloseTo(0.5, 4);
  const narrow = await tick.boundingBox();
  await type(lab.field(param), `${param.max}*5`);
  await expect.poll(share).toBeGreaterThan(0.8);
  const decades = await slider.evaluate(({ min, max }) => Number(max) - Number(min));
  expect(decades).toBeGreaterThan(Math.log10(param.max / param.min));
  expect((await tick.boundingBox()).x).toBeLessThan(narrow.x); // the default is said where it stands now
});

tour('the tick stands where the default is', async ({ lab, page }) => {
  const demo = await lab.trace();
  for (const param of sliders(demo).slice(0, 4)) {
    const box = await lab.slider(param).boundingBox();
    const tick = await page.locator(`[id="parameter-${param.id}"] .tick`).boundingBox();
    const share = (param.default - param.min) / (param.max - param.min);
    expect(Math.abs(tick.x + tick.width / 2 - box.x - box.width / 2 - (share - 0.5) * box.width), param.id).toBeLessThan(12);
  }
});
