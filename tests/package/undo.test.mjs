// Undo and redo: every kind of change is a step with its name, and the address and the browser's entries go with it.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';

import { createState } from '../../target/tested/site/www/state/state.js';
import { nullcline } from './package.mjs';

const demos = nullcline.demos();
/** The run with the most panels over one axis of time. */
const demo = demos.filter(({ autoplay, layout }) => !autoplay && layout === 'stack').reduce((most, one) => (one.panels.length > most.panels.length ? one : most));
const [first, second, third, fourth] = demo.params.filter(({ kind, min, max, default: value }) => kind === 'number' && value >= min && value < max);

/** A browser's address bar and its history, which goes somewhere when it `arrives`. */
class Bar {
  base = '';
  /** How often the address was changed. */
  changes = 0;
  #entries = [{ query: `?demo=${demo.id}`, entry: null }];
  #at = 0;
  #going = [];
  #gone = () => {};

  get query() { return this.#entries[this.#at].query; }
  get length() { return this.#entries.length; }

  replace = (entry, query) => {
    this.changes += 1;
    this.#entries[this.#at] = { query, entry };
    return true;
  };

  push = (entry, query) => {
    this.changes += 1;
    this.#entries.splice(++this.#at, Infinity, { query, entry });
    return true;
  };

  go = (far) => this.#going.push(far);
  leaves = () => false;
  onGone = (listener) => { this.#gone = listener; };
  onLeave = () => {};

  arrive() {
    for (const far of this.#going.splice(0)) {
      this.#at += far;
      this.#gone(this.#entries[this.#at].entry);
    }
  }
}

/** A page on which time passes when the test says so, and what a hand does to it. */
function opened() {
  const bar = new Bar();
  const state = createState(new nullcline.Lab(), demos, bar);
  const { params } = demo;
  return {
    bar,
    state,
    /** A slider's step by a key, or so many. */
    press(param, steps = 10) { state.set(param.id, state.values[param.id] + steps * param.step, true); },
    undo() {
      state.undo();
      bar.arrive();
    },
    redo() {
      state.redo();
      bar.arrive();
    },
    /** What undo and redo would do, by name. */
    get offers() {
      const { list, at } = state.steps;
      return [at > 0 ? list[at].label : null, list[at + 1]?.label ?? null];
    },
    get changed() { return params.filter(({ id }) => state.changed(id)).length; },
  };
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 60_000 });
});

test('every kind of change has its name, is undone and redone, and the address goes with it', () => {
  const page = opened();
  const { state, bar } = page;
  const choice = demo.params.find(({ kind }) => kind === 'choice');
  const other = demos.find(({ id }) => id !== demo.id);
  const changes = {
    [first.name]: () => page.press(first),
    'Pinned a run': () => state.pin(),
    [second.name]: () => state.set(second.id, 12.5, true),
    Difference: () => state.setDifference({ pin: 0, column: 'v' }),
    Zoomed: () => state.setZoom(new Map([['t', [10, 20]]]), true),
    'Changed a pin': () => state.setPin(0, { label: 'strong' }),
    [choice.name]: () => state.set(choice.id, choice.choices[1].id, true),
    'Whole figure': () => state.setZoom(new Map(), true),
    'Reset all': () => state.resetAll(),
    'Removed a pin': () => state.unpin(0),
    [`Opened ${other.title}`]: () => state.open(other.id),
  };
  const seen = [bar.query];
  const names = [];
  assert.deepEqual(page.offers, [null, null]);
  for (const [name, change] of Object.entries(changes)) {
    mock.timers.tick(2000);
    change();
    const [undo, redo] = page.offers;
    assert.ok(undo.startsWith(name), `${undo} is ${name}`);
    assert.equal(redo, null);
    assert.notEqual(bar.query, seen.at(-1), name);
    seen.push(bar.query);
    names.push(undo);
  }
  for (let step = names.length; step > 0; step -= 1) {
    assert.equal(page.offers[0], names[step - 1]);
    page.undo();
    assert.equal(bar.query, seen[step - 1]);
    assert.equal(page.offers[1], names[step - 1]);
  }
  assert.equal(page.offers[0], null);
  assert.equal(state.demo, demo);
  for (let step = 1; step <= names.length; step += 1) {
    page.redo();
    assert.equal(bar.query, seen[step]);
  }
  assert.equal(page.offers[1], null);
  assert.equal(state.demo, other);
});

