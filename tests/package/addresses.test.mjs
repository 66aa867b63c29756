// An address written at any time opens today what it opened then.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { schema } from '../../target/tested/site/course/contents.js';
import { opening, readContent, readLists, write } from '../../target/tested/site/www/address.js';
import { readPresentation, unknownIds } from '../../target/tested/site/www/presentation.js';
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
      assert.deepEqual({ demo: demo.id, values: asked(values, expected.values), pins: kept, zoom, difference }, expected, address);
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
  assert.deepEqual(zoom, { 'new.y': [1, 2] });
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
    assert.ok(content.notices[0].includes(`v=${v}:`), content.notices[0]);
  }
  for (let v = 1; v <= schema; v++) assert.deepEqual(readContent(`?demo=${demo.id}&v=${v}`, demos, lab).notices, []);
});

test('what is written today says its version, unless that is the first', () => {
  const written = demos.flatMap((demo) => [opening(demo.id), write(readContent(opening(demo.id), demos, lab))]);
  for (const address of written) assert.equal(new URLSearchParams(address).get('v'), schema === 1 ? null : String(schema));
});
