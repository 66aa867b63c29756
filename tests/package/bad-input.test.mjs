// Bad input throws a RangeError that names the key, the value and what is allowed, and breaks nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { COURSE, fresh } from './package.mjs';

/** What a good call gives; the same after anything bad. */
const good = ({ lifStep, hhStep, makeCloud, learn, spikeIndices }) => [
  lifStep({ tend: 40 }), hhStep({ tend: 5 }), learn(makeCloud({ size: 9, seed: 1 })), spikeIndices([0, 2], 1),
];
const asBefore = good(await fresh());

/** How a message may name a value: as it is written, or by its kind. */
function named(value) {
  if (value === null) return /null/;
  if (typeof value === 'number') {
    return Math.abs(value) === Infinity ? /inf/i : new RegExp(escape(String(value)).replace('e\\+', 'e\\+?'));
  }
  if (typeof value === 'string') return new RegExp(escape(value));
  return new RegExp(`\\b(${typeof value}|array|list|date)\\b`, 'i');
}
const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function show(value) {
  if (Array.isArray(value)) return `[${value.map(show)}]`.slice(0, 40);
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return `"${value}"`;
  return typeof value === 'object' && value ? Object.prototype.toString.call(value).slice(8, -1) : String(value);
}

let copy = await fresh();

/** Whether `call` is refused with this key and in words that name this value (or match it); else what happens instead. */
async function fault(call, key, value, allowed = /must be|there is no such|would|allowed/) {
  let error;
  try {
    const result = call(copy);
    return `is taken, and gives ${show(result)}`;
  } catch (thrown) {
    error = thrown;
  } finally {
    // A call that broke the module must not spoil the next.
    try {
      assert.deepEqual(good(copy), asBefore);
    } catch {
      copy = await fresh();
      if (error) error = new Error(`${error.name}: ${error.message}, which broke the module`);
    }
  }
  if (!(error instanceof RangeError) || error.key === undefined) return `throws a ${error.name}: ${error.message}`;
  if (error.key !== key) return `has the key ${error.key}: ${error.message}`;
  if (!error.message.includes(key)) return `does not name the key: ${error.message}`;
  if (!(value instanceof RegExp ? value : named(value)).test(error.message)) return `does not name the value: ${error.message}`;
  if (!allowed.test(error.message)) return `does not say what is allowed: ${error.message}`;
  if (error.message.length > 300) return `takes ${error.message.length} characters: ${error.message.slice(0, 60)}…`;
  return null;
}

/** A test that every row is refused: what it is, the call, the key to be named, the value, what the message says is allowed. */
function refused(title, rows) {
  test(`${title}: refused by key, value and what is allowed`, async () => {
    assert.notEqual(rows.length, 0);
    const faults = [];
    for (const [what, ...row] of rows) {
      const found = await fault(...row);
      if (found) faults.push(`${what} ${found}`);
    }
    assert.deepEqual(faults, []);
  });
}

const notNumbers = ['5', '', null, true, 5n, Symbol('s'), [5], [], {}, () => 5, new Date(5), new Number(5), NaN, Infinity, -Infinity];
const notOptions = ['x', null, 0, true, 5n, Symbol('s'), [], [{ dt: 1 }], () => ({})];

/** The functions that take options: the keys that must be numbers, and what comes before the options. */
const TAKES = [
  ...Object.entries(COURSE).map(([name, keys]) => [name, Object.keys(keys).filter(key => key !== 'method'), []]),
  ['makeCloud', ['size', 'ratio', 'angle', 'seed'], []],
  ['learn', ['eta', 'dim'], [[1, 2]]],
  ['makeImage', ['m', 'sigma', 'seed'], []],
  ['makeImage', ['ci', 'cj'], []],
];
const WRONG_KEYS = ['i_amp', 'DT', '', ' dt', 'toString', '__proto__', 'v_th', 'größe', '0'];

