// The frame's side of the conversation with its host: nothing that anybody sends breaks it, and nobody else is heard.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createMessages } from '../../target/tested/site/www/guest/messages.js';
import { noAddressBar } from '../../target/tested/site/www/state/no-address-bar.js';
import { createState } from '../../target/tested/site/www/state/state.js';
import { nullcline } from './package.mjs';

const demos = nullcline.demos();
const demo = demos[0];
const param = demo.params.find(({ kind, min, max, default: value }) => kind === 'number' && value >= min && value < max);
const ORIGIN = 'https://course.example';

/** A frame in a window of the test's own, whose host has not spoken yet. */
function frame({ host = null } = {}) {
  const told = [];
  let hear = () => {};
  const parent = { postMessage: (message, to) => told.push({ ...message, to }) };
  Object.assign(globalThis, { parent, addEventListener: (_, listener) => { hear = listener; }, ResizeObserver: class { observe() {} } });
  const state = createState(new nullcline.Lab(), demos, noAddressBar(`?demo=${demo.id}`, ''));
  const transport = { playing: false, setPlaying(run) { this.playing = run; } };
  const scales = [];
  const messages = createMessages({ root: {}, state, transport, outcome: () => ({ sentence: 'It fires.', warning: '', method: '' }), scaled: (scale) => scales.push(scale) }, { host, height: null });
  return {
    messages, state, transport, told, scales,
    /** What it answers to this. */
    say(data, { source = parent, origin = ORIGIN } = {}) {
      told.length = 0;
      hear({ data, source, origin });
      return told.slice();
    },
  };
}

test('it says that it is awake, greets who says hello, and answers each request to that origin alone', () => {
  const one = frame();
  assert.deepEqual(one.told, [{ nullcline: 1, type: 'awake', to: '*' }]);
  const [ready] = one.say({ nullcline: 1, type: 'hello', id: 1 });
  assert.deepEqual([ready.type, ready.id, ready.to, ready.demo, ready.values[param.id]], ['ready', 1, ORIGIN, demo.id, param.default]);
  const [set] = one.say({ nullcline: 1, type: 'set', id: 2, values: { [param.id]: param.max } });
  assert.deepEqual([set.type, set.id, set.values[param.id], one.state.values[param.id]], ['state', 2, param.max, param.max]);
  assert.equal(one.say({ nullcline: 1, type: 'play', id: 3 })[0].playing, true);
  assert.equal(one.say({ nullcline: 1, type: 'pause', id: 4 })[0].playing, false);
  assert.equal(one.say({ nullcline: 1, type: 'results', id: 5 })[0].outcome.sentence, 'It fires.');
  const [refused] = one.say({ nullcline: 1, type: 'set', id: 6, values: { [param.id]: 'much' } });
  assert.deepEqual([refused.type, refused.id, refused.key, one.state.values[param.id]], ['refused', 6, param.id, param.max]);
});

test('what the reader does is told once the hand rests; what the host does is no news to it', () => {
  const one = frame();
  one.say({ nullcline: 1, type: 'hello' });
  assert.deepEqual(one.say({ nullcline: 1, type: 'set', values: { [param.id]: param.max } }).map(({ type }) => type), ['state']);
  one.told.length = 0;
  one.state.set(param.id, param.min, false);
  assert.deepEqual(one.told, []);
  one.state.set(param.id, param.min, true);
  assert.deepEqual(one.told.map(({ type, values }) => [type, values[param.id]]), [['change', param.min]]);
  one.told.length = 0;
  for (const settled of [false, true, true]) one.messages.drawn(settled);
  assert.deepEqual(one.told.map(({ type }) => type), ['results']);
});

test('hostile and broken messages change nothing', () => {
  const { id } = param;
  const bad = [
    null, 1, 'set', [], {}, { type: 'set', values: { [id]: 3 } }, { nullcline: 2, type: 'set', values: { [id]: 3 } }, { nullcline: '1', type: 'set', values: { [id]: 3 } },
    { nullcline: 1 }, { nullcline: 1, type: 'constructor' }, { nullcline: 1, type: '__proto__' }, { nullcline: 1, type: 'toString' }, { nullcline: 1, type: ['set'] },
    { nullcline: 1, type: 'set' }, { nullcline: 1, type: 'set', values: null }, { nullcline: 1, type: 'set', values: [3] }, { nullcline: 1, type: 'set', values: 'x' },
    { nullcline: 1, type: 'set', values: { [id]: {} } }, { nullcline: 1, type: 'set', values: { [id]: null } }, { nullcline: 1, type: 'set', values: { [id]: '<img src=x onerror=alert(1)>' } },
    { nullcline: 1, type: 'set', values: JSON.parse(`{"__proto__": 3, "${id}": 3}`) }, { nullcline: 1, type: 'set', values: { [id]: 3, demo: 'x' } }, { nullcline: 1, type: 'set', values: { [id]: 1e300 } },
    { nullcline: 1, type: 'set', values: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`k${index}`, 1])) }, { nullcline: 1, type: 'set', values: { [id]: 'NaN' } },
    ...['2', -1, 0, 1e9, NaN, {}].map((scale) => ({ nullcline: 1, type: 'scale', scale })), 'slide:start ', 'slide:',
  ];
  const one = frame();
  one.say({ nullcline: 1, type: 'hello' });
  const before = { ...one.state.values };
  const answers = bad.flatMap((data) => one.say(data));
  assert.ok(answers.every(({ type }) => type === 'refused'), JSON.stringify(answers));
  assert.ok(answers.length > 15);
  assert.deepEqual(one.state.values, before);
  assert.deepEqual(one.scales, []);
  assert.equal({}.polluted, undefined);
});

test('who is not the page around is not heard, nor who has not said hello, nor another origin than the one that has', () => {
  const set = { nullcline: 1, type: 'set', values: { [param.id]: param.max } };
  const one = frame();
  assert.deepEqual(one.say(set).map(({ type }) => type), ['refused']);
  const neighbour = { postMessage: () => assert.fail('it is answered') };
  for (const data of [{ nullcline: 1, type: 'hello' }, set]) assert.deepEqual(one.say(data, { source: neighbour }), []);
  one.say({ nullcline: 1, type: 'hello' });
  assert.deepEqual(one.say(set, { source: neighbour }), []);
  assert.deepEqual(one.say(set, { origin: 'https://else.example' }), []);
  assert.equal(one.state.values[param.id], param.default);
});

test('a host of another origin than the address allows is not answered; the one that it allows is', () => {
  const one = frame({ host: ORIGIN });
  assert.equal(one.told[0].to, ORIGIN);
  assert.deepEqual(one.say({ nullcline: 1, type: 'hello' }, { origin: 'https://else.example' }), []);
  assert.deepEqual(one.say({ nullcline: 1, type: 'hello' }).map(({ type }) => type), ['ready']);
});

test('an origin that has no name, as a sandbox has, is answered all the same', () => {
  const one = frame();
  assert.equal(one.say({ nullcline: 1, type: 'hello' }, { origin: 'null' })[0].to, '*');
});
