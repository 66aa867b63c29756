// The custom element on a page of somebody else: lazy, several at once, attributes, events, methods, and nothing left behind.
import AxeBuilder from '@axe-core/playwright';
import { contents } from '../../target/tested/site/course/contents.js';
import { ELEMENT, drawn, openHost, pixel } from './host.mjs';
import { calm, expect, sliders, test } from './lab.mjs';

test.use(calm);

/** Two demos of the course and one beyond it, each with its first slider. */
function some(lab) {
  const catalogue = lab.catalogue();
  const course = catalogue.filter(({ week, panels }) => week > 0 && panels.length > 1);
  const demos = [course[0], course[1], catalogue.find(({ week }) => week === 0)];
  return demos.map((demo) => ({ demo, param: sliders(demo)[0] }));
}

/** An element of the page, as the tests see it. */
const at = (page, index = 0) => page.locator('nullcline-demo').nth(index);

/** Takes the element away for some frames, and puts it back. */
async function putBack(page) {
  await page.evaluate(async () => {
    const one = document.querySelector('nullcline-demo');
    one.remove();
    for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
    document.body.append(one);
  });
  await drawn(at(page));
}

/** Changes something by `act`, and waits for this event. */
async function hear(page, type, act) {
  const heard = page.evaluate((name) => new Promise((done) => document.addEventListener(name, ({ detail }) => done(detail), { once: true })), type);
  await act();
  return heard;
}

test('an element asks for the core only when it is about to be seen', async ({ lab, page }) => {
  const [{ demo }] = some(lab);
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').pop()));
  await openHost(page, `<div style="height: 5000px"></div><nullcline-demo demo="${demo.id}"></nullcline-demo>`, ELEMENT);
  await page.waitForFunction(() => customElements.get('nullcline-demo'));
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual(['host.html', 'nullcline-demo.js']);
  const before = await page.evaluate(() => document.documentElement.scrollHeight);
  await at(page).scrollIntoViewIfNeeded();
  await drawn(at(page));
  expect(asked.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  expect(Math.abs(await page.evaluate(() => document.documentElement.scrollHeight) - before), 'the page hardly jumps').toBeLessThan(320);
});

test('several elements share one core, each shows its own values, and the page has no new globals', async ({ lab, page }) => {
  const all = some(lab);
  const asked = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && asked.push(request.url()));
  await openHost(page, '<div id="here"></div>');
  const before = await page.evaluate(() => Object.getOwnPropertyNames(window));
  await page.evaluate((html) => {
    document.getElementById('here').innerHTML = html;
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: './www/nullcline-demo.js' }));
  }, all.map(({ demo, param }) => `<nullcline-demo demo="${demo.id}" controls="${param.id}" ${param.id}="${param.max}"></nullcline-demo>`).join(''));
  for (const [index, { demo, param }] of all.entries()) {
    await at(page, index).scrollIntoViewIfNeeded();
    await drawn(at(page, index));
    await expect(at(page, index).locator(`#field-${param.id}`)).toHaveValue(String(param.max).replace('-', '−'));
    await expect(at(page, index).locator('h2')).toHaveText(demo.title);
  }
  expect(asked).toHaveLength(1);
  expect((await page.evaluate(() => Object.getOwnPropertyNames(window))).filter((name) => !before.includes(name))).toEqual([]);
});