for (const [name, keys, first] of TAKES) {
  const given = options => copy => copy[name](...first, options);
  const rows = (values, row) => values.map(row);
  refused(`${name}, ${keys.join(' ')} that are no finite numbers`, keys.flatMap(key =>
    rows(notNumbers, value => [`{${key}: ${show(value)}}`, given({ [key]: value }), key, value])));
  refused(`${name}, options that are no object`,
    rows(notOptions, value => [show(value), given(value), 'options', value, /plain object/]));
  refused(`${name}, unknown keys`,
    rows(WRONG_KEYS, key => [`{"${key}": 1}`, given({ other: undefined, [key]: 1 }), key, 1, /no such/]));
  refused(`${name}, a nested object`, [['{foo: {a: {}}}', given({ foo: { a: {} } }), 'foo', {}, /no such/]]);
}

// These have no entries of their own: taken for options, they would silently mean all defaults.
refused('lifStep, objects that are no plain objects',
  [new Date(0), new Map([['I_amp', 2]]), new Set(['dt']), /dt/, new Float64Array(0), Promise.resolve({})].map(value =>
    [show(value), copy => copy.lifStep(value), 'options', /./, /plain object/]));

refused('numbers beyond all measure, in words of a sensible length',
  [['I_amp', 1e300], ['I_amp', -1e300], ['dt', 1e-300], ['dt', Number.MIN_VALUE], ['tend', Number.MAX_VALUE]].map(([key, value]) =>
    [`{${key}: ${value}}`, copy => copy.lifStep({ [key]: value }), key, /./]));

const METHODS = ['', 'EULER', ' euler', 'heun', 'constructor', 0, 1, null, NaN, true, ['euler'], {}, new String('rk4')];
for (const name of Object.keys(COURSE)) {
  const given = options => copy => copy[name](options);
  refused(`${name}, methods that are none`, METHODS.map(method =>
    [`{method: ${show(method)}}`, given({ method }), 'method', method, /euler, rk4, dopri5/]));
  refused(`${name}, a step that is not positive`, [0, -0, -0.1, -1e9].map(dt =>
    [`{dt: ${show(dt)}}`, given({ dt }), 'dt', dt, /greater than 0/]));
  if (name === 'typeX') continue;
  refused(`${name}, windows and bins`, [
    ['a reversed window', given({ tstart: 50, tend: -50 }), 'tend', -50, /greater than tstart, which is 50/],
    ['an empty window', given({ tstart: 5, tend: 5 }), 'tend', 5, /greater than tstart, which is 5/],
    ['a bin too many', given({ tend: 10_000_001, dt: 1 }), 'dt', 1, /10000001 .* 10000000/],
    ['a step too fine', given({ dt: 1e-9 }), 'dt', /0\.000000001|1e-9/, /10000000/],
  ]);
}

/** Rows for one function's keys and values. */
const options = (call, pairs) => pairs.map(([key, value]) =>
  [`{${key}: ${value}}`, copy => call(copy)({ [key]: value }), key, value]);
refused('typeX, too many steps', options(copy => copy.typeX, [['hold', 10_000_000], ['tail', 9_999_850], ['I_step', 1e-8]])
  .map(([what, call, key]) => [what, call, key, /./]));
refused('typeX, values out of range', options(copy => copy.typeX, [
  ['hold', -1], ['hold', 0.5], ['tail', -1], ['tail', 1.5], ['I_step', 0], ['I_step', -0.01], ['tau', 0], ['tau', -1]]));
refused('hhStep, values out of range', options(copy => copy.hhStep, [['C', 0], ['C', -1], ['gNa', -1], ['gK', -1], ['gL', -0.1]]));
refused('makeCloud, values out of range', options(copy => copy.makeCloud, [
  ['size', 0], ['size', -1], ['size', 1.5], ['size', 1e9], ['ratio', -1], ['seed', -1], ['seed', 0.5], ['seed', 2 ** 32]]));
