// In a deck of reveal.js: its keys, wheels and fingers go on turning slides, and figures on slides stand still when they are not shown.
import { frames } from '../frames.mjs';
import { expect, test } from './host.mjs';

const FRAME = 1;
const ELEMENT = 2;

/** A deck whose second slide holds the README's frame and whose third holds its element. */
class Deck {
  constructor(host, page) {
    Object.assign(this, { host, page });
  }

  async open({ options = {}, script = true, query = '', theme = 'white' } = {}) {
    const slides = this.host.snippet('reveal');
    const style = (name) => `<link rel="stylesheet" href="modules/reveal.js/dist/${name}.css">`;
    await this.host.open(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Deck</title>${style('reveal')}${style(`theme/${theme}`)}
      <div class="reveal"><div class="slides"><section><h2>First</h2></section>${script ? slides : slides.replace('connect(frame)', 'frame')}<section><h2>Last</h2></section></div></div>
      <script type="module">
        import Reveal from './modules/reveal.js/dist/reveal.mjs';
        window.deck = new Reveal(${JSON.stringify({ transition: 'none', controls: false, mouseWheel: true, ...options })});
        await deck.initialize();
      </script>`, query);
    await this.page.waitForFunction(() => window.deck?.isReady());
  }

  /** Which slide is shown. */
  at() {
    return this.page.evaluate(() => window.deck.getIndices().h);
  }

  async turn(to) {
    await this.page.evaluate((h) => window.deck.slide(h), to);
    await expect.poll(() => this.at()).toBe(to);
  }

  /** Waits until the deck has the keys back from a frame. */
  async hasKeys() {
    await frames(this.page, 2);
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME');
  }

  /** Shows the slide of a figure, and waits until it is drawn. */
  async show(slide) {
    await this.turn(slide);
    const figure = slide === FRAME ? this.host.framed() : this.host.element();
    await figure.drawn();
    return figure;
  }
}

const deck = test.extend({ deck: ({ host, page }, use) => use(new Deck(host, page)) });

for (const script of [true, false]) {
  deck(`arrow keys turn the slides after a press on the figure of a frame, ${script ? 'with' : 'without'} the script`, async ({ deck, page }) => {
    await deck.open({ script });
    const figure = await deck.show(FRAME);
    const { x, y } = await figure.place(0.5, 0.5);
    await page.mouse.click(x, y);
    await deck.hasKeys();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => deck.at()).toBe(ELEMENT);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => deck.at()).toBe(FRAME);
  });

  deck(`they are the slider's and the field's while the reader is in one of a frame, ${script ? 'with' : 'without'} the script`, async ({ deck, page }) => {
    await deck.open({ script });
    const figure = await deck.show(FRAME);
    const before = await figure.field('a').inputValue();
    await figure.press(figure.slider('a'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(figure.field('a')).not.toHaveValue(before);
    await figure.press(figure.field('a'));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    expect(await deck.at()).toBe(FRAME);
    // Escape leaves the field, and turns nothing.
    await page.keyboard.press('Escape');
    await deck.hasKeys();
    expect(await page.evaluate(() => window.deck.isOverview())).toBe(false);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => deck.at()).toBe(ELEMENT);
  });
}

deck('with the script, keys that arrive in a frame are given back, but for those that press its buttons', async ({ deck, page }) => {
  await deck.open();
  const figure = await deck.show(FRAME);
  const play = figure.root.locator('.play');
  const was = await play.getAttribute('aria-label');
  await play.focus();
  await page.keyboard.press('Space');
  await expect(play).not.toHaveAttribute('aria-label', was);
  expect(await deck.at()).toBe(FRAME);
  await page.keyboard.press('PageDown');
  await expect.poll(() => deck.at()).toBe(ELEMENT);
});

deck('keys on the element turn slides, but not in its slider, its field, or on its buttons', async ({ deck, page }) => {
  await deck.open();
  const figure = await deck.show(ELEMENT);
  const before = await figure.field('I_amp').inputValue();
  await figure.press(figure.slider('I_amp'));
  await page.keyboard.press('ArrowLeft');
  await expect(figure.field('I_amp')).not.toHaveValue(before);
  await figure.press(figure.field('I_amp'));
  await page.keyboard.press('ArrowLeft');
  await figure.root.locator('.play').focus();
  await page.keyboard.press('Space');
  await frames(page);
  expect(await deck.at()).toBe(ELEMENT);
  const { x, y } = await figure.place(0.9, 0.5);
  await page.mouse.click(x, y);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => deck.at()).toBe(FRAME);
});

for (const slide of [FRAME, ELEMENT]) {
  const name = slide === FRAME ? 'a frame' : 'an element';

  // `none` leaves the slides beside one another in their place, invisible; `slide` moves them away.
  for (const transition of ['none', 'slide']) {
    deck(`a run in ${name} pauses while its slide is not shown, and goes on when it is, with the transition ${transition}`, async ({ deck, page }) => {
      await deck.open({ options: { transition, transitionSpeed: 'fast' } });
      const figure = await deck.show(slide);
      const play = figure.root.locator('.play');
      await figure.press(figure.root.locator('.restart'));
      expect(await figure.goesOn()).toBe(true);
      await deck.turn(3);
      await expect.poll(() => figure.goesOn()).toBe(false);
      await deck.turn(slide);
      await expect(play).toHaveAttribute('aria-label', 'Pause');
      await expect.poll(() => figure.goesOn()).toBe(true);
    });
  }

  deck(`the wheel over ${name} goes on to the page, and zooms nothing`, async ({ deck, page }) => {
    await deck.open();
    const figure = await deck.show(slide);
    const { x, y } = await figure.place(0.5, 0.5);
    const before = await figure.axes();
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 100);
    // A wheel stays in a frame by the browser's own rule, where there is nothing to scroll; over an element it is the deck's.
    if (slide === ELEMENT) await expect.poll(() => deck.at()).toBe(3);
    else await page.mouse.move(1, 1);
    await frames(page);
    expect(await figure.axes()).toBe(before);
  });

  deck(`on a deck that is scaled a handle of ${name} stays under the pointer, and figures are drawn as fine as they are seen`, async ({ deck, page }) => {
    await page.setViewportSize({ width: 1920, height: 1400 });
    await deck.open();
    const figure = await deck.show(slide);
    const scale = () => page.evaluate(() => window.deck.getScale());
    const fineness = async () => (await figure.marks.evaluate((marks) => marks.width / Number.parseFloat(marks.style.width))) / (await scale());
    expect(await scale()).toBeGreaterThan(1.5);
    await expect.poll(fineness).toBeCloseTo(1, 1);
    // A smaller window makes a smaller deck.
    await page.setViewportSize({ width: 1280, height: 933 });
    await expect.poll(scale).toBeLessThan(1.4);
    await expect.poll(fineness).toBeCloseTo(1, 1);

    await figure.stop();
    const ring = figure.root.locator('.grip').nth(1);
    const middle = () => figure.place(0.5, 0.5, ring);
    const from = await middle();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y - 30, { steps: 5 });
    await expect(ring).toHaveClass(/held/u);
    // A handle goes along one way or both. While it is held, no warning takes room from the figure.
    await expect.poll(async () => {
      const to = await middle();
      return Math.min(Math.abs(to.x - from.x - 40), Math.abs(to.y - from.y + 30));
    }).toBeLessThan(2);
    await page.mouse.up();
  });
}

deck.describe('on a touch screen', () => {
  deck.use({ hasTouch: true });

  deck('a finger that swipes over a figure turns the slide, and one that holds a handle does not', async ({ deck, page }) => {
    await deck.open();
    const figure = await deck.show(ELEMENT);
    const cdp = await page.context().newCDPSession(page);
    const swipe = async (from, to) => {
      const touch = (type, points) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points });
      await touch('touchStart', [from]);
      for (let part = 1; part <= 5; part += 1) await touch('touchMove', [{ x: from.x + ((to.x - from.x) * part) / 5, y: from.y + ((to.y - from.y) * part) / 5 }]);
      await touch('touchEnd', []);
      await frames(page);
    };
    const on = await figure.place(0.5, 0.5, figure.root.locator('.grip').nth(1));
    const before = await page.locator('nullcline-demo').evaluate((element) => element.outerHTML);
    await swipe(on, { x: on.x + 120, y: on.y + 10 });
    expect(await deck.at()).toBe(ELEMENT);
    expect(await page.locator('nullcline-demo').evaluate((element) => element.outerHTML)).not.toBe(before);
    const from = await figure.place(0.9, 0.2);
    await swipe(from, { x: from.x - 200, y: from.y });
    await expect.poll(() => deck.at()).toBe(3);
  });
});

deck('printed, a deck shows both figures whole and still, as vectors', async ({ deck, page }) => {
  // What stands in the place of the figures while the browser prints; ours is the first to hear that it has.
  const printed = [];
  await page.exposeFunction('tell', (news) => printed.push(news));
  await page.addInitScript(() => addEventListener('afterprint', () => {
    const root = document.querySelector('nullcline-demo')?.shadowRoot ?? document;
    const still = root.querySelector('.printed .still');
    if (still) window.tell({ frame: parent !== window, curves: still.querySelectorAll('polyline, path').length, words: still.textContent });
  }));
  await deck.open({ query: '?print-pdf' });
  await expect(deck.host.framed().root).toBeAttached();
  await deck.host.element().drawn();
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  await expect.poll(() => printed.length).toBe(2);
  for (const { curves } of printed) expect(curves).toBeGreaterThan(10);
  // The run in the frame begins by itself, far from where anybody looks: paper has its end.
  expect(printed.find(({ frame }) => frame).words).toContain('I = 0.46');
  expect(pdf.match(/\/Type \/Page\b/gu)).toHaveLength(4);
  expect(pdf).not.toContain('/Subtype /Image');
});

deck('on a dark deck the element is dark', async ({ deck }) => {
  await deck.open({ theme: 'black' });
  const figure = await deck.show(ELEMENT);
  expect(await figure.root.evaluate((root) => getComputedStyle(root).colorScheme)).toBe('dark');
});
