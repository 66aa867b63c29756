// An address written at any time opens today what it opened then.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { contents, schema } from '../../target/tested/site/course/contents.js';
import { opening, readContent, readLists, sealed, write } from '../../target/tested/site/www/state/address.js';
import { confined } from '../../target/tested/site/www/state/confined.js';
import { readPresentation, unknownIds, writePresentation } from '../../target/tested/site/www/state/presentation.js';
import { words } from '../../target/tested/site/www/words/index.js';
import { corpus, lacking } from '../addresses/add.mjs';
import { nullcline } from './package.mjs';

const demos = nullcline.demos();
const lab = new nullcline.Lab();

/** What of the values is asked for: a parameter that came later has its default. */
const asked = (values, expected) => Object.fromEntries(Object.keys(expected).map((id) => [id, values[id]]));

for (const id of new Set(Object.values(corpus).map(({ demo }) => demo))) {
  test(`addresses of ${id} open what they opened when they were written`, () => {
    for (const [address, { presentation, ...expected }] of Object.entries(corpus).filter(([, content]) => content.demo === id)) {
      const { demo, values, pins, zoom, difference, notices } = readContent(address, demos, lab);
      assert.deepEqual(notices, [], address);
      const kept = pins.map((pin, index) => ({ ...pin, values: asked(pin.values, expected.pins[index].values) }));
      assert.deepEqual({ demo: demo.id, values: asked(values, expected.values), pins: kept, zoom: Object.fromEntries(zoom), difference }, expected, address);
      const how = readPresentation(new URLSearchParams(address));
      const lists = readLists(address, how.presentation, lab);
      assert.deepEqual(lists, presentation ?? { controls: null, panels: null }, address);
      assert.deepEqual([...how.notices, ...unknownIds({ ...how.presentation, ...lists }, demo)], [], address);
    }
  });
}

test('the corpus holds every page, and every parameter and option somewhere else than at its default', () => {
  for (const demo of demos) {
    assert.deepEqual(lacking(demo), { page: false, numbers: [], options: [] }, `${demo.id}: run \`node tests/addresses/add.mjs\``);
  }
});

test('all that an address says goes through the steps from its schema to today', () => {
  const [first, second] = demos;
  const [a, b] = second.params.filter(({ kind }) => kind === 'number');
  const old = `?demo=once&was=${a.max}&pins=was:${a.max},~label:x;~hidden&zoom=old.y:1:2&difference=1:V`;
  /** A page with another id, a parameter with another id, one with another default, an axis and a column with other ids. */
  const upgrade = (from, said) => {
    assert.equal(from, 1);
    assert.deepEqual(said, { demo: 'once', runs: [[['was', String(a.max)]], [['was', String(a.max)]], []], zoom: [['old.y', '1:2']], column: 'V', controls: [], panels: [] });
    const runs = said.runs.map((run) => [...run.map(([, text]) => [a.id, text]), [b.id, String(b.max)]]);
    return { ...said, demo: second.id, runs, zoom: [['new.y', '1:2']], column: 'v' };
  };
  const { demo, values, pins, zoom, difference, notices } = readContent(old, demos, { upgrade, read: (id, given) => lab.read(id, given) });
  assert.deepEqual(notices, []);
  assert.equal(demo, second);
  assert.notEqual(demo, first);
  assert.deepEqual([values, ...pins.map((pin) => pin.values)].map((run) => [run[a.id], run[b.id]]), [[a.max, b.max], [a.max, b.max], [a.default, b.max]]);
  assert.deepEqual(pins.map(({ label, shown }) => [label, shown]), [['x', true], ['', false]]);
  assert.deepEqual([...zoom], [['new.y', [1, 2]]]);
  assert.deepEqual(difference, { pin: 1, column: 'v' });
});

test('so do the controls and panels of a guest', () => {
  const upgrade = (from, said) => {
    assert.deepEqual([from, said.demo, said.controls, said.panels], [1, 'once', ['was', 'b'], ['old']]);
    return { ...said, controls: ['now', 'b'], panels: ['new'] };
  };
  assert.deepEqual(readLists('?demo=once', { controls: ['was', 'b'], panels: ['old'] }, { upgrade }), { controls: ['now', 'b'], panels: ['new'] });
});

test('a version that is not known is named, and the address is taken as one of today', () => {
  const [demo] = demos;
  const [param] = demo.params;
  for (const v of [String(schema + 1), '99', '0', '-1', '1.5', '1e0', 'two', '', ' 1', '<b>']) {
    const content = readContent(`?demo=${demo.id}&v=${encodeURIComponent(v)}&${param.id}=${param.max}`, demos, lab);
    assert.equal(content.values[param.id], param.max);
    assert.equal(content.notices.length, 1, v);
    assert.ok(content.notices[0].includes(`v=${v},`), content.notices[0]);
  }
  for (let v = 1; v <= schema; v++) assert.deepEqual(readContent(`?demo=${demo.id}&v=${v}`, demos, lab).notices, []);
});

test('what is written today says the version that last changed its page, unless that is the first, and opens the defaults of today', () => {
  for (const { id, schema: since } of contents) {
    const opened = readContent(opening(id), demos, lab);
    assert.deepEqual(opened.values, Object.fromEntries(opened.demo.params.map((param) => [param.id, param.default])), id);
    for (const address of [opening(id), write(opened)]) assert.equal(new URLSearchParams(address).get('v'), since === 1 ? null : String(since));
  }
});

/** All that an address opens. */
const content = (address) => readContent(address, demos, lab);
const [first] = demos;
/** Parameters of the first page with a slider. */
const [one, other] = first.params.filter(({ kind }) => kind === 'number');

