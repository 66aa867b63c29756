// What is not said has the course's default, and the catalogue tells the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { COURSE, demoId, nullcline } from './package.mjs';

const { circDist, demos, learn, makeCloud, makeImage, models, proposeSeed } = nullcline;
const catalogue = demos();
const params = catalogue.flatMap(demo => demo.params.map(param => ({ ...param, demo: demo.id })));

for (const [name, defaults] of Object.entries(COURSE)) {
  test(`${name} without argument is ${name} with every default spelled out`, () => {
    const nothing = nullcline[name]();
    assert.deepEqual(nullcline[name](defaults), nothing);
    assert.deepEqual(nullcline[name]({}), nothing);
    assert.deepEqual(nullcline[name](undefined), nothing);
    const undefineds = Object.fromEntries(Object.keys(defaults).map(key => [key, undefined]));
    assert.deepEqual(nullcline[name](undefineds), nothing);
  });

  test(`every argument of ${name} makes a difference`, () => {
    const nothing = nullcline[name]();
    for (const [key, value] of Object.entries(defaults)) {
      const other = key === 'method' ? 'rk4' : key === 'hold' || key === 'tail' ? value + 1 : value * 1.02 + 0.02;
      assert.notDeepEqual(nullcline[name]({ [key]: other }), nothing, key);
    }
  });

  test(`the catalogue has the arguments of ${name} with the same defaults`, () => {
    const page = catalogue.find(demo => demo.id === demoId(name));
    const told = Object.fromEntries(page.params.map(param => [param.id, param.default]));
    for (const [key, value] of Object.entries(defaults)) assert.equal(told[key], value, key);
    const more = Object.keys(told).filter(key => !(key in defaults));
    const axon = [...Object.keys(WITHIN), 'reversal', 'start'];
    const known = { typeX: ['v_th'], hhStep: axon, hhRamp: axon, hhSinus: axon }[name] ?? [];
    assert.deepEqual(more.sort(), known.sort(), "only the page's own detector and start, and what is done to the axon, are more than the course has");
  });
}

/** What is done to the axon beyond the course: other values, and those just beyond what is accepted. */
const WITHIN = {
  TTX: [30, 100.5], TEA: [30, -0.5], celsius: [16.3, 60.5], Q10: [2, 0.9],
  Na_in: [100, 0], Na_out: [300, 1e5], K_in: [300, 0], K_out: [30, 0],
};

test('the axon of the course functions can be blocked, warmed, and given concentrations', () => {
  const { hhStep } = nullcline;
  const nothing = hhStep();
  assert.equal(hhStep({ TTX: 100 }).spikeIndices.length, 0);
  const usual = { celsius: 16.3, reversal: 'nernst' };
  for (const [key, [other, beyond]] of Object.entries(WITHIN)) {
    assert.notDeepEqual(hhStep({ ...usual, [key]: other === 16.3 ? 6.3 : other }), hhStep(usual), key);
    assert.throws(() => hhStep({ [key]: beyond }), { name: 'RangeError', key }, key);
  }
  for (const key of ['Na_in', 'Na_out', 'K_in', 'K_out']) assert.deepEqual(hhStep({ [key]: WITHIN[key][0] }), nothing, `${key} plays no part`);
  for (const key of ['ENa', 'EK']) assert.deepEqual(hhStep({ ...usual, [key]: 20 }), hhStep(usual), `${key} plays no part`);
  assert.throws(() => hhStep({ reversal: 'goldman' }), /given, nernst/);
});

test("a cloud of the seed alone has the course's size, ratio and angle", () => {
  assert.deepEqual(makeCloud({ seed: 3 }), makeCloud({ size: 10000, ratio: 1, angle: 0, seed: 3 }));
  assert.equal(makeCloud().length, 20000);
});

test('without a seed every cloud is another', () => {
  assert.notDeepEqual(makeCloud({ size: 5 }), makeCloud({ size: 5 }));
});

test('learning starts from equal weights of norm 1, at a rate of 0.001, in two dimensions', () => {
  const cloud = makeCloud({ size: 50, seed: 1 });
  const half = Math.SQRT1_2;
  assert.ok(Math.abs(learn(cloud)[0] - half) < 1e-15);
  assert.equal(learn(cloud)[0], learn(cloud)[1]);
  assert.deepEqual(learn(cloud, { eta: 0.001, dim: 2, w0: [...learn(cloud).slice(0, 2)] }), learn(cloud));
  assert.deepEqual([...learn(cloud, { dim: 4 }).slice(0, 4)], [0.5, 0.5, 0.5, 0.5]);
  assert.deepEqual([...learn([...cloud], { w0: new Float64Array([1, 0]) })], [...learn(cloud, { w0: [1, 0] })]);
});

