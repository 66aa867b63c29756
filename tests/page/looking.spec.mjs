// Looking at parts of figures: wheel, box, drag, pinch, keys and buttons move their axes, and the address keeps them.
import { calm, everyPage, expect, query, test, tour } from './lab.mjs';

test.use(calm);

const length = ([min, max]) => max - min;

everyPage('a wheel brings every figure nearer that has axes: on a shared one that alone, on a plane both', async ({ lab, page, demo }) => {
  await lab.go(query(demo));
  const keys = new Set();
  for (const [index, { id }] of demo.panels.entries()) {
    await lab.turn(index);
    await lab.card(index).focus();
    await page.keyboard.press('ArrowRight');
    await lab.settle();
    const crosshair = lab.card(index).locator('.reads:visible');
    const moment = crosshair.locator('b:visible');
    if (await moment.count()) keys.add((await moment.innerText()).split(' ')[0]);
    else if (await crosshair.count()) keys.add(`${id}.x`).add(`${id}.y`);
    await lab.hover(index, 0.5, 0.4);
    await page.mouse.wheel(0, -200);
  }
  expect(keys.size).toBeGreaterThan(0);
  await lab.zoomed(...keys);
});

tour('what is under the pointer stays there, and all panels move together', async ({ lab, page }) => {
  const demo = await lab.trace();
  await lab.tool('Hand').click(); // handles would take the pointer from the crosshair
  await lab.hover(0, 0.4, 0.5);
  const { t } = await lab.reads(0);
  await page.mouse.wheel(0, -400);
  const zoom = await lab.zoomed('t');
  const pixel = length(zoom.t) / 500;
  for (const index of demo.panels.keys()) {
    await lab.hover(index, 0.4, 0.5);
    expect(Math.abs((await lab.reads(index)).t - t), demo.panels[index].id).toBeLessThan(2 * pixel);
  }
});

tour('a wheel turned back shows the whole again, and never more of the time than there is', async ({ lab, page }) => {
  await lab.trace();
  await expect(lab.tool('Show the whole figure')).toBeDisabled();
  await lab.hover(0, 0.9, 0.5);
  await page.mouse.wheel(0, -400);
  await expect(lab.tool('Show the whole figure')).toBeEnabled();
  await lab.hover(0, 0.2, 0.5);
  await page.mouse.wheel(0, 400);
  await page.mouse.wheel(0, 400);
  await expect(lab.tool('Show the whole figure')).toBeDisabled();
  await lab.zoomed();
});

tour('a wheel without end stops at a part that can still be drawn, and a plane at four times the whole', async ({ lab, page }) => {
  await lab.trace();
  await lab.hover(0, 0.4, 0.5);
  for (let turn = 0; turn < 24; turn += 1) {
    await page.mouse.wheel(0, -400);
    await lab.settle(); // or the browser makes one of several
  }
  await expect.poll(() => length(lab.zoom().t ?? [0, 1])).toBeLessThan(1e-3);
  expect(length(lab.zoom().t)).toBeGreaterThan(1e-5);
  await expect(page.locator('#failure')).toBeHidden();

  const { panels: [{ id }] } = await lab.plane();
  await lab.hover(0, 0.4, 0.5);
  await page.mouse.wheel(0, -400);
  const near = await lab.zoomed(`${id}.x`, `${id}.y`);
  const whole = length(near[`${id}.x`]) / Math.exp(-400 * 0.0018);
  for (let turn = 0; turn < 5; turn += 1) {
    await page.mouse.wheel(0, 400);
    await lab.settle();
  }
  await expect.poll(() => length(lab.zoom()[`${id}.x`] ?? [0, 0]) / whole).toBeCloseTo(4, 3);
});

tour('beside an axis, and with Shift, a wheel is about the upright axis alone', async ({ lab, page }) => {
  const { panels: [{ id }] } = await lab.trace();
  await lab.hover(0, 0.01, 0.5);
  await page.mouse.wheel(0, -200);
  const once = await lab.zoomed(`${id}.y`);
  await lab.hover(0, 0.5, 0.5);
  await page.keyboard.down('Shift');
  await page.mouse.wheel(-200, 0); // as browsers turn it with Shift
  await page.keyboard.up('Shift');
  await expect.poll(() => length(lab.zoom()[`${id}.y`])).toBeLessThan(0.8 * length(once[`${id}.y`]));
  await lab.zoomed(`${id}.y`);
});

