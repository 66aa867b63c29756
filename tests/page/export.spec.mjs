// What leaves the page as a file, opened again by other eyes than the page's.
import { readFile } from 'node:fs/promises';
import { calm, everyPage, expect, query, test } from './lab.mjs';

test.use(calm);

/** Presses a button of the dialog and reads the file that comes. */
async function exported(page, button) {
  if (!(await page.locator('#export-dialog').isVisible())) await page.locator('#export').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#export-${button}`).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** What a decoder of the browser makes of a picture: its size, its frames, how long they take, and how many colours the first has. */
async function decoded(page, bytes, type) {
  const other = await page.context().newPage();
  await other.goto('vendor/README.txt'); // decoders are for secure origins only
  const read = await other.evaluate(async ({ data, kind }) => {
    const decoder = new ImageDecoder({ data: Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)), type: kind });
    await decoder.tracks.ready;
    await decoder.completed;
    const { frameCount } = decoder.tracks.selectedTrack;
    let time = 0;
    for (let frameIndex = 0; frameIndex < frameCount; frameIndex += 1) time += (await decoder.decode({ frameIndex })).image.duration ?? 0;
    const { image } = await decoder.decode();
    const context = new OffscreenCanvas(image.displayWidth, image.displayHeight).getContext('2d');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.displayWidth, image.displayHeight).data.buffer);
    return { width: image.displayWidth, height: image.displayHeight, frames: frameCount, seconds: time / 1e6, colours: new Set(pixels).size, corner: pixels[0] };
  }, { data: bytes.toString('base64'), kind: type });
  await other.close();
  return read;
}

test('a PNG has the size that the dialog tells, and every ink', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  await lab.open(query(demo));
  for (const density of ['1', '4']) {
    if (!(await page.locator('#export-dialog').isVisible())) await page.locator('#export').click();
    await page.locator('#export-density').selectOption(density);
    const told = (await page.locator('#export-density option:checked').textContent()).match(/(\d+) × (\d+)/).slice(1).map(Number);
    const { name, bytes } = await exported(page, 'png');
    expect(name).toBe(`nullcline-${demo.id}.png`);
    const { width, height, colours, corner } = await decoded(page, bytes, 'image/png');
    expect([width, height]).toEqual(told);
    expect(colours).toBeGreaterThan(20);
    expect(corner >>> 24, 'the ground is opaque').toBe(255);
  }
  await page.locator('#export-clear').check();
  const clear = await decoded(page, (await exported(page, 'png')).bytes, 'image/png');
  expect(clear.corner >>> 24, 'without ground').toBe(0);
});

test('a PNG as fine as the screen is pixel by pixel what is on it: its letters are as large, its strokes as heavy', async ({ lab, page }) => {
  for (const demo of [(await lab.demos())[0], (await lab.demos()).find(({ panels: [{ id }] }) => id === 'plane')]) {
    await lab.go(query(demo));
    await lab.settle();
    await page.locator('#export').click();
    await page.locator('#export-density').selectOption('1');
    const { bytes } = await exported(page, 'png');
    await page.keyboard.press('Escape');
    await lab.settle();
    const other = await page.evaluate(async (data) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))]));
      const card = document.querySelector('.card');
      const [axes, marks] = card.querySelectorAll('canvas');
      const draw = (paint) => {
        const context = Object.assign(document.createElement('canvas'), { width: axes.width, height: axes.height }).getContext('2d');
        paint(context);
        return context.getImageData(0, 0, axes.width, axes.height).data;
      };
      const told = draw((context) => context.drawImage(picture, 0, 0));
      const seen = draw((context) => {
        context.fillStyle = getComputedStyle(card).backgroundColor;
        context.fillRect(0, 0, axes.width, axes.height);
        for (const layer of [axes, marks]) context.drawImage(layer, 0, 0);
      });
      return seen.reduce((count, value, at) => count + Number(Math.abs(value - told[at]) > 1), 0);
    }, bytes.toString('base64'));
    expect(other, demo.id).toBe(0);
  }
});

test('the figures on the page stay as they were', async ({ lab, page }) => {
  await lab.open();
  const before = await lab.picture();
  await exported(page, 'png');
  await exported(page, 'svg');
  await page.keyboard.press('Escape');
  expect(await lab.picture()).toBe(before);
});

everyPage('an SVG is well formed, with lines as lines and text as text', async ({ lab, page, demo }) => {
  await lab.go(query(demo));
  const { bytes } = await exported(page, 'svg');
  await page.keyboard.press('Escape');
  const facts = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return {
      root: root.localName, panels: root.querySelectorAll(':scope > svg').length, title: root.querySelector('title')?.textContent,
      texts: [...root.querySelectorAll('text')].map((one) => one.textContent.trim()), lines: root.querySelectorAll('polyline, path').length, foreign: root.querySelectorAll('image, script, foreignObject').length,
    };
  }, bytes.toString());
  expect(facts).toMatchObject({ root: 'svg', panels: demo.panels.length, title: demo.title, foreign: 0 });
  expect(facts.lines).toBeGreaterThan(3);
  expect(facts.texts.some((text) => /^−?\d/.test(text)), 'ticks are text').toBe(true);
});

