// What a frame and the page around it say to one another, and that nobody else is heard.
import { drawn, openHost } from './host.mjs';
import { calm, expect, sliders, test } from './lab.mjs';

test.use(calm);

/** A run of the course with its first slider. */
function some(lab) {
  const demo = lab.catalogue().find(({ week, panels }) => week > 0 && panels.length > 1);
  return { demo, param: sliders(demo)[0] };
}

/** A host whose `window.lab` is connected to its frame. */
async function host(page, address, attributes = '') {
  await openHost(page, `<iframe id="frame" src="${address}" title="a figure" width="900" height="500" ${attributes}></iframe>
    <script type="module">
      import { connect } from './www/nullcline-frame.js';
      window.told = [];
      window.lab = connect(document.getElementById('frame'));
      for (const type of ['change', 'results', 'refused', 'resize', 'key']) lab.on(type, (message) => told.push(message));
    </script>`);
  await drawn(page.frameLocator('#frame'));
}

for (const attributes of ['', 'sandbox="allow-scripts"']) {
  test(`a host sets, reads, plays and pauses its frame, and hears of it ${attributes}`, async ({ lab, page }) => {
    const { demo, param } = some(lab);
    await host(page, `./index.html?demo=${demo.id}&ui=figure&controls=${param.id}&height=320`, attributes);
    const ready = await page.evaluate(() => window.lab.ready);
    expect(ready).toMatchObject({ type: 'ready', nullcline: 1, demo: demo.id });
    expect(ready.values[param.id]).toBe(param.default);
    const set = await page.evaluate(([id, value]) => window.lab.set({ [id]: value }), [param.id, param.max]);
    expect(set.values[param.id]).toBe(param.max);
    await expect(page.frameLocator('#frame').locator(`#field-${param.id}`)).toHaveValue(String(param.max).replace('-', '−'));
    expect((await page.evaluate(() => window.lab.play())).playing).toBe(true);
    expect((await page.evaluate(() => window.lab.pause())).playing).toBe(false);
    expect((await page.evaluate(() => window.lab.results())).outcome.sentence.length).toBeGreaterThan(5);
    const refused = await page.evaluate((id) => window.lab.set({ [id]: 'much' }).catch((error) => [error.name, error.key]), param.id);
    expect(refused).toEqual(['RangeError', param.id]);
    expect((await page.evaluate(() => window.lab.get())).values[param.id]).toBe(param.max);
    await page.frameLocator('#frame').locator(`#slider-${param.id}`).press('Home');
    await expect.poll(() => page.evaluate((id) => window.told.findLast(({ type }) => type === 'change')?.values[id], param.id)).toBe(param.min);
    await expect.poll(() => page.evaluate(() => window.told.some(({ type }) => type === 'results'))).toBe(true);
  });
}