tour('a box drawn with Shift is what is seen then, and one drawn flat is a part of time', async ({ lab, page }) => {
  const { panels: [{ id }] } = await lab.plane();
  const corners = [[0.3, 0.2], [0.6, 0.7]];
  const ends = [];
  for (const corner of corners) {
    await lab.hover(0, ...corner);
    ends.push(Object.values(await lab.reads(0)));
  }
  const [[left, top], [right, bottom]] = ends;
  await page.keyboard.down('Shift');
  await lab.drag(0, ...corners);
  await page.keyboard.up('Shift');
  const seen = await lab.zoomed(`${id}.x`, `${id}.y`);
  for (const [key, wanted] of [[`${id}.x`, [left, right]], [`${id}.y`, [bottom, top]]]) {
    for (const end of [0, 1]) expect(seen[key][end]).toBeCloseTo(wanted[end], 2);
  }

  await lab.trace();
  await page.keyboard.down('Shift');
  await lab.drag(0, [0.3, 0.5], [0.305, 0.51]);
  await expect(lab.tool('Show the whole figure')).toBeDisabled(); // as small as this it was a slip
  await lab.drag(0, [0.3, 0.5], [0.5, 0.51]);
  await page.keyboard.up('Shift');
  await lab.zoomed('t');
});

tour('the box tool draws a box without Shift, and shows it while it is drawn', async ({ lab, page }) => {
  const { panels: [{ id }] } = await lab.trace();
  await lab.tool('Box').press('Enter');
  const [start, end] = [await lab.place(0, 0.3, 0.3), await lab.place(0, 0.6, 0.7)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y);
  const box = await lab.card(0).locator('.lasso').boundingBox();
  expect(Math.hypot(box.x - start.x, box.y - start.y, box.x + box.width - end.x, box.y + box.height - end.y)).toBeLessThan(4);
  await page.mouse.up();
  await expect(lab.card(0).locator('.lasso')).toBeHidden();
  await lab.zoomed('t', `${id}.y`);
});

tour('a figure that is dragged goes along with the pointer, as far as the time goes', async ({ lab, page }) => {
  const demo = await lab.trace({ zoom: 't:40:60' });
  await lab.hover(0, 0.6, 0.4);
  const { t } = await lab.reads(0);
  await lab.drag(0, [0.6, 0.4], [0.4, 0.4]);
  await lab.hover(0, 0.4, 0.4);
  expect(Math.abs((await lab.reads(0)).t - t)).toBeLessThan(0.1);
  expect(length((await lab.zoomed('t')).t)).toBeCloseTo(20, 3);
  for (let times = 0; times < 5; times += 1) await lab.drag(0, [0.9, 0.4], [0.2, 0.4]);
  await expect.poll(() => lab.zoom().t[1]).toBeCloseTo(demo.params.find(({ id }) => id === 'tend').default, 1);
  expect(length(lab.zoom().t)).toBeCloseTo(20, 3);
});

tour('the hand drags a plane where a handle would be, and moves no parameter', async ({ lab, page }) => {
  const { panels: [{ id }] } = await lab.plane();
  const grip = await lab.card(0).locator('.grip').first().boundingBox();
  await lab.tool('Hand').press('Enter');
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + 60, grip.y - 40, { steps: 3 });
  await page.mouse.up();
  await lab.zoomed(`${id}.x`, `${id}.y`);
  await expect(page.locator('.parameter.changed')).toHaveCount(0);
});

tour('a double click, the button and the key 0 show the whole', async ({ lab, page }) => {
  await lab.trace();
  const whole = await lab.picture();
  const { x, y } = await lab.place(0, 0.5, 0.2);
  for (const back of [() => page.mouse.dblclick(x, y), () => lab.tool('Show the whole figure').press('Enter'), () => page.keyboard.press('0')]) {
    await lab.card(0).focus();
    await page.keyboard.press('+');
    await page.keyboard.press('PageUp');
    await expect(lab.tool('Show the whole figure')).toBeEnabled();
    await back();
    await expect(lab.tool('Show the whole figure')).toBeDisabled();
    await page.mouse.move(0, 0);
    await lab.card(0).blur();
    expect(await lab.picture()).toBe(whole);
  }
  await lab.zoomed();
});