refused('makeImage, values out of range', options(copy => copy.makeImage, [
  ['m', 0], ['m', -5], ['m', 2.5], ['m', 1e6], ['sigma', 0], ['sigma', -1], ['seed', -1], ['seed', 2 ** 32]]));
refused('makeImage, a place and a seed', [['{ci, cj, seed}', copy => copy.makeImage({ ci: 1, cj: 1, seed: 1 }), 'seed', 1]]);

const dim = value => options(copy => given => copy.learn([], given), [['dim', value]]);
refused('learn, values out of range', [...dim(0), ...dim(-2), ...dim(1.5), ...options(copy => given => copy.learn([], given), [['eta', -0.1]])]);
refused('learn, more dimensions than there is memory for', dim(1e9));

test('ten million bins are allowed', async () => {
  const { lifStep } = await fresh();
  assert.equal(lifStep({ tend: 10_000_000, dt: 1 }).v.length, 10_000_000);
});

const learns = (cloud, options) => copy => copy.learn(cloud, options);
refused('learn, clouds of the wrong length or with what is not finite', [
  ['three numbers', learns([1, 2, 3]), 'cloud', /\b3\b/, /multiple of dim, which is 2/],
  ['four numbers for dim 3', learns([1, 2, 3, 4], { dim: 3 }), 'cloud', /\b4\b/, /multiple of dim, which is 3/],
  ...[NaN, Infinity, -Infinity].map(bad => [`[1, ${bad}]`, learns([1, bad]), 'cloud', bad]),
]);
refused('learn, a w0 of the wrong length', [[], [1], [1, 2, 3], new Float64Array(3), new Float64Array(1e6)].map(w0 =>
  [`${w0.length} numbers`, learns([1, 2], { w0 }), 'w0', new RegExp(`\\b${w0.length}\\b`), /length must be dim, which is 2/]));
refused('learn, a w0 that is no list', ['ab', '12', null, 5, true, 5n, Symbol('s'), {}, () => 1, new Date(0)].map(w0 =>
  [show(w0), learns([1, 2], { w0 }), 'w0', w0, /must be an array of numbers/]));
refused('learn, a w0 of what is not finite numbers', [NaN, Infinity, '1', null, undefined, 1n, [1], {}, Symbol('s')].map(bad =>
  [`[1, ${show(bad)}]`, learns([1, 2], { w0: [1, bad] }), 'w0', bad, /each (number must be finite|of them must be a number)/]));

// Arguments in a place of their own.
const POSITIONS = [
  ['cloud', 'learn', value => copy => copy.learn(value)],
  ['v', 'spikeIndices', value => copy => copy.spikeIndices(value, 0)],
];
for (const [key, name, given] of POSITIONS) {
  refused(`${name}, what is no list`, [null, undefined, 5, 'ab', true, 5n, Symbol('s'), {}, () => 1, new Date(0), new Set([1, 2])].map(value =>
    [show(value), given(value), key, value, /list|array/i]));
  refused(`${name}, a length that no list has`, [-1, 1e9, Infinity].map(length =>
    [`{length: ${length}}`, given({ length }), key, /./, /list|array/i]));
  refused(`${name}, a list with what is no number`, [1n, Symbol('s'), '1', null, {}].map(value =>
    [`[1, ${show(value)}]`, given([1, value]), key, value, /number/]));
}
for (const [key, name, given] of [
  ['v_th', 'spikeIndices', value => copy => copy.spikeIndices([1], value)],
  ['n', 'circDist', value => copy => copy.circDist(value, 1, 2)],
  ['i', 'circDist', value => copy => copy.circDist(5, value, 2)],
  ['j', 'circDist', value => copy => copy.circDist(5, 1, value)],
]) {
  const row = value => [show(value), given(value), key, value, /finite number/];
  refused(`${name}, a ${key} that is not finite`, [NaN, Infinity, -Infinity].map(row));
  refused(`${name}, a ${key} that is no number`, [...notNumbers.filter(value => typeof value !== 'number'), undefined].map(row));
}
refused('circDist, a ring without length', [0, -5].map(n => [String(n), copy => copy.circDist(n, 1, 2), 'n', n, /greater than 0/]));

