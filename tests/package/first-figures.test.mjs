// The first figures and their sentences, which the build computes natively, are what the core draws and says in the browser.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { openings } from '../../target/tested/site/course/openings.js';
import { nullcline } from './package.mjs';

const FOLDER = new URL('../../target/tested/site/page/figures/', import.meta.url);
const NUMBER = /-?\d+(?:\.\d+)?/gu;
const POINTS = / points="([^"]*)"/gu;
/** Units of a drawing. What is computed natively is rounded its own way, and a steep rise may be cut into other pieces. */
const PIXEL = 8;

const lab = new nullcline.Lab();
const [present, style] = await Promise.all([readdir(FOLDER), readFile(new URL('../../target/tested/site/www/css/tokens.css', import.meta.url), 'utf8')]);
const fontFamily = style.match(/--sans: ([^;]+);/u)[1];

/** The values of a page that an address of a schema opens, which names it alone. */
function opened({ id }, schema) {
  const { runs } = lab.upgrade(schema, { demo: id, runs: [[]], zoom: [], column: '', controls: [], panels: [] });
  return lab.read(id, new Map(runs[0])).values;
}

/** The chief, drawn by the core in the room and theme that a file is for. */
function drawn({ id }, schema, { room, dark, size }) {
  const values = opened({ id }, schema);
  const { panels, layout, autoplay } = nullcline.demos().find((demo) => demo.id === id);
  const chief = panels.findIndex(({ weight }) => weight === Math.max(...panels.map((panel) => panel.weight)));
  const beside = layout === 'beside' && panels.length > 1 && room !== 'phone';
  const alone = beside || chief === panels.length - 1 ? [chief] : [];
  const view = { dark, density: 1, fontSize: 12.5, fontFamily, frame: autoplay ? 0 : 1e9, alone };
  return lab.svg(id, values, view, panels.map(() => size))[chief];
}

/** A drawing without its numbers. */
const plain = (text) => text.replaceAll(POINTS, '').replaceAll(NUMBER, '0');

/** Whether all points of a line lie on another, to a pixel. */
function lies(line, other) {
  if (line.length === other.length && line.every(([x, y], place) => Math.hypot(x - other[place][0], y - other[place][1]) <= PIXEL)) return true;
  return line.every((point) => other.some((end, place) => between(point, other[Math.max(place - 1, 0)], end) <= PIXEL));
}

/** How far a point is from a stretch. */
function between([x, y], [x0, y0], [x1, y1]) {
  const [along, up] = [x1 - x0, y1 - y0];
  const part = Math.min(Math.max(((x - x0) * along + (y - y0) * up) / (along ** 2 + up ** 2 || 1), 0), 1);
  return Math.hypot(x - x0 - part * along, y - y0 - part * up);
}

test('the sentence below the first figure of every page is the one that the core says', () => {
  const unseen = Array.from({ length: 6 }, () => ({ width: 0, height: 0 }));
  const demos = nullcline.demos();
  for (const page of openings) {
    const { autoplay } = demos.find(({ id }) => id === page.id);
    for (const [before, { results }] of page.firsts.entries()) {
      const view = { dark: false, density: 1, fontSize: 12.5, fontFamily, frame: autoplay ? 0 : 1e9 };
      assert.notEqual(results.length, 0, page.id);
      assert.deepEqual(results, lab.show(page.id, opened(page, before + 1), view, unseen).results, page.id);
    }
  }
});

for (const page of openings) {
  test(`the first figure of ${page.id} is the one that the core draws`, async () => {
    for (const [before, { figure: name }] of page.firsts.entries()) {
      const files = present.filter((file) => file.replace(/\.\w+\.\w+\.svg$/u, '') === name);
      assert.equal(files.length, 6, 'three rooms in two themes');
      for (const file of files) {
        const [room, theme] = file.split('.').slice(-3);
        const text = await readFile(new URL(file, FOLDER), 'utf8');
        const [width, height] = ['width', 'height'].map((side) => Number(text.match(new RegExp(`<svg[^>]* ${side}="([\\d.]+)"`, 'u'))[1]));
        const own = drawn(page, before + 1, { room, dark: theme === 'dark', size: { width, height } });
        assert.equal(plain(text), plain(own), file);
        const [made, asked] = [text, own].map((one) => one.replaceAll(POINTS, '').match(NUMBER).map(Number));
        made.forEach((number, place) => assert.ok(Math.abs(number - asked[place]) <= PIXEL, `${file}: ${number} for ${asked[place]}`));
        const [lines, other] = [text, own].map((one) => [...one.matchAll(POINTS)].map(([, points]) => points.trim().split(' ').map((point) => point.split(',').map(Number))));
        lines.forEach((line, place) => assert.ok(lies(line, other[place]) && lies(other[place], line), `${file}: line ${place}`));
      }
    }
  });
}
