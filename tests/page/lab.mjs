// The lab as the tests see it: opens a demo, reads the catalogue, and watches for errors and foreign requests all the while.
import { expect, test as base } from '@playwright/test';
import { frames } from '../frames.mjs';
import { contents, neurons } from '../../target/tested/site/course/contents.js';
import { nullcline } from '../package/package.mjs';

export { expect };

const catalogue = nullcline.demos();

/** The first page of each make. */
function firsts(pages, make) {
  const makes = new Set();
  return pages.filter((page) => !makes.has(make(page)) && makes.add(make(page)));
}

/** The course, and of the models' pages, which one piece of code makes, one of each make, and one with presets. */
const kinds = (() => {
  const models = catalogue.filter(({ week }) => week === 0);
  const shown = new Set([...firsts(models, ({ panels }) => JSON.stringify(panels.map(({ id }) => id))), models.find(({ presets }) => presets.length > 0)]);
  return catalogue.filter((page) => page.week > 0 || shown.has(page));
})();

/**
 * The pages that a test is made for each of: all kinds with NULLCLINE_EVERY and in CI, and else one for each way in which the
 * page itself, and not the core, treats them: how panels lie, what is played, where work is long, and where there are presets.
 */
const pages = process.env.CI || process.env.NULLCLINE_EVERY ? kinds
  : firsts(kinds, ({ layout, autoplay, fps, presets }) => JSON.stringify([layout, autoplay, fps > 0, presets.length > 0]));

/** Reduced motion: animated demos stand still at their last frame, so that pictures can be compared. */
export const calm = { contextOptions: { reducedMotion: 'reduce' } };

/** Each test in a window of its own. */
export const test = base.extend({
  lab: async ({ page, baseURL }, use) => {
    const faults = [];
    const heard = {
      console: (message) => message.type() === 'error' && faults.push(message.text()),
      pageerror: (error) => faults.push(String(error)),
      request: (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== new URL(baseURL).origin) faults.push(`asked ${request.url()}`);
      },
    };
    for (const [event, hear] of Object.entries(heard)) page.on(event, hear);
    await use(new Lab(page));
    for (const [event, hear] of Object.entries(heard)) page.off(event, hear);
    expect(faults, 'errors in the console, or requests to another origin').toEqual([]);
  },
});