test('what the lab writes has its end marked, and opens what it did without', () => {
  for (const address of Object.keys(corpus)) {
    const marked = sealed(write(content(address)), writePresentation(readPresentation(new URLSearchParams(address)).presentation));
    assert.deepEqual(content(marked), content(address), marked);
    assert.deepEqual(readPresentation(new URLSearchParams(marked)), readPresentation(new URLSearchParams(address)));
  }
});

test('a demo at its defaults has a clean address, also as a guest', () => {
  for (const { id } of demos) {
    assert.equal(sealed(opening(id)), opening(id));
    assert.equal(sealed(opening(id), '&ui=figure'), `${opening(id)}&ui=figure`);
  }
});

test('a link that was cut short says so, wherever it was cut', () => {
  const values = { ...content(opening(first.id)).values, [one.id]: one.max, [other.id]: other.min };
  const whole = sealed(write({ demo: first, values, preset: null, pins: [{ values, label: 'a, b', shown: true }], zoom: new Map([['t', [1, 2]]]), difference: { pin: 0, column: 'v' } }), '&ui=figure&controls=a');
  assert.deepEqual(content(whole).notices, []);
  for (let length = '?till'.length; length < whole.length; length += 1) {
    assert.ok(content(whole.slice(0, length)).notices.includes(words.cutShort), whole.slice(0, length));
  }
});

test('what people write needs no mark, and may stand before the mark and behind it', () => {
  const marked = sealed(`?demo=${first.id}&${one.id}=${one.max}`);
  const changed = [`?demo=${first.id}&${one.id}=${one.max}&${other.id}=${other.min}`, marked.replace('&fin', `&${other.id}=${other.min}&fin`), `${marked}&${other.id}=${other.min}`];
  for (const address of changed) {
    const { values, notices } = content(address);
    assert.deepEqual([values[one.id], values[other.id], notices], [one.max, other.min, []], address);
  }
});

test('what other programs do to a link on its way does no harm', () => {
  const plain = sealed(`?demo=${first.id}&${one.id}=${one.max}&zoom=t:1:2`);
  const changed = [`${plain}&utm_source=chat&utm_medium=x`, `${plain}&fbclid=abc`, `${plain}&gclid=1&mc_eid=2`, `${plain}=`, `${plain}.`, `${plain})`, plain.replaceAll('&', '&amp;'), plain.replaceAll(':', '%3A'), plain.replaceAll('=', '=').replace('zoom=t', 'zoom=%74')];
  for (const address of changed) assert.deepEqual(content(address), content(plain), address);
  for (const text of ['1e+3', '1e%2B3', '1e3', '+1000', '%2B1000', '1%20000', '1+000']) {
    const { values, notices } = content(`?demo=${first.id}&${one.id}=${text}`);
    assert.deepEqual([values[one.id], notices], [1000, []], text);
  }
});

test('what could be thousands is asked back, in pins as well, and a decimal comma is one', () => {
  for (const [text, readings] of [['1,000', ['1000', '1']], ['2%2C500', ['2500', '2.5']]]) {
    const { values, notices } = content(`?demo=${first.id}&${one.id}=${text}`);
    assert.equal(values[one.id], one.default);
    assert.equal(notices.length, 1);
    for (const part of [one.id, ...readings]) assert.ok(notices[0].includes(part), notices[0]);
  }
  assert.equal(content(`?demo=${first.id}&${one.id}=1,5`).values[one.id], 1.5);
  const { pins, notices } = content(`?demo=${first.id}&pins=${one.id}:1%252C000`);
  assert.deepEqual([pins[0].values[one.id], notices.length], [one.default, 1]);
  assert.equal(content(`?demo=${first.id}&${one.id}=5%2010`).notices.length, 1);
});

test('axes and quantities that a page does not have are named and not kept', () => {
  const axis = (key) => ({ key });
  const shown = { panels: [{ x: axis('t'), y: axis('voltage.y') }, { x: axis('t'), y: axis('') }], errors: ['v'], pins: [{ comparable: ['v', 'I'] }] };
  const pin = { values: {}, label: '', shown: true };
  const check = (zoom, difference) => confined({ demo: first, values: {}, pins: [{ ...pin, shown: false }, pin], zoom, difference }, shown);
  assert.deepEqual(check(new Map([['t', [1, 2]], ['voltage.y', [0, 1]]]), { pin: null, column: 'v' }), { zoom: new Map([['t', [1, 2]], ['voltage.y', [0, 1]]]), difference: { pin: null, column: 'v' }, notices: [] });
  for (const key of ['foo', 'nonsense', 'constructor', 'toString', '__proto__']) {
    const { zoom, notices } = check(new Map([['t', [1, 2]], [key, [1, 2]]]), null);
    assert.deepEqual([zoom, notices.length, notices[0].includes(`“${key}”`), notices[0].includes('t, voltage.y')], [new Map([['t', [1, 2]]]), 1, true, true]);
  }
  for (const difference of [{ pin: null, column: 'nonsense' }, { pin: 1, column: 'nonsense' }]) {
    const checked = check(new Map(), difference);
    assert.deepEqual([checked.difference, checked.notices.length, checked.notices[0].includes('“nonsense”')], [null, 1, true]);
  }
  assert.deepEqual(check(new Map(), { pin: 1, column: 'I' }).difference, { pin: 1, column: 'I' });
  // Where the bins are others the figure says so itself.
  shown.pins[0].comparable = [];
  assert.deepEqual(check(new Map(), { pin: 1, column: 'v' }).notices, []);
});