test('the lab in a frame, with all but its menu, speaks with its host, too, and leaves the history to it', async ({ lab, page }) => {
  const { demo, param } = some(lab);
  await host(page, `./index.html?demo=${demo.id}&ui=lab`);
  await page.evaluate(() => window.lab.ready);
  const length = await page.evaluate(() => history.length);
  await page.frameLocator('#frame').locator(`#slider-${param.id}`).press('End');
  await expect.poll(() => page.evaluate((id) => window.told.findLast(({ type }) => type === 'change')?.values[id], param.id)).toBe(param.max);
  await page.frameLocator('#frame').locator(`#slider-${sliders(demo)[1].id}`).press('End');
  await expect.poll(() => page.evaluate(() => window.told.filter(({ type }) => type === 'change').length)).toBe(2);
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test('what a host sets is no news to it, and what does not go together changes nothing', async ({ lab, page }) => {
  const { demo, param } = some(lab);
  await host(page, `./index.html?demo=${demo.id}&ui=figure`);
  await page.evaluate(([id, value]) => window.lab.set({ [id]: value }), [param.id, param.max]);
  const refused = await page.evaluate(() => window.lab.set({ tend: -5 }).catch((error) => error.name));
  expect(refused).toBe('RangeError');
  const { values } = await page.evaluate(() => window.lab.get());
  expect(values[param.id]).toBe(param.max);
  expect(values.tend).toBe(demo.params.find(({ id }) => id === 'tend').default);
  expect(await page.evaluate(() => window.told.filter(({ type }) => type === 'change'))).toEqual([]);
});

test('the frame gets the height that its content wants', async ({ lab, page }) => {
  const { demo } = some(lab);
  await host(page, `./index.html?demo=${demo.id}&ui=figure&height=700`);
  await expect.poll(() => page.locator('#frame').evaluate((one) => one.offsetHeight)).toBeGreaterThan(760);
  const frame = page.frameLocator('#frame');
  expect(await frame.locator('body').evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(1);
});

test('keys that the frame has no use for reach the host; those in a slider or a field do not', async ({ lab, page }) => {
  const { demo, param } = some(lab);
  await host(page, `./index.html?demo=${demo.id}&ui=figure&controls=${param.id}`);
  await page.evaluate(() => {
    window.keys = [];
    document.addEventListener('keydown', ({ key }) => window.keys.push(key));
  });
  const frame = page.frameLocator('#frame');
  await frame.locator(`#slider-${param.id}`).press('ArrowRight');
  await frame.locator(`#field-${param.id}`).press('ArrowUp');
  await frame.locator('.play').press('ArrowRight');
  await frame.locator('.play').press('PageDown');
  await expect.poll(() => page.evaluate(() => window.keys)).toEqual(['ArrowRight', 'PageDown']);
  await frame.locator(`#slider-${param.id}`).press('Escape');
  // It leaves the field, and does no more: from then on the host has the keys.
  await expect.poll(async () => {
    await page.keyboard.press('ArrowLeft');
    return page.evaluate(() => window.keys.at(-1));
  }).toBe('ArrowLeft');
  expect(await page.evaluate(() => window.keys)).not.toContain('Escape');
});

test('after a press on a figure the host has the focus, without any helper', async ({ lab, page }) => {
  const { demo } = some(lab);
  await openHost(page, `<iframe id="frame" src="./index.html?demo=${demo.id}&ui=figure" title="a figure" width="900" height="500"></iframe>`);
  await drawn(page.frameLocator('#frame'));
  await page.evaluate(() => {
    window.keys = [];
    addEventListener('keydown', ({ key }) => window.keys.push(key));
  });
  await page.frameLocator('#frame').locator('.card').first().click();
  await expect.poll(async () => {
    await page.keyboard.press('ArrowRight');
    return page.evaluate(() => window.keys.includes('ArrowRight'));
  }).toBe(true);
});

test('a frame beside it is not heard; a host of the origin that the address allows is', async ({ lab, page, baseURL }) => {
  const { demo, param } = some(lab);
  await page.route('**/neighbour.html', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><script>
    addEventListener('message', () => {
      for (const type of ['hello', 'set']) parent.frames[0].postMessage({ nullcline: 1, type, values: { ${JSON.stringify(param.id)}: ${param.max} } }, '*');
      parent.postMessage('said', '*');
    });
  </script>` }));
  await host(page, `./index.html?demo=${demo.id}&ui=figure&controls=${param.id}&host=${new URL(baseURL).origin}`);
  await page.evaluate(async () => {
    const neighbour = Object.assign(document.createElement('iframe'), { src: './neighbour.html' });
    document.body.append(neighbour);
    await new Promise((on) => neighbour.addEventListener('load', on));
    const said = new Promise((on) => addEventListener('message', ({ data }) => data === 'said' && on()));
    neighbour.contentWindow.postMessage('go', '*');
    await said;
  });
  expect((await page.evaluate(() => window.lab.get())).values[param.id]).toBe(param.default);
});