/** All tests of a worker in one window that stays open, from page to page as a reader goes: for those that leave nothing behind. */
export const tour = test.extend({
  window: [async ({ browser }, use, { project }) => {
    const { baseURL, serviceWorkers } = project.use;
    const context = await browser.newContext({ baseURL, serviceWorkers });
    await use(await context.newPage());
    await context.close();
  }, { scope: 'worker' }],
  page: async ({ window, viewport, colorScheme, contextOptions: { reducedMotion } }, use) => {
    await window.setViewportSize(viewport);
    await window.emulateMedia({ colorScheme, reducedMotion: reducedMotion ?? null });
    // Nothing is held, and nothing has the focus.
    await window.mouse.move(0, 0);
    await window.evaluate(() => {
      document.querySelector('#tools button')?.click();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await use(window);
  },
});

/** A test for each page: on the tour, unless it needs a window of its own. */
export function everyPage(title, body, { fits = () => true, each = tour } = {}) {
  for (const demo of pages.filter(fits)) each(`${title}: ${demo.id}`, ({ lab, page }) => body({ lab, page, demo }));
}

class Lab {
  constructor(page) {
    this.page = page;
  }

  /** Opens an address and waits for the first picture. */
  async open(query = '') {
    await this.page.goto(`index.html${query}`);
    await this.drawn();
  }

  async drawn() {
    await this.seen();
    await this.unfold();
  }

  /** Waits for the first picture, and touches nothing. */
  async seen() {
    await this.page.waitForFunction(() => document.body?.dataset.state === 'ready' && document.querySelector('.card:not(.skeleton)') && !document.querySelector('.card.empty'));
  }

  /** Unfolds all groups of parameters, as a reader would who changes what is in them. */
  async unfold() {
    await this.page.locator('.folding [aria-expanded="false"]').evaluateAll((buttons) => buttons.forEach((button) => button.click()));
  }

  /** The catalogue of every page. */
  catalogue() {
    return catalogue;
  }

  /** The pages that the menu has; the others are tabs of these. */
  entries() {
    return catalogue.filter(({ id, week }) => week > 0 || neurons.some(({ entry }) => entry === id));
  }

  /** With the page open: one of each kind, for a test to choose from. */
  async demos() {
    if (this.page.url() === 'about:blank') await this.open();
    return kinds;
  }

  /** Goes to another address within the page, as the browser's back button does: quicker than loading it. */
  async go(query) {
    if (this.page.url() === 'about:blank') return this.open(query);
    await this.page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, query);
    await this.drawn();
  }

  /** Two frames on: everything asked for has been drawn, but for what long work is still to find. */
  async frames() {
    await frames(this.page, 2);
  }

  /** Two frames on, and until long work is done: everything asked for has been drawn. */
  async settle() {
    await this.page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame);
      await frame();
      await frame();
      while (document.querySelector('[data-work="going"]')) await frame();
    });
  }

  /** How many pixels of each panel are inked, on both of its canvases (a picture needs no axes). */
  async ink() {
    return this.page.locator('.card:not([hidden])').evaluateAll((cards) => cards.map((card) => {
      let count = 0;
      for (const canvas of card.querySelectorAll('canvas')) {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        for (let index = 3; index < data.length; index += 4) if (data[index]) count += 1;
      }
      return count;
    }));
  }

  /** A fingerprint of all that is drawn, once everything has been. */
  async picture() {
    await this.settle();
    return this.fingerprint();
  }

  /** The same at this very moment, as where the clock of the page stands still. */
  fingerprint() {
    return this.page.locator('.card canvas').evaluateAll(async (canvases) => {
      const drawn = new Blob(canvases.flatMap((canvas) => [`${canvas.width} `, canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]));
      return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', await drawn.arrayBuffer())), (byte) => byte.toString(16).padStart(2, '0')).join('');
    });
  }

  /** Opens the first page of the course. */
  async start() {
    const [demo] = kinds;
    await this.go(query(demo));
    return demo;
  }

  /** Opens the run that has the most panels over one axis of time, by an address within the page. */
  async trace(values = {}) {
    const runs = (await this.demos()).filter(({ autoplay, layout, panels }) => !autoplay && layout === 'stack' && panels.at(-1).id === 'current');
    const demo = runs.reduce((most, one) => (one.panels.length > most.panels.length ? one : most));
    await this.go(query(demo, values));
    return demo;
  }

  /** Opens the first demo whose first panel is a plane with axes of its own. */
  async plane(values = {}) {
    const demo = (await this.demos()).find(({ panels: [{ id }] }) => id === 'plane');
    await this.go(query(demo, values));
    return demo;
  }

  card(index) {
    return this.page.locator('.card').nth(index);
  }

  /** Brings a figure to the front that waits behind its tab. */
  async turn(index) {
    if (await this.card(index).isVisible()) return;
    const title = await this.card(index).getAttribute('aria-label');
    await this.page.locator(`.panel-tabs button[title="${title}"]`).click();
    await this.settle();
  }

  /** A place on a figure, by its shares of the canvas from the left and from the top. */
  async place(index, across, down) {
    const box = await this.card(index).locator('.marks').boundingBox();
    return { x: box.x + across * box.width, y: box.y + down * box.height };
  }

  async hover(index, across, down) {
    const { x, y } = await this.place(index, across, down);
    await this.page.mouse.move(x, y);
    await this.settle();
  }

  /** Presses at one place of a figure and lets go at another. */
  async drag(index, from, to) {
    const [start, end] = [await this.place(index, ...from), await this.place(index, ...to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
    await this.settle();
  }

  /** What a figure's crosshair says, line by line. */
  async lines(index) {
    await this.settle();
    return this.card(index).locator('.reads:not(.ruler-reads)').locator('b:visible, .read:visible').allInnerTexts();
  }

  /** The numbers that it says, by their names; null where there is no crosshair. */
  async reads(index) {
    const lines = await this.lines(index);
    return lines.length ? Object.fromEntries(lines.map(told)) : null;
  }

  /** The numbers on the ruler; null where none is laid. */
  async ruler() {
    await this.settle();
    const said = await this.page.locator('.ruler-reads .read:visible').allInnerTexts();
    return said.length ? Object.fromEntries(said.map(told)) : null;
  }

  /** The parts of axes in the address, by their keys. */
  zoom() {
    const parts = new URL(this.page.url()).searchParams.get('zoom')?.split(',') ?? [];
    return Object.fromEntries(parts.map((part) => part.split(':')).map(([key, ...ends]) => [key, ends.map(Number)]));
  }

  /** Waits until these axes, and no others, are looked at in part. */
  async zoomed(...keys) {
    await expect.poll(() => Object.keys(this.zoom()).sort()).toEqual(keys.sort());
    return this.zoom();
  }

  /** The tool whose name begins so. */
  tool(name) {
    return this.page.locator('#tools').getByRole('button', { name: new RegExp(`^${name}`) });
  }

  slider(param) {
    return this.page.locator(`[id="slider-${param.id}"]`);
  }

  field(param) {
    return this.page.locator(`[id="field-${param.id}"]`);
  }

  /** The value of a key in the address; null where it has none. */
  query(key) {
    return new URL(this.page.url()).searchParams.get(key);
  }

  /** The value of a key in the address, once it has one. */
  async address(key) {
    await expect.poll(() => new URL(this.page.url()).searchParams.has(key)).toBe(true);
    return new URL(this.page.url()).searchParams.get(key);
  }
}

/** “u = −9.86 mV” as a name and a number. */
export function told(text) {
  const [, name, value] = /^(.*) = ([-−\d.]+)/u.exec(text);
  return [name, Number(value.replace('−', '-'))];
}

/** The query of a page with these values beside its defaults, as the page itself writes it. */
export function query(demo, values = {}) {
  const { schema } = contents.find(({ id }) => id === demo.id);
  return `?${new URLSearchParams({ ...(schema > 1 && { v: schema }), demo: demo.id, ...values })}`;
}

/** What stands over a page: the name of its neuron, or its own title. */
export const heading = ({ id, title }) => neurons.find(({ pages }) => pages.some((page) => page.id === id))?.name ?? title;

/** Parameters with a slider that stands somewhere between its ends. */
export const sliders = (demo) => demo.params.filter(({ kind, default: value, min, max }) => (kind === 'number' || kind === 'whole') && value >= min && value < max);
