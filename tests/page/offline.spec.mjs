// After one visit the lab works with its server gone; a new version comes whole, and when the reader says so; guests keep nothing.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { frames } from '../frames.mjs';
import { nullcline } from '../package/package.mjs';
import { heading } from './lab.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.json': 'application/json', '.webmanifest': 'application/manifest+json' };

/** A copy of the site that can be changed, behind a server that can be stopped. */
class Host {
  folder = mkdtempSync(join(tmpdir(), 'nullcline-offline-'));

  constructor() {
    // Compressed copies would not change with their files.
    cpSync(fileURLToPath(new URL('../../target/tested/site/', import.meta.url)), this.folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  }

  async start() {
    this.server = createServer(async ({ url }, response) => {
      const { pathname } = new URL(url, 'http://host');
      const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      const body = pathname === '/framing' ? '<!doctype html><iframe src="./"></iframe>' : await readFile(join(this.folder, file)).catch(() => null);
      response.writeHead(body === null ? 404 : 200, { 'content-type': TYPES[extname(file)] ?? 'text/html', 'cache-control': 'no-cache' }).end(body);
    });
    await new Promise((ready) => this.server.listen(this.port ?? 0, '127.0.0.1', ready));
    this.port = this.server.address().port;
  }

  stop() {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }

  address(query = '') {
    return `http://127.0.0.1:${this.port}/${query}`;
  }

  read(path) {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path, text) {
    writeFileSync(join(this.folder, path), text);
  }

  /** Publishes a version in which texts of some files are others. */
  publish(version, changes) {
    let worker = this.read('sw.js').replace(/VERSION = "\w+"/, `VERSION = "${version}"`);
    const hashOf = (text) => createHash('sha256').update(text).digest('base64');
    // The page last: it holds its program against a hash.
    const all = { ...changes, 'version.js': [/version = "\w+"/, `version = "${version}"`], 'index.html': changes['index.html'] ?? ['', ''] };
    for (const [path, [before, after]] of Object.entries(all).toSorted(([one], [other]) => Number(one === 'index.html') - Number(other === 'index.html'))) {
      const was = hashOf(this.read(path));
      const text = this.read(path).replace(before, after);
      this.write(path, text);
      const hash = hashOf(text);
      if (path !== 'index.html') this.write('index.html', this.read('index.html').replace(`sha256-${was}`, `sha256-${hash}`));
      worker = worker.replace(new RegExp(`("${path}": )"[^"]+"`), (_, key) => `${key}"sha256-${hash}"`);
    }
    this.write('sw.js', worker);
  }
}

const test = base.extend({
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.stop();
    rmSync(host.folder, { recursive: true });
  },
});
// The other tests go without: a page that a worker answers for cannot be kept from its files.
test.use({ serviceWorkers: 'allow' });

/** Cuts a file that the browser keeps, as a disk may that errs. */
async function cut(page, path, length) {
  const whole = await page.evaluate(async ([ending, end]) => {
    const cache = await caches.open((await caches.keys())[0]);
    const request = (await cache.keys()).find(({ url }) => url.endsWith(ending));
    const kept = await cache.match(request);
    const body = await kept.arrayBuffer();
    await cache.put(request, new Response(body.slice(0, end), { headers: kept.headers }));
    return body.byteLength;
  }, [path, length]);
  expect(whole, 'there is something to cut').toBeGreaterThan(length);
}

const ready = (page) => expect(page.locator('body')).toHaveAttribute('data-state', 'ready');

/** Opens the lab and waits until the browser keeps it. */
async function visit(page, host, query = '') {
  await page.goto(host.address(query));
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

test('after one visit every page, the export, the code and the worker are there without a server', async ({ page, host }) => {
  await visit(page, host);
  await host.stop();
  await expect(page.request.get(host.address())).rejects.toThrow();

  // What the page that is still open has not asked for yet.
  await page.locator('#export').click();
  const saved = page.waitForEvent('download');
  await page.locator('#export-svg').click();
  expect((await saved).suggestedFilename()).toMatch(/svg$/);
  await page.keyboard.press('Escape');
  await page.locator('#share').click();
  await expect(page.locator('#qr-code svg')).toBeVisible();

  const demos = nullcline.demos();
  const ofWork = demos.find(({ id }) => id.endsWith('-firing'));
  for (const demo of [demos[0], demos.find(({ week }) => week === 0), ofWork]) {
    await page.goto(host.address(`${demo === ofWork ? 'index.html' : ''}?demo=${demo.id}`));
    await ready(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading(demo));
  }
  await expect(page.locator('[data-work="done"]')).toBeAttached();
  expect(page.workers().length).toBeGreaterThan(0);
  await host.start();
});

test('another language is kept by whoever speaks it, and by nobody else, also in the next version', async ({ page, host }) => {
  const kept = () => page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = (await Promise.all(all.map((cache) => cache.keys()))).flat();
    return requests.filter(({ url }) => url.endsWith('/words/fr.js')).length;
  });
  await visit(page, host);
  expect(await kept()).toBe(0);
  await page.locator('#tongues button[lang="fr"]').click();
  await expect(page.locator('#share')).toHaveText('Partager');
  await ready(page);
  await expect.poll(kept).toBe(2);
  host.publish('feed0003', {});
  await page.reload();
  const offer = page.getByRole('button', { name: 'Mettre à jour' });
  await expect(offer).toBeVisible();
  const again = page.waitForEvent('load');
  await offer.click();
  await again;
  await ready(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([expect.stringMatching(/ feed0003$/)]);
  await expect.poll(kept).toBe(2);
  await host.stop();
  await page.reload();
  await ready(page);
  await expect(page.locator('#share')).toHaveText('Partager');
  await host.start();
});