/** A short film on the page, and how long it should take, in seconds: from its first frame to its last, and a rest. */
async function film(lab, page) {
  const demo = lab.catalogue().find(({ autoplay }) => autoplay);
  await lab.open(query(demo, { hold: 10, tail: 10 }));
  const last = Number(await page.locator('#transport input[type=range]').getAttribute('max'));
  expect(last).toBeGreaterThan(demo.fps);
  await page.locator('#export').click();
  await page.locator('#export-width').selectOption('480');
  return { demo, seconds: last / demo.fps + 1.5 };
}

test('an animation becomes a GIF with its frames, as long as the run is played', async ({ lab, page }) => {
  const { demo, seconds } = await film(lab, page);
  const { name, bytes } = await exported(page, 'gif');
  expect(name).toBe(`nullcline-${demo.id}.gif`);
  const gif = await decoded(page, bytes, 'image/gif');
  expect(gif.width).toBe(480);
  expect(gif.frames).toBeGreaterThan(30);
  expect(gif.colours).toBeGreaterThan(20);
  expect(gif.seconds).toBeCloseTo(seconds, 0);
  await expect(page.locator('#export-dialog').getByRole('status').last()).toContainText('saved');
});

test('a video can be played, and is as long as the run and a rest', async ({ lab, page }) => {
  const { seconds } = await film(lab, page);
  const start = performance.now();
  const { name, bytes } = await exported(page, 'video');
  const passed = (performance.now() - start) / 1000;
  const type = { mp4: 'video/mp4', webm: 'video/webm' }[name.split('.').pop()];
  const other = await page.context().newPage();
  const read = await other.evaluate(async ({ data, kind }) => {
    const video = document.createElement('video');
    const once = (event) => new Promise((on, refused) => {
      video.addEventListener(event, on, { once: true });
      video.addEventListener('error', () => refused(new Error(video.error?.message)), { once: true });
    });
    video.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], { type: kind }));
    await once('loadeddata');
    // A recording does not tell its length at its beginning: its end does.
    video.currentTime = 1e6;
    await once('seeked');
    const context = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext('2d');
    context.drawImage(video, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, video.videoWidth, video.videoHeight).data.buffer);
    return { width: video.videoWidth, seconds: video.currentTime, colours: new Set(pixels).size };
  }, { data: bytes.toString('base64'), kind: type });
  expect(read.width).toBe(480);
  expect(read.colours).toBeGreaterThan(20);
  // It is recorded while it is played, on a slow machine more slowly.
  expect(read.seconds).toBeGreaterThan(seconds - 0.4);
  expect(read.seconds).toBeLessThan(passed);
});

test('an SVG becomes one page of PDF, its lines vectors and its text text', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  await lab.open(query(demo));
  const drawing = (await exported(page, 'svg')).bytes.toString();
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(drawing);
  const other = await page.context().newPage();
  await other.setContent(`<!doctype html><style>@page { margin: 0 } body { margin: 0 } svg { display: block }</style>${drawing}`);
  const pdf = (await other.pdf({ width: `${width}px`, height: `${height}px`, printBackground: true })).toString('latin1');
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(pdf).toMatch(/\/Type\s*\/Font\b/);
  expect(pdf).not.toMatch(/\/Subtype\s*\/Image\b/);
});

test('an animation that is being made can be cancelled', async ({ lab, page }) => {
  await lab.open();
  await page.locator('#export').click();
  await page.locator('#export-gif').click();
  await page.locator('#export-cancel').click();
  await expect(page.locator('#export-dialog').getByRole('status').last()).toHaveText(/cancelled/i);
  await expect(page.locator('#export-cancel')).toBeHidden();
});

everyPage('the sheet for the printer has the figures, the equations, the values, what was changed, and the link', async ({ lab, page, demo }) => {
  const param = demo.params.find(({ kind }) => kind === 'number');
  await lab.go(query(demo, { [param.id]: param.max }));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.sheet-of-paper');
  await expect(sheet.locator('svg svg')).toHaveCount(demo.panels.length);
  await expect(sheet.locator('math').first()).toBeVisible();
  await expect(sheet.locator('dt')).toHaveCount(demo.params.length);
  await expect(sheet.locator('dd.changed')).toHaveCount(1);
  await expect(sheet.locator('.sheet-link')).toHaveText(page.url());
  await expect(page.locator('.header')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
});
