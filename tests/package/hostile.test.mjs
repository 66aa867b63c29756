// What is written outside never becomes part of the lab: keys that mean much to an object, texts without end, values of every kind.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readContent, readLists, write } from '../../target/tested/site/www/state/address.js';
import { brief } from '../../target/tested/site/www/words/brief.js';
import { some } from '../../target/tested/site/www/view/notices.js';
import { judge } from '../../target/tested/site/www/values/numbers.js';
import { readPresentation, unknownIds } from '../../target/tested/site/www/state/presentation.js';
import { createState } from '../../target/tested/site/www/state/state.js';
import { limited, withParts } from '../../target/tested/site/www/figures/zoom.js';
import { fresh, nullcline } from './package.mjs';

const demos = nullcline.demos();
const lab = new nullcline.Lab();
const [demo] = demos;
const number = demo.params.find(({ kind }) => kind === 'number');
const choice = demo.params.find(({ kind }) => kind === 'choice');
const axis = 't';

/** Names that every object has a property of. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

/** What every object has, before and after. */
const inherited = () => Reflect.ownKeys(Object.prototype).map(String).sort().join();
const clean = inherited();

/** A state over an address bar that keeps what it is told. */
function stateAt(query) {
  const bar = { query, base: 'https://lab.example/', replace: () => true, push: () => true, go() {}, onGone() {}, onLeave() {}, leaves: () => false };
  return createState(new nullcline.Lab(), demos, bar);
}

/** What a lab draws of these contents, without a canvas. */
const drawn = ({ demo: { id }, values, zoom, pins, difference }) => lab.svg(id, values, {
  dark: false, density: 1, fontSize: 12, fontFamily: 'serif', frame: 0, zoom,
  pins: pins.map((pin, place) => ({ values: pin.values, label: pin.label, place })), difference,
}, Array.from({ length: 6 }, () => ({ width: 200, height: 100 })));

for (const name of NAMES) {
  test(`${name} as a key or a value of an address is named where it is none of the lab's, and the page opens`, () => {
    for (const query of [
      `?demo=${name}`, `?v=${name}`, `?${name}=1`, `?${name}=${name}`, `?${number.id}=${name}`, `?${choice.id}=${name}`,
      `?zoom=${name}:1:2`, `?zoom=${name}`, `?zoom=${axis}:1:2,${name}:1:2`, `?pins=${name}`, `?pins=${name}:1`, `?pins=${choice.id}:${name}`,
      `?pins=~label:${name};~&difference=0:${name}`, `?difference=exact:${name}`, `?difference=${name}:v`,
    ]) {
      const content = readContent(query, demos, lab);
      assert.equal(content.demo, demo);
      assert.deepEqual(content.values, readContent('', demos, lab).values, query);
      assert.deepEqual([...content.zoom.keys()].filter((key) => key !== axis && key !== name), []);
      assert.equal(inherited(), clean, query);
      assert.equal(drawn(content).length >= demo.panels.length, true, query);
      // What has been read is written, and read again, alike.
      const again = readContent(write(content), demos, lab);
      assert.deepEqual([...again.zoom], [...content.zoom], query);
      assert.deepEqual(again.pins, content.pins, query);
    }
    for (const query of [`?demo=${name}`, `?${name}=1`, `?${number.id}=${name}`, `?${choice.id}=${name}`, `?pins=${name}:1`, `?v=${name}`]) {
      const { notices } = readContent(query, demos, lab);
      assert.equal(notices.length, 1, query);
      assert.ok(notices[0].includes(name), notices[0]);
    }
  });

  test(`${name} as a control, a panel, a theme or a height is named, and taken for nothing`, () => {
    for (const key of ['ui', 'theme', 'lang', 'autoplay', 'loop', 'height', 'ground', 'scale', 'host']) {
      const { presentation, notices } = readPresentation([[key, name], [name, name]]);
      assert.deepEqual(presentation, readPresentation([]).presentation, key);
      assert.ok(notices.length === 1 && notices[0].includes(name), `${key}: ${notices}`);
    }
    const { presentation } = readPresentation([['controls', name], ['panels', name]]);
    const lists = readLists(`?demo=${demo.id}`, presentation, lab);
    const said = unknownIds({ ...presentation, ...lists }, demo);
    assert.ok(said.length === 2 && said.every((sentence) => sentence.includes(name)), said.join());
    assert.equal(inherited(), clean);
  });

  test(`${name} as a value or the key of a value that a host sets is refused by its name`, () => {
    const state = stateAt('');
    const before = { ...state.values };
    for (const [given, key] of [
      [JSON.parse(`{ "${name}": 1 }`), name], [JSON.parse(`{ "${number.id}": 3, "${name}": { "polluted": 1 } }`), name],
      [{ [number.id]: name }, number.id], [{ [choice.id]: name }, choice.id],
    ]) {
      const { values, complaint } = state.judge(given);
      assert.equal(complaint?.key, key);
      assert.ok(complaint.message.includes(name) && complaint.message.includes('cannot be'), complaint.message);
      assert.deepEqual(values, {});
    }
    assert.deepEqual({ ...state.values }, before);
    assert.equal({}.polluted, undefined);
    assert.equal(inherited(), clean);
  });

  test(`${name} as a zoom, a step of undo, a demo to open or a part of an axis changes what it says and no more`, () => {
    const state = stateAt(`?zoom=${name}:1:2`);
    state.setZoom(withParts(state.zoom, [[{ key: name, shared: false, symbol: '', unit: '', min: 0, max: 10, home: [0, 10] }, [2, 3]]]), true);
    assert.deepEqual(state.zoom.get(name), [2, 3]);
    state.undo();
    state.redo();
    state.open(name);
    assert.equal(state.demo, demo);
    state.reset(name);
    assert.equal(inherited(), clean);
  });

  test(`${name} as a function's model, page, preset, language or format is refused in words`, async () => {
    const copy = await fresh();
    const mine = new copy.Lab();
    const values = mine.read(demo.id, {}).values;
    for (const call of [
      () => copy.simulate(name), () => copy.fixedPoints(name), () => copy.columns(name), () => copy.spikeTimes(name), () => new copy.Work(name, {}),
      () => mine.script(demo.id, values, name), () => mine.table(demo.id, values, name, ''), () => mine.judge(name, values, {}),
    ]) assert.throws(call, (error) => error instanceof RangeError && error.message.includes(name));
    assert.equal(inherited(), clean);
  });
}

