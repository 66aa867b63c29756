// Typed equations in addresses: as they are or packed, damaged or wrong, with parameters that are called as they like.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decoded } from '../../target/tested/site/www/files/decoded.js';
import { idOf, keyOf, readContent, takenAlong, write } from '../../target/tested/site/www/state/address.js';
import { pageOf } from '../../target/tested/site/www/state/equations.js';
import { createState } from '../../target/tested/site/www/state/state.js';
import { noAddressBar } from '../../target/tested/site/www/state/no-address-bar.js';
import { words } from '../../target/tested/site/www/words/index.js';
import { nullcline } from './package.mjs';

const lab = new nullcline.Lab();
const demos = lab.demos();
const page = demos.find(({ text }) => text !== null);
const content = (address) => readContent(address, demos, lab);
const TEXT = `# Two variables
dv/dt = v - v^3/3 - w + I
dw/dt = eps*(v + a - b*w)
par I=0.5, a=0.7, b=0.8, eps=0.08, scale=1, pins=2
`;
const asked = (text, more = '') => content(`?${new URLSearchParams({ demo: page.id, eq: text })}${more}`);

test('an address carries equations, as they are and packed, and is written packed', () => {
  const { demo, notices, draft } = asked(TEXT);
  assert.deepEqual([notices, draft, demo.text, pageOf(demo.id)], [[], null, TEXT, page.id]);
  const address = write({ ...asked(TEXT), pins: [] });
  assert.match(new URLSearchParams(address).get('eq'), /^~[\w-]+$/);
  assert.equal(content(address).demo.text, TEXT);
  assert.deepEqual(asked(TEXT.replaceAll('\n', '\r\n')).demo.text, TEXT);
});

test('the page’s own equations are not said', () => {
  assert.equal(asked(page.text).demo.id, page.id);
  assert.equal(new URLSearchParams(write(asked(page.text))).has('eq'), false);
});

test('parameters may be called as keys of an address', () => {
  for (const id of ['scale', 'pins', 'scale_', 'scale__', 'fin', 'eq', 'a', 'a_', 'demo', 'gclid']) assert.equal(idOf(keyOf(id)), id);
  const { values, demo, ...rest } = asked(TEXT, '&scale_=1.5&pins_=3&a=0.6&scale=1.25');
  assert.deepEqual([values.scale, values.pins, values.a, rest.notices], [1.5, 3, 0.6, []]);
  const again = content(write({ demo, values, ...rest }));
  assert.deepEqual([again.values, again.notices], [values, []]);
});

test('what is no text is refused, and a text has its current by either name', () => {
  for (const value of [5, 1e9, true, null, undefined, {}, [], Symbol('a')]) {
    assert.throws(() => nullcline.parseModel(value), (error) => error instanceof RangeError && error.key === 'text', String(value));
  }
  const equations = "v'=-v+iapp\npar iapp=1\n";
  const rests = (options) => nullcline.fixedPoints({ equations }, options)[0].state[0];
  const ends = (options) => nullcline.simulate({ equations }, { ...options, method: 'rk4', tend: 100 }).v.at(-1);
  for (const found of [rests, ends]) {
    for (const name of ['I', 'iapp']) assert.ok(Math.abs(found({ [name]: 5 }) - 5) < 1e-9, name);
    assert.ok(Math.abs(found({}) - 1) < 1e-9);
  }
});

test('what is damaged, wrong, or of another page is told, and the page opens', () => {
  assert.deepEqual([asked('~AAAA').notices, asked('~AAAA').demo], [[words.damagedEquations], page]);
  assert.deepEqual(asked('v'.repeat(1 << 17)).notices, [words.damagedEquations]);
  const wrong = asked('dv/dt = (v');
  assert.equal(wrong.demo, page);
  assert.equal(wrong.draft, 'dv/dt = (v');
  assert.equal(wrong.notices.length, 1);
  assert.deepEqual(content(`?demo=${demos[0].id}&eq=v`).notices, [words.noEquations]);
});

test('a text that has no such page opens as the neuron alone, and why is told', () => {
  const silent = "v'=-v+0.5\n";
  for (const other of ['own-firing', 'own-clamp']) {
    const { demo, errors } = lab.demo(`${other}:${silent}`);
    assert.deepEqual([demo, errors], [null, [{ line: 1, column: 1, message: 'no current flows into this neuron' }]]);
    const opened = content(`?${new URLSearchParams({ demo: other, eq: silent })}`);
    assert.deepEqual([opened.demo.id, opened.draft], [`${page.id}:${silent}`, null]);
  }
});

test('other equations keep the values that they have, too, and let pinned runs go with a word', () => {
  const before = asked(TEXT, '&a=0.6&eps=0.1&zoom=t:1:2');
  const { demo } = asked(TEXT.replace('eps', 'phi').replace('eps', 'phi'));
  const { values, pins } = takenAlong(before, demo, lab);
  assert.deepEqual([values.a, values.phi, 'eps' in values, pins], [0.6, 0.08, false, []]);

  const state = createState(lab, demos, noAddressBar(`?${new URLSearchParams({ demo: page.id, eq: TEXT })}`, ''));
  state.pin();
  assert.deepEqual(state.inscribe('dv/dt = (v').demo, null);
  assert.equal(state.pins.length, 1);
  assert.notEqual(state.inscribe(TEXT.replace('0.7', '0.9')).demo, null);
  assert.deepEqual([state.pins.length, state.notices, state.values.a], [0, [words.pins.ofOthers], 0.9]);
  assert.equal(state.steps.list.at(-1).label, words.history.equations);
});

test('a file says in which way it was written, and what is no text is none', () => {
  const bytes = (...all) => Uint8Array.from(all.flatMap((one) => (typeof one === 'string' ? [...Buffer.from(one)] : [one])));
  assert.deepEqual(decoded(bytes('# é\r\nv', "'=1\r")), { text: "# é\nv'=1\n", odd: false });
  assert.deepEqual(decoded(bytes('# ', 0xe9)), { text: '# é', odd: true });
  assert.deepEqual(decoded(bytes(0xff, 0xfe, 'v', 0, '=', 0)), { text: 'v=', odd: false });
  assert.deepEqual(decoded(bytes(0xef, 0xbb, 0xbf, 'v=1', 0x1a)), { text: 'v=1', odd: false });
  for (const other of [bytes(0x89, 0x50, 0x4e, 0x47, 0), bytes('v', 0, 'w')]) assert.equal(decoded(other), null);
});