test('a first visit in another language keeps that, too', async ({ page, host }) => {
  await visit(page, host, '?lang=fr');
  await expect.poll(() => page.evaluate(async () => Boolean(await caches.match(new URL('www/words/fr.js', location.href))))).toBe(true);
  await host.stop();
  await page.reload();
  await ready(page);
  await expect(page.locator('#share')).toHaveText('Partager');
  await host.start();
});

test('a new version waits for the reader, is taken by all tabs at once, and keeps the state', async ({ page, context, host }) => {
  await visit(page, host);
  const [{ id }] = nullcline.demos();
  host.publish('feed0001', { 'page/made/main.js': ['"Pin this run"', '"Pin it, newly"'], 'index.html': ['Neuron models in your hands', 'Anew'] });
  const other = await context.newPage();
  await other.goto(host.address(`?demo=${id}&zoom=t:10:20`));
  const offer = other.getByRole('button', { name: 'Update' });
  await expect(offer).toBeVisible();
  // Until then all is as it was, also for who comes anew.
  await page.reload();
  for (const one of [page, other]) await expect(one.getByRole('button', { name: 'Pin this run' })).toBeVisible();

  const again = page.waitForEvent('load');
  await offer.click();
  await again;
  for (const one of [page, other]) await expect(one.getByRole('button', { name: 'Pin it, newly' })).toBeVisible();
  expect(other.url()).toContain('zoom=t:10:20');
  await expect(offer).toBeHidden();
  expect(await page.evaluate(() => caches.keys())).toEqual([expect.stringMatching(/ feed0001$/)]);
});

test('a version of which a file is not what it should be is not taken, nor a part of it', async ({ page, host }) => {
  await visit(page, host);
  host.publish('feed0002', { 'page/made/main.js': ['"Pin this run"', '"Pin it, newly"'] });
  host.write('course/nullcline_bg.wasm', 'of another build');
  const refused = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((tell) => { registration.onupdatefound = () => tell(registration.installing); });
    await registration.update().catch(() => {});
    const worker = await found;
    if (worker.state === 'redundant') return worker.state;
    return new Promise((tell) => { worker.onstatechange = () => tell(worker.state); });
  });
  expect(refused).toBe('redundant');
  await page.reload();
  await ready(page);
  await expect(page.getByRole('button', { name: 'Pin this run' })).toBeVisible();
  expect(await page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
});

for (const [what, path, length] of [['module that is empty', 'page/made/main.js', 0], ['core that was cut', 'course/nullcline_bg.wasm', 1000]]) {
  test(`a kept ${what} is fetched anew when the page is opened`, async ({ page, host }) => {
    await visit(page, host);
    await cut(page, path, length);
    await page.reload();
    await ready(page);
    // What was fetched is kept: the next time it needs no server.
    await host.stop();
    await page.reload();
    await ready(page);
    await host.start();
  });

  test(`where the keeper has seen it whole before, a kept ${what} is told of, and “Try again” fetches it anew`, async ({ page, host }) => {
    await visit(page, host);
    await page.reload();
    await ready(page);
    await cut(page, path, length);
    await page.reload();
    await expect(page.locator('#failure h2')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await ready(page);
    await expect(page.locator('#failure')).toBeHidden();
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    expect(await page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
  });
}

test('a page that is embedded, by its address or in a frame, registers nothing', async ({ page, host }) => {
  const kept = () => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
  // A page that registers asks for its version before.
  await page.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = function (...all) {
      top.registered = true;
      return register.apply(this, all);
    };
  });
  const registered = () => page.evaluate(() => Boolean(globalThis.registered));
  for (const [address, frame] of [['?ui=figure', 0], ['framing', 1]]) {
    await page.goto(host.address(address), { waitUntil: 'load' });
    await ready(page.frames()[frame]);
    await page.waitForLoadState('networkidle');
    await frames(page); // nothing is to happen
    expect(await registered(), address).toBe(false);
    expect(await kept(), address).toEqual([0, 0]);
  }
  await visit(page, host, '?ui=full');
  expect(await registered()).toBe(true);
  expect(await kept()).toEqual([1, 1]);
});

test('the browser is told all that it needs to install the lab', async ({ page, host }) => {
  await visit(page, host);
  const client = await page.context().newCDPSession(page);
  const { data, errors } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  // The windows of tests are private ones, into which nothing is installed.
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const { icons } = JSON.parse(data);
  for (const { src, sizes } of icons.filter(({ type }) => type === 'image/png')) {
    const size = await page.evaluate(async (from) => {
      const picture = await createImageBitmap(await (await fetch(from)).blob());
      return `${picture.width}x${picture.height}`;
    }, `www/${src}`);
    expect(size, src).toBe(sizes);
  }
});