test('a view without a size of letters or a density is refused, and the lab goes on', () => {
  const content = readContent('', demos, lab);
  const look = (view) => lab.svg(demo.id, content.values, { dark: false, density: 1, fontSize: 12, fontFamily: '', frame: 0, ...view }, demo.panels.map(() => ({ width: 0, height: 0 })));
  for (const key of ['density', 'fontSize'])
    for (const none of [NaN, 0, -12, Infinity])
      assert.throws(() => look({ [key]: none }), (error) => error instanceof RangeError && error.key === key, `${key} ${none}`);
  assert.equal(drawn(content).length >= demo.panels.length, true);
});

/** Values that are none, of every kind that JavaScript has. */
const KINDS = [null, true, false, 5n, Symbol('s'), [9], [[9]], [], {}, () => 9, new Date(9), new Number(9), new String('9'), new Float64Array(1), NaN, Infinity, -Infinity, /9/, new Map(), Promise.resolve(9), new Proxy([9], {})];

test('a value of any other kind than a number or a text is refused by key, value and what is allowed, whoever gives it', () => {
  const state = stateAt('');
  for (const [index, value] of KINDS.entries()) {
    const { complaint } = state.judge({ [number.id]: value });
    assert.equal(complaint?.key, number.id, `kind ${index}`);
    assert.match(complaint.message, new RegExp(`^${number.id} cannot be .+: it must be a number`, 'u'));
    assert.throws(() => lab.density({ density: value }), (error) => error instanceof RangeError && error.key === 'density' && /it must be a number from 0.25 to 8\.$/u.test(error.message), `kind ${index}`);
  }
  for (const given of [null, undefined, 5, 'x', true, 5n, Symbol('s'), [], [[9]], () => 1, new Date(), new Map([[number.id, 1]])]) {
    const { complaint } = state.judge(given);
    assert.equal(complaint?.key, 'values');
    assert.match(complaint.message, /^values cannot be .+: they must be a plain object\.$/u);
  }
});

