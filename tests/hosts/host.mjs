// A host as the tests see it: somebody else's pages, on another site than the lab's, with figures in frames and elements.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { frames } from '../frames.mjs';
import { snippet } from './readme.mjs';

export { expect };

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' };
const MODULES = new URL('../node_modules/', import.meta.url).pathname;

export const test = base.extend({
  host: async ({ page, baseURL }, use) => {
    const faults = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    const host = new Host(page, baseURL);
    await host.start();
    await use(host);
    await host.stop();
    expect(faults, 'errors in the console').toEqual([]);
  },
});

class Host {
  /** Pages by their paths. */
  pages = new Map();
  /** A folder of pages that a tool has built. */
  folder = null;

  constructor(page, lab) {
    this.page = page;
    this.lab = lab;
    this.server = createServer((request, response) => this.answer(request, response));
  }

  async start() {
    await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
    // By another name than the lab's: another site, and frames in processes of their own.
    this.address = `http://localhost:${this.server.address().port}/`;
  }

  async stop() {
    await this.page.goto('about:blank');
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  async answer({ url }, response) {
    const path = normalize(decodeURIComponent(new URL(url, this.address).pathname)).slice(1);
    const file = path.startsWith('modules/') ? join(MODULES, path.slice('modules/'.length)) : this.folder && join(this.folder, path.replace(/(^|\/)$/u, '$1index.html'));
    try {
      const body = this.pages.get(path) ?? (path === 'favicon.ico' || !file ? '' : await readFile(file));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? (path.endsWith('/') || path === '' || this.pages.has(path) ? 'text/html' : 'application/octet-stream') }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  snippet(name) {
    return snippet(name, this.lab);
  }

  /** Opens a page of this host. */
  async open(html, query = '') {
    this.pages.set('page', html);
    await this.page.goto(`${this.address}page${query}`);
  }

  /** Opens a page with this in its body, between paragraphs that make it long. */
  article(body, head = '') {
    const text = '<p>Text of a course.</p>'.repeat(40);
    return this.open(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>${head}<body style="max-width: 60rem; margin: auto; font: 1rem/1.5 sans-serif">${body}${text}`);
  }

  /** The figure inside a frame. */
  framed(selector = 'iframe') {
    return new Figure(this.page, this.page.frameLocator(selector).locator('.guest'), this.page.locator(selector));
  }

  /** The figure inside an element. */
  element(selector = 'nullcline-demo') {
    return new Figure(this.page, this.page.locator(selector).locator('.guest'));
  }
}

/** A live figure, wherever it stands. */
class Figure {
  constructor(page, root, frame = null) {
    Object.assign(this, { page, root, frame });
    this.marks = root.locator('.card .marks').first();
    this.results = root.locator('.results');
    this.clock = root.locator('.clock');
  }

  /** Waits until there is something to be seen on it. */
  async drawn() {
    await expect(this.root.locator('.card:not(.empty)').first()).toBeVisible();
    await expect.poll(() => this.marks.evaluate(ink)).toBeGreaterThan(100);
    await expect(this.results).not.toBeEmpty();
  }

  /** Where a part of it is seen on the page. Playwright does not know of frames that are scaled. */
  async box(part) {
    const rect = (element) => element.getBoundingClientRect().toJSON();
    const own = await part.evaluate(rect);
    if (!this.frame) return own;
    const around = await this.frame.evaluate((frame) => ({ ...frame.getBoundingClientRect().toJSON(), scale: frame.getBoundingClientRect().width / frame.offsetWidth }));
    const { scale } = around;
    return { x: around.x + scale * own.x, y: around.y + scale * own.y, width: scale * own.width, height: scale * own.height };
  }

  /** A place on a part of it, by its shares from the left and from the top. */
  async place(across, down, part = this.marks) {
    const { x, y, width, height } = await this.box(part);
    return { x: x + across * width, y: y + down * height };
  }

  async press(part) {
    await part.scrollIntoViewIfNeeded();
    const { x, y } = await this.place(0.5, 0.5, part);
    await this.page.mouse.click(x, y);
  }

  /** Ends the play of a run that begins by itself. */
  async stop() {
    const play = this.root.locator('.play');
    if ((await play.getAttribute('aria-label')) === 'Pause') await this.press(play);
    await expect(play).toHaveAttribute('aria-label', 'Play');
  }

  slider(id) {
    return this.root.locator(`[id="slider-${id}"]`);
  }

  field(id) {
    return this.root.locator(`[id="field-${id}"]`);
  }

  /** Its axes as they are drawn at this moment. */
  axes() {
    return this.root.locator('.card .axes').first().evaluate((axes) => axes.toDataURL());
  }

  /** Whether time goes on in it. */
  async goesOn() {
    const before = await this.clock.innerText();
    await frames(this.page);
    return (await this.clock.innerText()) !== before;
  }
}

/** How many pixels of a canvas are inked. */
function ink(canvas) {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let index = 3; index < data.length; index += 4) if (data[index]) count += 1;
  return count;
}