test('attributes set values, what the reader does is in the attributes, and events tell of it', async ({ lab, page }) => {
  const [{ demo, param }] = some(lab);
  await openHost(page, `<nullcline-demo demo="${demo.id}" controls="${param.id}"></nullcline-demo>`, ELEMENT);
  await drawn(at(page));
  const field = at(page).locator(`#field-${param.id}`);
  const middle = (param.min + param.max) / 2;

  const result = await hear(page, 'nullcline-result', () => at(page).evaluate((one, [id, value]) => one.setAttribute(id, value), [param.id, String(middle)]));
  expect(await field.inputValue()).toBe(String(middle).replace('-', '−'));
  expect(result.sentence.length).toBeGreaterThan(5);

  const { values } = await hear(page, 'nullcline-change', () => at(page).locator(`#slider-${param.id}`).press('End'));
  expect(values[param.id]).toBe(param.max);
  await expect(at(page)).toHaveAttribute(param.id.toLowerCase(), String(param.max));
  await at(page).evaluate((one, id) => one.removeAttribute(id), param.id);
  await expect(field).toHaveValue(String(param.default).replace('-', '−'));

  // What the reader did to one demo says nothing of the next, which may need the larger core.
  await at(page).locator(`#slider-${param.id}`).press('End');
  for (const { demo: other } of some(lab).slice(1)) {
    await at(page).evaluate((one, id) => {
      one.removeAttribute('controls');
      one.setAttribute('demo', id);
    }, other.id);
    await expect(at(page).locator('h2')).toHaveText(other.title);
    await drawn(at(page));
    await expect(at(page).locator('.notice')).toHaveCount(0);
  }
});

test('no parameter has the name of an attribute that any element has', async ({ lab, page }) => {
  await page.goto('index.html');
  const ids = lab.catalogue().flatMap(({ params }) => params.map(({ id }) => id.toLowerCase()));
  expect(await page.evaluate((all) => {
    const names = new Set();
    for (const name in HTMLElement.prototype) names.add(name.toLowerCase());
    return all.filter((id) => names.has(id));
  }, ids)).toEqual([]);
});

test('an element whose files did not come says so, and comes when it is asked again', async ({ page, context }) => {
  await context.route('**/page/made/guest.css', (route) => route.abort());
  await openHost(page, '<nullcline-demo></nullcline-demo>', ELEMENT);
  await expect(at(page).getByRole('alert')).toBeVisible();
  await context.unroute('**/page/made/guest.css');
  await at(page).getByRole('button', { name: 'Try again' }).click();
  await drawn(at(page));
  await expect(at(page).getByRole('alert')).toHaveCount(0);
});

test('a page that sets a value hears of no change of its own doing, and two elements that follow one another come to rest', async ({ lab, page }) => {
  const [{ demo, param }] = some(lab);
  await openHost(page, `<nullcline-demo demo="${demo.id}"></nullcline-demo>`.repeat(2), ELEMENT);
  for (const index of [0, 1]) await drawn(at(page, index));
  const heard = await page.evaluate(async ([id, value]) => {
    const [a, b] = document.querySelectorAll('nullcline-demo');
    let changes = 0;
    for (const [from, to] of [[a, b], [b, a]]) {
      for (const type of ['nullcline-change', 'nullcline-result']) {
        from.addEventListener(type, async () => {
          changes += 1;
          await to.set(await from.get());
        });
      }
    }
    await a.set({ [id]: value });
    for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
    return { changes, values: [(await a.get())[id], (await b.get())[id]] };
  }, [param.id, param.max]);
  expect(heard.values).toEqual([param.max, param.max]);
  expect(heard.changes).toBeLessThan(6);
});

test('what does not go together is refused as a whole, and results are those of the values that are set', async ({ lab, page }) => {
  const demo = lab.catalogue().find(({ week, params }) => week > 0 && params.some(({ id }) => id === 'tend') && params.some(({ id }) => id === 'dt'));
  const param = sliders(demo)[0];
  await openHost(page, `<nullcline-demo demo="${demo.id}"></nullcline-demo>`, ELEMENT);
  const told = await at(page).evaluate(async (one, [id, value]) => {
    await one.ready;
    const before = await one.results();
    const refused = await one.set({ tend: -5 }).catch((error) => [error.name, error.key]);
    const many = await one.set({ dt: 1e-7 }).catch((error) => [error.name, error.key]);
    const kept = await one.get();
    await one.set({ [id]: value });
    return { before, refused, many, kept: [kept.tend, kept.dt], attributes: one.getAttributeNames(), after: await one.results() };
  }, [param.id, param.max]);
  const usual = (id) => demo.params.find((one) => one.id === id).default;
  for (const [name, key] of [told.refused, told.many]) {
    expect(name).toBe('RangeError');
    expect(['tend', 'tstart', 'dt']).toContain(key);
  }
  expect(told.kept).toEqual([usual('tend'), usual('dt')]);
  expect(told.attributes).not.toContain('dt');
  expect(told.after.sentence).not.toBe(told.before.sentence);
});