test('what throws where a value is asked for comes through as it is, and changes nothing', () => {
  const state = stateAt('');
  const own = new Error('mine');
  const fail = () => { throw own; };
  for (const given of [{ get [number.id]() { return fail(); } }, new Proxy({}, { ownKeys: fail }), new Proxy({ [number.id]: 1 }, { get: fail })]) {
    assert.throws(() => state.judge(given), (error) => error === own);
  }
  assert.deepEqual(state.judge({}), { values: { ...state.values }, complaint: null });
});

test('numbers and texts that mean one are taken, all of them or none', () => {
  const state = stateAt('');
  const half = (number.min + number.max) / 2;
  assert.equal(state.judge({ [number.id]: half }).values[number.id], half);
  assert.equal(state.judge({ [number.id]: String(half) }).values[number.id], half);
  assert.equal(state.judge({ [choice.id]: choice.choices[1].id }).values[choice.id], choice.choices[1].id);
  assert.equal(state.judge({ [number.id]: half, [choice.id]: 1 }).complaint?.key, choice.id);
});

test('the density of a picture is a number of pixels that a picture can have', () => {
  assert.equal(lab.density(undefined), 2);
  assert.equal(lab.density({}), 2);
  assert.equal(lab.density({ density: 0.25 }), 0.25);
  for (const density of [0, -1, 1e9, 0.2, 8.1]) assert.throws(() => lab.density({ density }), { name: 'RangeError', key: 'density', message: `density cannot be ${density}: it must be a number from 0.25 to 8.` });
  assert.throws(() => lab.density({ densty: 2 }), { name: 'RangeError', key: 'densty' });
});

test('a long text is told by its first sixty letters, of which none is cut in two', () => {
  assert.equal(brief('a'.repeat(60)), 'a'.repeat(60));
  for (const letter of ['a', 'ß', '神', '💥', '𝕏']) {
    const told = brief(letter.repeat(100_000));
    assert.equal(told, `${letter.repeat(60)}…`);
    assert.ok(told.isWellFormed());
  }
  const long = '💥'.repeat(100_000);
  const given = [`?demo=${long}`, `?v=${long}`, `?${long}=1`, `?${number.id}=${long}`, `?${choice.id}=${long}`, `?zoom=${long}`, `?zoom=${long}:1:2:3`, `?difference=${long}`, `?pins=${long}:1`];
  const said = given.flatMap((query) => readContent(query, demos, lab).notices);
  assert.equal(said.length, given.length);
  said.push(...readPresentation([['ui', long], ['host', long]]).notices, ...unknownIds({ controls: [long], panels: [long] }, demo));
  const verdict = judge(number, long);
  said.push(verdict.complaint, stateAt('').judge({ [long]: 1 }).complaint.message, stateAt('').judge({ [number.id]: long }).complaint.message);
  for (const sentence of said) {
    assert.ok(sentence.includes(`${'💥'.repeat(60)}…`) && [...sentence].length < 600 && sentence.isWellFormed(), sentence.slice(0, 200));
  }
  const [pin] = readContent(`?pins=~label:${long}`, demos, lab).pins;
  assert.equal(pin.label, '💥'.repeat(80), 'a name is not cut within a letter');
});

test('of many faults eight are told, and how many more there are', () => {
  const faults = Array.from({ length: 20_000 }, (_, index) => `x${index}`);
  for (const query of [
    `?${faults.map((key) => `${key}=1`).join('&')}`, `?zoom=${faults.join()}`, `?pins=${faults.map((key) => `${key}:1`).join()}`,
  ]) {
    const told = some(readContent(query, demos, lab).notices);
    assert.equal(told.length, 9);
    assert.match(told[8], /^and 19,992 more$/u);
  }
  // Of pins no more are read than can be shown.
  const { pins, notices } = readContent(`?pins=${faults.map((key) => `${key}:1`).join(';')}`, demos, lab);
  assert.deepEqual([pins.length, notices.length], [24, 25]);
  assert.equal(some(notices)[8], 'and 17 more');
  assert.deepEqual(some(['one', 'two']), ['one', 'two']);
});

test('a part of an axis without measure stays within its limits', () => {
  for (const part of [[-1e300, 1e300], [1e300, 2e300], [-1e308, 1e308], [0, Number.MIN_VALUE]]) {
    const [min, max] = limited({ home: [0, 100], shared: false }, part);
    assert.ok(Number.isFinite(min) && Number.isFinite(max) && min < max && max - min <= 401, `${part}: ${min} … ${max}`);
  }
});