tour('every figure with axes is brought nearer and moved by keys alone', async ({ lab, page }) => {
  const { panels: [{ id }] } = await lab.plane();
  const [x, y] = [`${id}.x`, `${id}.y`];
  await lab.card(0).focus();
  await page.keyboard.press('+');
  const near = await lab.zoomed(x, y);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => lab.zoom()[x][0]).toBeCloseTo(near[x][0] + 0.1 * length(near[x]), 4);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => lab.zoom()[y][0]).toBeCloseTo(near[y][0] + 0.1 * length(near[y]), 4);
  await page.keyboard.press('-');
  await expect.poll(() => length(lab.zoom()[x])).toBeCloseTo(1.5 * length(near[x]), 4);

  const demo = await lab.trace();
  await lab.card(1).focus();
  await page.keyboard.press('PageUp');
  const up = await lab.zoomed(`${demo.panels[1].id}.y`);
  await page.keyboard.press('PageUp');
  await expect.poll(() => length(lab.zoom()[`${demo.panels[1].id}.y`])).toBeCloseTo(length(up[`${demo.panels[1].id}.y`]) / 1.5, 4);
  await page.keyboard.press('0');
  await lab.zoomed();
  await lab.tool('Zoom in').press('Enter');
  const button = await lab.zoomed('t');
  await lab.tool('Zoom in').press('Enter');
  await expect.poll(() => length(lab.zoom().t)).toBeCloseTo(length(button.t) / 1.5, 3);
  await lab.tool('Zoom out').press('Enter');
  await expect.poll(() => length(lab.zoom().t)).toBeCloseTo(length(button.t), 3);
});

tour('the address brings the parts of axes back, and names what is no part', async ({ lab, page }) => {
  const demo = await lab.trace();
  const whole = await lab.picture();
  await lab.hover(0, 0.4, 0.5);
  await page.mouse.wheel(0, -300);
  await lab.hover(1, 0.01, 0.5);
  await page.mouse.wheel(0, -300);
  await lab.zoomed('t', `${demo.panels[1].id}.y`);
  await page.mouse.move(0, 0);
  const picture = await lab.picture();
  expect(picture).not.toBe(whole);
  await page.reload();
  await lab.drawn();
  expect(await lab.picture()).toBe(picture);
  await lab.go(query(demo, { zoom: 't:20:10' }));
  await expect(page.locator('.notice')).toContainText('t:20:10');
  await expect(lab.tool('Show the whole figure')).toBeDisabled();
  expect(await lab.picture()).toBe(whole);
});

test.describe('under fingers', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, contextOptions: { reducedMotion: 'reduce' } });

  test('two that part bring a figure nearer, one drags it then, and the page stays', async ({ lab, page }) => {
    await lab.trace();
    const finger = await page.context().newCDPSession(page);
    const touch = (type, ...places) => finger.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(({ x, y }, id) => ({ x, y, id })) });
    const at = (across) => lab.place(0, across, 0.4);
    const pinch = async (from, to) => {
      await touch('touchStart', await at(0.5 - from), await at(0.5 + from));
      for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', await at(0.5 - from - share * (to - from)), await at(0.5 + from + share * (to - from)));
      await touch('touchEnd');
    };
    await pinch(0.1, 0.2);
    const near = await lab.zoomed('t');
    expect(length(near.t)).toBeCloseTo(50, 0);
    await touch('touchStart', await at(0.6));
    for (const across of [0.55, 0.5, 0.45, 0.4]) await touch('touchMove', await at(across));
    await touch('touchEnd');
    await expect.poll(() => lab.zoom().t[0]).toBeGreaterThan(near.t[0] + 5);
    expect(await page.evaluate(() => [scrollX, scrollY, visualViewport.scale])).toEqual([0, 0, 1]);
    await pinch(0.3, 0.1);
    await lab.zoomed();
  });
});