test('an image without options is a square of norm 1, and its seed gives its place', () => {
  const norm = image => Math.hypot(...image);
  const image = makeImage();
  assert.ok(Number.isInteger(Math.sqrt(image.length)) && image.length > 1);
  assert.ok(Math.abs(norm(image) - 1) < 1e-12);
  assert.deepEqual(makeImage({ m: 7, sigma: 1, seed: 5 }), makeImage({ m: 7, sigma: 1, seed: 5 }));
  const places = Array.from({ length: 40 }, (_, seed) => makeImage({ m: 7, sigma: 1, seed }).join());
  assert.ok(new Set(places).size > 20, 'seeds spread over the 49 places');
  assert.equal(makeImage({ m: 7, sigma: 1, ci: 2, cj: 4 }).indexOf(Math.max(...makeImage({ m: 7, sigma: 1, ci: 2, cj: 4 }))), 2 * 7 + 4);
});

test('half the ring away, the distance has the sign of i − j', () => {
  assert.deepEqual([[4, 3, 1], [4, 1, 3], [5, 4, 0], [5, 0, 4]].map(triple => circDist(...triple)), [2, -2, -1, 1]);
});

test('a proposed seed is one that a cloud takes, and the next is another', () => {
  const seeds = Array.from({ length: 5 }, proposeSeed);
  for (const seed of seeds) assert.equal(makeCloud({ size: 1, seed }).length, 2);
  assert.ok(new Set(seeds).size > 1);
});

test('the catalogue has the pages of the course in their order', () => {
  const ids = 'lif-step lif-sinus hh-step hh-ramp hh-sinus type-x oja-cloud oja-images'.split(' ');
  assert.deepEqual(catalogue.filter(({ week }) => week > 0).map(demo => demo.id), ids);
  for (const { id, title, week } of catalogue) {
    assert.ok(typeof title === 'string' && title.trim().length > 3, `title of ${id}`);
    assert.ok(Number.isInteger(week) && week >= 0, `week of ${id}`);
  }
  assert.deepEqual(demos(), catalogue, 'it is the same each time');
});

test('beyond the course every model has a page, in its plane where it has two variables, and pages of how it fires and under a clamp', () => {
  const pages = models().map(({ id, variables }) => `${id}-${variables.length === 2 ? 'plane' : 'current'}`);
  const [firing, clamp] = ['firing', 'clamp'].map(asked => models().map(({ id }) => `${id}-${asked}`));
  const slices = models().filter(({ variables }) => variables.length > 2).map(({ id }) => `${id}-slice`);
  const beyond = catalogue.filter(({ week }) => week === 0).map(demo => demo.id);
  const others = id => ['ramp-race', 'step-lens'].includes(id) || id.endsWith('-currents') || id.startsWith('own');
  assert.deepEqual(beyond.filter(id => !others(id)), [...pages, ...slices, ...firing, ...clamp]);
});

test('a preset of a page is a value for each parameter of its model, and its current', () => {
  for (const { id, params } of models()) {
    const page = catalogue.find(demo => [`${id}-plane`, `${id}-current`].includes(demo.id));
    for (const { values } of page.presets) {
      assert.deepEqual(Object.keys(values).sort(), [...params.map(param => param.id), 'amplitude'].sort(), id);
      assert.ok(Object.values(values).every(Number.isFinite));
    }
  }
});

test("no page has two parameters of one key", () => {
  for (const { id, params } of catalogue) assert.equal(new Set(params.map(param => param.id)).size, params.length, id);
});

for (const { demo, id, kind, symbol, unit, min, max, default: initial, help, choices } of params) {
  test(`the catalogue tells all about ${id} of ${demo}`, () => {
    assert.ok(Number.isFinite(min) && Number.isFinite(max) && min < max, `${min} to ${max}`);
    if (kind === 'choice') assert.ok(choices.some(choice => choice.id === initial));
    else assert.ok(initial >= min && initial <= max, `${initial} is within ${min} to ${max}`);
    assert.equal(typeof unit, 'string');
    assert.equal(typeof symbol, 'string');
    assert.match(help, /^\p{Lu}.*\p{L}{2}.* .*[^.]$/u, 'one sentence');
  });
}