test('a new change forgets what could have been redone', () => {
  const page = opened();
  page.press(first);
  page.undo();
  assert.ok(page.offers[1]);
  page.press(second);
  assert.equal(page.offers[1], null);
  page.undo();
  assert.equal(page.changed, 0);
  assert.equal(page.offers[0], null);
});

test('there and back again at once can be undone step by step', () => {
  const page = opened();
  const { values: { [first.id]: value } } = page.state;
  page.press(first, 1);
  page.press(first, -1);
  assert.equal(page.state.values[first.id], value);
  page.undo();
  assert.notEqual(page.state.values[first.id], value);
  page.undo();
  assert.equal(page.state.values[first.id], value);
  assert.equal(page.offers[0], null);
});

test('keys pressed quickly undo as many steps, however late the browser goes there', () => {
  const page = opened();
  for (const param of [first, second, third, fourth]) page.press(param);
  assert.equal(page.changed, 4);
  for (let times = 0; times < 3; times += 1) page.undo();
  assert.equal(page.changed, 1);
  for (let times = 0; times < 2; times += 1) page.redo();
  assert.equal(page.changed, 3);
  // All before the browser has gone anywhere.
  for (let times = 0; times < 3; times += 1) page.state.undo();
  page.bar.arrive();
  assert.equal(page.changed, 0);
});

test('a key that is held is one step and one entry, and changes the address a few times only', () => {
  const page = opened();
  const { bar, state } = page;
  const { changes, length } = bar;
  for (let repeat = 0; repeat < 20; repeat += 1) {
    page.press(first, 1);
    mock.timers.tick(30);
  }
  mock.timers.tick(2000);
  assert.equal(new URLSearchParams(bar.query).get(first.id), String(state.values[first.id]));
  assert.equal(bar.length, length + 1);
  assert.ok(bar.changes - changes < 4, 'browsers refuse more than some hundred in half a minute');
  page.undo();
  assert.deepEqual([page.changed, page.offers[0]], [0, null]);
});

test('what has not come to rest yet is undone first, and alone', () => {
  const page = opened();
  page.press(first);
  page.state.setZoom(new Map([['t', [10, 20]]]), false);
  page.undo();
  assert.equal(page.state.zoom.size, 0);
  assert.equal(page.changed, 1);
  assert.equal(page.offers[1], 'Zoomed');
});

test('another entry of the browser shows what was left there', () => {
  const page = opened();
  const { bar } = page;
  const seen = [bar.query];
  for (const act of [() => page.press(first), () => page.state.pin(), () => page.press(second)]) {
    act();
    seen.push(bar.query);
  }
  bar.go(-1);
  bar.arrive();
  assert.equal(bar.query, seen[2]);
  assert.ok(page.offers[1].startsWith(second.name));
  bar.go(-2);
  bar.arrive();
  assert.equal(bar.query, seen[0]);
  assert.deepEqual([page.changed, page.offers[0]], [0, null]);
});

test('after a reload the browser goes back and forth as before it', () => {
  const { bar, press } = opened();
  const seen = [bar.query];
  press(first);
  seen.push(bar.query);
  mock.timers.tick(1);
  const again = createState(new nullcline.Lab(), demos, bar);
  for (const [far, expected] of [[-1, seen[0]], [1, seen[1]], [-1, seen[0]], [1, seen[1]]]) {
    bar.go(far);
    bar.arrive();
    assert.equal(bar.query, expected);
    assert.equal(again.changed(first.id), expected === seen[1]);
  }
});

test('a refusal by the browser costs nothing but the address, which is written later', () => {
  const page = opened();
  const { bar } = page;
  const { push } = bar;
  bar.push = () => false;
  page.press(first);
  assert.equal(page.changed, 1);
  bar.push = push;
  mock.timers.tick(10_000);
  assert.equal(new URLSearchParams(bar.query).get(first.id), String(page.state.values[first.id]));
  page.undo();
  assert.equal(page.changed, 0);
});
