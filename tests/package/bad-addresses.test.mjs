// Nothing in an address can break the page: what cannot be taken is named, and the rest is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { opening, readContent } from '../../target/tested/site/www/state/address.js';
import { readPresentation, unknownIds } from '../../target/tested/site/www/state/presentation.js';
import { nullcline } from './package.mjs';

const demos = nullcline.demos();
const lab = new nullcline.Lab();
const open = (query) => readContent(query, demos, lab);
const defaults = ({ params }) => Object.fromEntries(params.map(({ id, default: usual }) => [id, usual]));

for (const demo of demos) {
  test(`bad and unknown keys of ${demo.id} are named and fall back to the default`, () => {
    for (const { id } of demo.params) {
      const { values, notices } = open(`${opening(demo.id)}&${id}=banana&nonsense=1&constructor=2`);
      assert.deepEqual(values, defaults(demo));
      for (const key of [id, 'banana', 'nonsense', 'constructor']) assert.ok(notices.join(' ').includes(key), `${id}: ${key}`);
    }
  });

  test(`values of ${demo.id} far outside, empty, doubled or endless become values that may be typed`, () => {
    for (const text of ['1e999', 'NaN', '', '-1e300', '1e300', '0', '💥', '<b>x</b>']) {
      const said = encodeURIComponent(text);
      const { values } = open(`?demo=${demo.id}&${demo.params.map(({ id }) => `${id}=${said}&${id}=${said}`).join('&')}`);
      for (const { id, kind, choices, hardMin, hardMax } of demo.params) {
        const value = values[id];
        if (kind === 'choice') assert.ok(choices.some((choice) => choice.id === value), `${id}=${text}`);
        else assert.ok(value >= hardMin && value <= hardMax, `${id}=${text}: ${value}`);
      }
      // The core draws them, or refuses them by name.
      try {
        lab.judge(demo.id, values, {});
      } catch (error) {
        assert.ok(error instanceof RangeError && error.message.includes(' cannot be '), `${text}: ${error}`);
      }
    }
  });
}

test('an unknown demo is named, and the first one opens', () => {
  const { demo, values, notices } = open('?demo=__proto__&toString=1');
  assert.equal(demo, demos[0]);
  assert.deepEqual(values, defaults(demo));
  assert.ok(notices.some((notice) => notice.includes('__proto__')));
});

test('what is no part of an axis is named, and the whole is shown', () => {
  const [demo] = demos;
  for (const bad of ['t:20:10', 't:1', 't:a:b', 't:1:1e999', ':1:2']) {
    const { zoom, notices } = open(`?demo=${demo.id}&zoom=${bad}`);
    assert.equal(zoom.size, 0);
    assert.ok(notices.some((notice) => notice.includes(bad)), bad);
  }
});

test('lists that say that nothing is in them are no fault', () => {
  const [demo] = nullcline.demos();
  for (const none of ['[]', '']) {
    const { pins, zoom, notices } = open(`?${new URLSearchParams({ demo: demo.id, pins: none, zoom: none })}`);
    assert.deepEqual([pins, [...zoom], notices], [[], [], []], none);
  }
});

test('what an address pins wrongly is named, and the rest of it is there', () => {
  const demo = demos.reduce((most, one) => (one.panels.length > most.panels.length ? one : most));
  const { id } = demo.params.find(({ kind }) => kind === 'number');
  const wrong = open(`?${new URLSearchParams({ demo: demo.id, pins: `${id}:9;${id}:banana,nonsense:1;~label:%E0%A4,~hidden`, difference: '7:v' })}`);
  for (const said of ['Pinned run 2', 'banana', 'nonsense', '7:v']) assert.ok(wrong.notices.some((notice) => notice.includes(said)), said);
  assert.equal(wrong.pins.length, 3);
  assert.deepEqual(wrong.pins.map(({ shown }) => shown), [true, true, false]);
  assert.equal(wrong.pins[0].values[id], 9);
  assert.equal(wrong.difference, null);
  const many = open(`?demo=${demo.id}&pins=${Array.from({ length: 30 }, (_, index) => `${id}:${index}`).join(';')}`);
  assert.equal(many.pins.length, 24);
  assert.ok(many.notices.some((notice) => notice.includes('24')));
});

test('bad words about the presentation are each named, and the rest is taken', () => {
  const [demo] = demos;
  const bad = { controls: 'nothing', panels: 'nowhere', theme: 'pink', lang: 'xx', autoplay: 'constructor', loop: '2', height: '3', host: 'here' };
  const { presentation, notices } = readPresentation(Object.entries({ ui: 'figure', ...bad }));
  const all = [...notices, ...unknownIds(presentation, demo)];
  for (const [key, text] of Object.entries(bad)) assert.ok(all.some((notice) => notice.includes(`${key} = “${text}”`)), key);
  assert.equal(presentation.ui, 'figure');
  const huge = readPresentation([['ui', 'huge']]);
  assert.ok(huge.notices[0].includes('ui = “huge”'));
  assert.equal(huge.presentation.ui, 'full');
});
