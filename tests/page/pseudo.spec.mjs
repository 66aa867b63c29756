// A language that is none: every letter has an accent, and each text is longer by 40 % than in English. Whatever is translated,
// nothing overflows, is cut, or stands over another thing.
import { readFileSync } from 'node:fs';
import { cut, faults } from './faults.mjs';
import { calm, everyPage, expect, query, sliders, test } from './lab.mjs';

test.use({ ...calm, hasTouch: true, isMobile: true });

const SIZES = [[320, 640], [390, 844], [820, 1180], [1366, 768]];

/** What the core's texts are in a language that there is. */
const { core: known } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(new URL('../../target/tested/site/page/made/words/fr.js', import.meta.url), 'utf8'))}`);

/** A text in this language; what stands in braces stays as it is. Run in the page, too. */
function longer(text) {
  let owed = 0;
  return text.split(/(\{[^}]*\})/u).map((part, index) => (index % 2 ? part : part.replaceAll(/[a-z]/giu, (letter) => {
    owed += 0.4;
    const times = owed >= 1 ? 2 : 1;
    owed -= times - 1;
    return `${letter}\u0301`.normalize('NFC').repeat(times);
  }))).join('');
}

/** The module of the page's words, made of the English ones: what a function is given stands in its text as it is. */
const PAGE = `
  import { words as english } from './en.js';
  const longer = ${longer};
  function around(text, given) {
    const kept = given.filter((one) => typeof one === 'string' && one);
    const parts = kept.reduce((all, one) => all.flatMap((part) => kept.includes(part) ? [part] : part.split(one).flatMap((piece, at) => at ? [one, piece] : [piece])), [text]);
    return parts.map((part) => kept.includes(part) ? part : longer(part)).join('');
  }
  const stretched = (value) => typeof value === 'string' ? longer(value) : typeof value === 'function' ? (...given) => around(value(...given), given)
    : Array.isArray(value) ? value.map(stretched) : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, stretched(one)]));
  export const words = { ...stretched(english), number: { decimal: ',', between: '\u202f; ' } };
`;
const CORE = `export const core = ${JSON.stringify({ ...known, words: Object.fromEntries(Object.keys(known.words).map((text) => [text, longer(text)])) })};`;

/** Speaks it in the place of a language that there is. */
async function speak(page) {
  for (const [path, body] of [['**/www/words/fr.js', PAGE], ['**/page/made/words/fr.js', CORE]]) await page.route(path, (route) => route.fulfill({ contentType: 'text/javascript', body }));
}

/** Holds what is seen to the law, at each size. */
async function keep(page, lab, what, { sizes = SIZES, root } = {}) {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await lab.settle();
    const size = `${what} at ${width} × ${height}`;
    if (!root) expect.soft(await page.evaluate(faults, 44), size).toEqual([]);
    expect.soft(await page.locator(root ?? 'body').evaluate(cut), size).toEqual([]);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${size} is not scrolled sideways`).toBe(width);
  }
}

everyPage('in longer words all that is seen has room', async ({ lab, page, demo }) => {
  await speak(page);
  await lab.open(`${query(demo)}&lang=fr`);
  await keep(page, lab, demo.id);
}, { each: test });

test('in longer words the menu, the tools, the history and every dialog have room, and so has a guest', async ({ lab, page }) => {
  await speak(page);
  const demo = lab.catalogue().find(({ fps, autoplay }) => fps > 0 && !autoplay);
  await lab.open(`${query(demo)}&lang=fr`);
  await lab.slider(sliders(demo)[0]).press('ArrowRight');
  for (const [opener, root] of [['#share', '#share-dialog'], ['#embed', '#embed-dialog'], ['#export', '#export-dialog'], ['#history', '#steps'], ['#theme', 'body'], [null, '#shortcuts']]) {
    await page.setViewportSize({ width: 1366, height: 768 });
    if (opener === '#embed') await page.locator('#share').click();
    if (opener) await page.locator(opener).click();
    else await page.keyboard.press('?');
    await expect(page.locator(root)).toBeVisible();
    await keep(page, lab, root, { root });
    await page.keyboard.press('Escape');
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await page.locator('#menu-button').click();
  await keep(page, lab, 'the menu', { root: '#menu', sizes: SIZES.slice(0, 3) });
  await page.goto(`index.html${query(demo)}&lang=fr&ui=figure&controls=${sliders(demo)[0].id}`);
  await lab.drawn();
  await keep(page, lab, 'a guest', { sizes: [[320, 640], [540, 480]] });
});