test('a distance on a ring is finite, however far the places are apart', () => {
  for (const triple of [[5, 1e308, -1e308], [1e308, 1e308, -1e308], [5, 1e16, 3]]) {
    const distance = copy.circDist(...triple);
    assert.ok(Math.abs(distance) <= triple[0] / 2, `circDist(${triple}) is ${distance}`);
  }
});

const SPIKES = [
  ['a plain array', [0, 1, 0, 1], 0.5, [0, 2]],
  ['an empty array', [], 0, []],
  ['an empty Float64Array', new Float64Array(0), 0, []],
  ['a Float32Array', new Float32Array([0, 2]), 1, [0]],
  ['one value', [5], 0, []],
  ['values at the threshold, which are not above it', [1, 1, 2, 1, 2], 1, [1, 3]],
  ['NaN, which is neither above nor below', [0, NaN, 2, NaN, NaN, 0, 2, NaN], 1, [5]],
  ['infinities', [-Infinity, Infinity, -Infinity], 1e300, [0]],
];
for (const [what, v, threshold, wanted] of SPIKES) {
  test(`spikes are found in ${what}`, async () => {
    const found = (await fresh()).spikeIndices(v, threshold);
    assert.ok(found instanceof Uint32Array);
    assert.deepEqual([...found], wanted);
  });
}

// An exception of the caller's own comes through as it is, however often, and leaves nothing behind.
const own = new Error('mine');
const fail = () => { throw own; };
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const THROWING = [
  ['a getter', copy => copy.lifStep({ get I_amp() { return fail(); } })],
  ['a proxy that refuses its keys', copy => copy.lifStep(new Proxy({}, { ownKeys: fail }))],
  ['a proxy that refuses its values', copy => copy.typeX(new Proxy({ dt: 1 }, { get: fail }))],
  ['a revoked proxy', copy => copy.makeCloud(revoked.proxy), TypeError],
  ['an iterator of w0', copy => copy.learn([1, 2], { w0: { [Symbol.iterator]: fail } })],
  ['a step of the iterator of w0', copy => copy.learn([1, 2], { w0: { [Symbol.iterator]: () => ({ next: fail }) } })],
  ['the length of a cloud', copy => copy.learn({ get length() { return fail(); } })],
  ['an entry of a trace', copy => copy.spikeIndices({ length: 1e5, get 0() { return fail(); } }, 0)],
];
for (const [what, call, kind] of THROWING) {
  test(`three thousand exceptions of ${what} leave the module as it was`, async () => {
    const copy = await fresh();
    const mine = kind ?? (error => error === own || (error instanceof RangeError && 'key' in error));
    for (let i = 0; i < 3000; i++) assert.throws(() => call(copy), mine, `time ${i + 1}`);
    assert.deepEqual(good(copy), asBefore);
  });
}

for (const [what, options] of [
  ['a proxy', new Proxy({ I_amp: 2 }, {})],
  ['a frozen object', Object.freeze({ I_amp: 2 })],
  ['an object with a getter', { get I_amp() { return 2; } }],
  ['an object without a prototype', Object.assign(Object.create(null), { I_amp: 2 })],
  ['an object of another window or frame', runInNewContext('({ I_amp: 2 })')],
]) {
  test(`options may be ${what}`, () => assert.deepEqual(copy.lifStep(options), copy.lifStep({ I_amp: 2 })));
}

test('a thousand refusals one after another leave the module as it was', async () => {
  const copy = await fresh();
  for (let i = 0; i < 1000; i++) assert.throws(() => copy.lifStep({ [`wrong${i}`]: i }), RangeError);
  assert.deepEqual(good(copy), asBefore);
});