test('its methods set, read, play, and give a picture; what is refused changes nothing', async ({ lab, page }) => {
  const [{ demo, param }] = some(lab);
  await openHost(page, `<div style="height: 4000px"></div><nullcline-demo demo="${demo.id}"></nullcline-demo>`, ELEMENT);
  const told = await at(page).evaluate(async (one, [id, value]) => {
    await customElements.whenDefined('nullcline-demo');
    const before = await one.get();
    const refused = await one.set({ [id]: value, no_such_thing: 1 }).catch((error) => ({ name: error.name, key: error.key, message: error.message }));
    const after = await one.get();
    await one.set({ [id]: value });
    const set = (await one.get())[id];
    const picture = new Uint8Array(await (await one.toPNG({ density: 1 })).arrayBuffer());
    const [width] = new Uint32Array(new Uint8Array([...picture.slice(16, 20)].reverse()).buffer);
    const drawing = await one.toSVG();
    await one.play();
    const { sentence } = await one.results();
    await one.pause();
    return { same: JSON.stringify(before) === JSON.stringify(after), refused, set, kind: [...picture.slice(0, 4)], width, own: one.getBoundingClientRect().width, drawing: drawing.slice(0, 4), sentence };
  }, [param.id, param.max]);
  expect(told.refused).toMatchObject({ name: 'RangeError', key: 'no_such_thing', message: expect.stringContaining('no_such_thing') });
  expect(told).toMatchObject({ same: true, set: param.max, kind: [0x89, 0x50, 0x4e, 0x47], drawing: '<svg' });
  expect(Math.abs(told.width - told.own)).toBeLessThan(6);
  expect(told.sentence.length).toBeGreaterThan(5);
});

test('a bad attribute is named in the figure, and those of other frameworks are left alone', async ({ lab, page }) => {
  const [{ demo }] = some(lab);
  await openHost(page, `<nullcline-demo demo="${demo.id}" nonsense="1" lang="de" draggable="true" data-v-1234 class="x" _ngcontent aria-label="y"></nullcline-demo>`, ELEMENT);
  await drawn(at(page));
  await expect(at(page).locator('.notice li')).toHaveCount(1);
  await expect(at(page).locator('.notice')).toContainText('nonsense');
});

test('it is dark where its host is, and as large whatever the host calls a rem', async ({ lab, page }) => {
  const [{ demo }] = some(lab);
  const sizes = [];
  for (const [scheme, size] of [['light', '100%'], ['dark', '62.5%']]) {
    await openHost(page, `<nullcline-demo demo="${demo.id}" height="300"></nullcline-demo>`, `<style>html { font-size: ${size}; color-scheme: ${scheme} }</style>${ELEMENT}`);
    await drawn(at(page));
    const card = at(page).locator('.card').first();
    const brightest = Math.max(...(await card.evaluate((one) => getComputedStyle(one).backgroundColor)).match(/\d+/gu).map(Number));
    expect(brightest > 128).toBe(scheme === 'light');
    sizes.push((await at(page).boundingBox()).height);
    await page.unroute('**/host.html');
  }
  expect(sizes[1]).toBe(sizes[0]);
});

test('it has letters, strokes and controls as large as is asked for, and no ground where it is to have none', async ({ lab, page }) => {
  const [{ demo, param }] = some(lab);
  const colour = [12, 140, 90];
  await openHost(page, `<nullcline-demo demo="${demo.id}" controls="${param.id}"></nullcline-demo>`, `<style>body { background: rgb(${colour}) }</style>${ELEMENT}`);
  const sizes = () => Promise.all(['.figures', '.guest-title', '.field'].map((part) => at(page).locator(part).evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))));
  await drawn(at(page));
  const usual = await sizes();
  await at(page).evaluate((one) => {
    one.setAttribute('scale', '1.5');
    one.setAttribute('ground', 'transparent');
  });
  await expect.poll(sizes).toEqual(usual.map((size) => size * 1.5));
  await drawn(at(page));
  const { x, y, height } = await at(page).locator('.card').first().boundingBox();
  expect(await pixel(page, x + 4, y + height - 4)).toEqual(colour);
  // A picture of it has none either.
  const corner = await at(page).evaluate(async (one) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(await createImageBitmap(await one.toPNG({ density: 1 })), 0, 0);
    return context.getImageData(0, 0, 1, 1).data[3];
  });
  expect(corner).toBe(0);
  expect(await at(page).evaluate((one) => one.toSVG())).not.toContain('<rect width="100%"');
  await at(page).evaluate((one) => one.setAttribute('scale', 'huge'));
  await expect(at(page).locator('.notice')).toContainText('scale = “huge”');
  expect(await sizes()).toEqual(usual);
});

test('an element that is taken away and put back shows what its attributes say; one that is moved stays as it is', async ({ lab, page }) => {
  const [{ demo, param }] = some(lab);
  await openHost(page, `<nullcline-demo demo="${demo.id}" controls="${param.id}"></nullcline-demo><div id="elsewhere"></div>`, ELEMENT);
  await drawn(at(page));
  await at(page).locator(`#slider-${param.id}`).press('End');
  await page.evaluate(() => document.getElementById('elsewhere').append(document.querySelector('nullcline-demo')));
  await drawn(at(page));
  await putBack(page);
  await expect(at(page).locator(`#field-${param.id}`)).toHaveValue(String(param.max).replace('-', '−'));
  await expect(at(page).locator('.guest')).toHaveCount(1);
});

test('an element that is taken away while it loads, and put back, is loaded once', async ({ lab, page }) => {
  await openHost(page, '', ELEMENT);
  await page.evaluate(() => customElements.whenDefined('nullcline-demo'));
  const first = await page.evaluate(async (demo) => {
    const one = document.createElement('nullcline-demo');
    one.setAttribute('demo', demo);
    document.body.append(one);
    const asked = one.ready.then(() => 'came', ({ name }) => name);
    one.remove();
    await new Promise(requestAnimationFrame);
    document.body.append(one);
    await one.ready;
    return asked;
  }, some(lab)[0].demo.id);
  expect(first).toBe('AbortError');
  await drawn(at(page));
  await expect(at(page).locator('.guest')).toHaveCount(1);
});

test('an element that names no schema keeps what is set, also where that is the default today, and without it is as it opened', async ({ lab, page }) => {
  const since = new Map(contents.map(({ id, schema }) => [id, schema]));
  const demo = lab.catalogue().find(({ id, params }) => since.get(id) > 1 && params.some((param) => param.id === 'method'));
  const today = demo.params.find(({ id }) => id === 'method').default;
  await openHost(page, `<nullcline-demo demo="${demo.id}"></nullcline-demo>`, ELEMENT);
  const method = () => at(page).evaluate(async (one) => (await one.get()).method);
  const opened = await method();
  expect(opened).not.toBe(today);
  await at(page).evaluate((one, value) => one.set({ method: value }), today);
  await expect(at(page)).toHaveAttribute('method', today);
  await putBack(page);
  expect(await method()).toBe(today);
  await at(page).evaluate((one) => one.removeAttribute('method'));
  expect(await method()).toBe(opened);
});

test('axe finds nothing on a page with an element', async ({ lab, page }) => {
  const [{ demo, param }] = some(lab);
  await openHost(page, `<nullcline-demo demo="${demo.id}" controls="${param.id}"></nullcline-demo>`, ELEMENT);
  await drawn(at(page));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
