// What goes along from a page of a neuron to another, which preset a run is one of, and what somebody meant whose words are not known.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { contents, neurons } from '../../target/tested/site/course/contents.js';
import { opening, readContent, write } from '../../target/tested/site/www/state/address.js';
import { along } from '../../target/tested/site/www/state/along.js';
import { nearest } from '../../target/tested/site/www/state/near.js';
import { noAddressBar } from '../../target/tested/site/www/state/no-address-bar.js';
import { presetOf } from '../../target/tested/site/www/state/preset.js';
import { createState } from '../../target/tested/site/www/state/state.js';
import { nullcline } from './package.mjs';

const demos = nullcline.demos();
const lab = new nullcline.Lab();
const open = (query) => readContent(query, demos, lab);
const find = (id) => demos.find((demo) => demo.id === id);
const presets = demos.filter((demo) => demo.presets.length > 0);
const defaults = ({ params }) => Object.fromEntries(params.map(({ id, default: usual }) => [id, usual]));

test('of a neuron its own parameters go along that were changed, and nothing of the page', () => {
  const axon = open('?demo=hh-step&gNa=130&I_amp=9&method=rk4&start=rest');
  assert.deepEqual(along(axon, find('hodgkin-huxley-firing')), { gNa: 130 });
  assert.deepEqual(along(axon, undefined), { gNa: 130 }, 'also where the other page is in another core');
  assert.deepEqual(along(open('?demo=oja-cloud&ratio=2'), undefined), {});
  for (const { pages } of neurons) for (const { id } of pages) assert.deepEqual(along(open(`?demo=${id}`), undefined), {}, id);
});

test('the current goes along in the words of the page that is opened, also into another core', () => {
  const one = (from, to) => {
    const state = createState(lab, demos, noAddressBar(from, ''));
    return Object.fromEntries([...new URLSearchParams(state.linkAlong(to))].filter(([key]) => !['demo', 'v'].includes(key)));
  };
  assert.deepEqual(one('?demo=hh-step&I_amp=3&Step_tend=60', 'hodgkin-huxley-currents'), { stimulus: 'step', amplitude: '3', start: '20', end: '60' });
  assert.deepEqual(one('?demo=hh-ramp', 'hodgkin-huxley-current'), { stimulus: 'ramp', amplitude: '20', start: '30', end: '170', tend: '200' });
  assert.deepEqual(one('?demo=lif-sinus&I_amp=0.8', 'lif-current'), { stimulus: 'sinusoid', amplitude: '0.8', offset: '0.5', frequency: '0.1' });
  assert.deepEqual(one('?demo=hodgkin-huxley-current&v=2&stimulus=step&amplitude=3&start=20&end=60', 'hh-step'), { I_amp: '3', Step_tend: '60' });
  assert.deepEqual(one('?demo=hodgkin-huxley-current&v=2&stimulus=ramp&amplitude=3', 'hodgkin-huxley-currents'), { stimulus: 'ramp', amplitude: '3' });
  assert.deepEqual(one('?demo=hodgkin-huxley-current&v=2&amplitude=3', 'hh-step'), {}, 'a page has its own kind of current alone');
  assert.deepEqual(one('?demo=hodgkin-huxley-current&v=2&amplitude=3', 'hodgkin-huxley-firing'), {});
  const course = nullcline.demos().filter(({ week }) => week > 0);
  const state = createState(lab, course, noAddressBar('?demo=hh-step&I_amp=3', ''));
  const query = new URLSearchParams(state.linkAlong('hodgkin-huxley-currents'));
  assert.deepEqual(['stimulus', 'amplitude', 'start', 'end'].map((key) => query.get(key)), ['step', '3', '20', '70']);
  for (const { pages } of neurons) {
    for (const { id, current } of pages) {
      const keys = current?.keys.map(([, own]) => own) ?? [];
      assert.deepEqual(keys.filter((key) => !find(id).params.some((param) => param.id === key)), [], `${id} has what it calls its current by`);
    }
  }
});

test('a current that was changed elsewhere is that of a page that was left', () => {
  const state = createState(lab, demos, noAddressBar('?demo=hh-step&I_amp=3&gNa=130', ''));
  state.openAlong('hodgkin-huxley-currents');
  assert.deepEqual([state.values.stimulus, state.values.amplitude, state.values.gNa], ['step', 3, 130]);
  state.set('amplitude', 9, true);
  state.openAlong('hh-step');
  assert.equal(state.values.I_amp, 9);
  state.openAlong('hodgkin-huxley-currents');
  state.set('stimulus', 'constant', true);
  state.openAlong('hh-step');
  assert.equal(state.values.I_amp, 9, 'it has its own kind alone');
});

test('what a text gives another value has that one, wherever its slider was', () => {
  const text = (a) => `v'=-a*v+I\npar a=${a} b=2 I=1\ninit v=b`;
  const state = createState(lab, demos, noAddressBar(`?demo=own&v=2&eq=${encodeURIComponent(text(1))}&a=0.5&amplitude=3`, ''));
  assert.equal(state.values.a, 0.5);
  state.inscribe(text(3));
  assert.deepEqual([state.values.a, state.values.amplitude], [3, 3]);
});

/** What is on a page beside the neuron, as an address says it. */
const beside = ({ query }) => [...new URLSearchParams(query)].filter(([key]) => ['stimulus', 'pins', 'zoom', 'difference', 'method'].includes(key));

test('who comes back to a page of a neuron finds it as it was left, with the neuron as it is now', () => {
  for (const [query, other] of [
    ['?demo=hodgkin-huxley-current&v=2&stimulus=ramp&method=euler&gNa=130&pins=gK:30&zoom=t:10:40&difference=0:v', 'hodgkin-huxley-firing'],
    [`?demo=own&v=2&eq=${encodeURIComponent('v\'=-v+I\npar gNa=120 I=0\n')}&stimulus=ramp&method=euler&pins=gNa:30`, 'own-firing'],
  ]) {
    const state = createState(lab, demos, noAddressBar(query, ''));
    const first = new URLSearchParams(query).get('demo');
    const left = beside(state);
    assert.ok(left.length > 2, query);
    state.openAlong(other);
    assert.notDeepEqual(beside(state), left);
    assert.equal(new URLSearchParams(state.linkAlong(first)).get('stimulus'), 'ramp', 'the tab leads there');
    state.set('gNa', 90, true);
    state.openAlong(first);
    assert.deepEqual(beside(state), left);
    assert.equal(state.values.gNa, 90, 'changed meanwhile');
    state.openAlong(other);
    state.reset('gNa');
    state.openAlong(first);
    assert.deepEqual(beside(state), left);
    assert.equal(state.values.gNa, 120, 'reset meanwhile');
    state.open('lif-step');
    state.open(other);
    assert.deepEqual(beside({ query: state.linkAlong(first) }), [], 'after another neuron it is opened anew');
  }
});

test('equations that were changed on one tab are those of a tab that was left, without what was pinned of the others', () => {
  const text = (rate) => `v'=${rate}\npar tau=10 I=0\n`;
  const state = createState(lab, demos, noAddressBar(`?demo=own&v=2&eq=${encodeURIComponent(text('(I-v)/tau'))}&stimulus=ramp&pins=tau:30`, ''));
  state.openAlong('own-firing');
  state.inscribe(text('(I-2*v)/tau'));
  state.openAlong('own');
  assert.equal(state.demo.text, text('(I-2*v)/tau'));
  assert.equal(state.values.stimulus, 'ramp');
  assert.equal(state.pins.length, 0);
  state.openAlong('own-firing');
  state.set('to', 7, true);
  state.openAlong('own');
  state.follow(`?demo=own&v=2&eq=${encodeURIComponent(text('(I-3*v)/tau'))}`);
  state.openAlong('own-firing');
  assert.notEqual(state.values.to, 7, 'a text that is opened is another neuron');
});

test('a current that was changed on a page of a preset is there again, and another preset brings its own', () => {
  const current = presets.find(({ id, presets: [one] }) => id.endsWith('-plane') && 'amplitude' in one.values);
  const firing = find(current.id.replace('-plane', '-firing'));
  const [one, two] = current.presets;
  const state = createState(lab, demos, noAddressBar(`?demo=${current.id}&v=2`, ''));
  state.choose(one.id);
  const amplitude = state.values.amplitude / 2;
  state.set('amplitude', amplitude, true);
  state.openAlong(firing.id);
  state.openAlong(current.id);
  assert.equal(state.values.amplitude, amplitude);
  state.openAlong(firing.id);
  state.choose(two.id);
  state.openAlong(current.id);
  assert.deepEqual({ ...state.values, ...two.values }, state.values);
});

test('a preset as it was published goes along with the current that it is shown under, a changed one without', () => {
  for (const demo of presets) {
    const { pages } = neurons.find(({ id }) => id === demo.tab.neuron);
    for (const { id, values } of demo.presets) {
      for (const other of pages.map((page) => find(page.id))) {
        const there = { ...defaults(other), ...along({ demo, values: { ...defaults(demo), ...values }, preset: id }, other) };
        const same = other.presets.find((preset) => preset.id === id);
        for (const [key, value] of Object.entries(same.values)) assert.equal(there[key], value, `${demo.id} to ${other.id}: ${id}, ${key}`);
      }
    }
  }
  const [demo] = presets;
  const { id, values } = demo.presets.at(-1);
  const [own] = neurons.find((neuron) => neuron.id === demo.tab.neuron).params;
  const changed = along({ demo, values: { ...defaults(demo), ...values, [own]: 1.5 * values[own] }, preset: id }, demo);
  assert.equal(changed[own], 1.5 * values[own]);
  assert.equal(changed.amplitude, undefined);
});

test('a preset stays chosen when values are changed, whatever others are nearer then, and the address keeps it', () => {
  for (const demo of presets) {
    for (const { id, values } of demo.presets) {
      for (const other of demo.presets) {
        // One value after the other becomes another preset’s: it is that one when all are, and any that it comes by on its way.
        let expected = id;
        let run = { ...defaults(demo), ...values };
        let chosen = presetOf(demo, run, null);
        assert.equal(chosen, id);
        const different = Object.keys(values).filter((key) => values[key] !== other.values[key]);
        for (const key of different) {
          run = { ...run, [key]: other.values[key] };
          chosen = presetOf(demo, run, chosen);
          expected = demo.presets.find((one) => Object.entries(one.values).every(([known, value]) => run[known] === value))?.id ?? expected;
          assert.equal(chosen, expected, `${demo.id}: ${id} to ${other.id}`);
          const read = open(write({ demo, values: run, preset: chosen, pins: [], zoom: new Map(), difference: null }));
          assert.deepEqual([read.preset, read.values, read.notices], [chosen, run, []]);
        }
        assert.equal(chosen, other.id);
      }
    }
    assert.equal(open(`?demo=${demo.id}`).preset, demo.presets.find(({ values }) => Object.entries(values).every(([key, value]) => defaults(demo)[key] === value))?.id ?? null);
    assert.equal(open(`?demo=${demo.id}&preset=nonsense`).notices.length, 1);
  }
});

test('an address says its preset only where the values do not', () => {
  for (const demo of presets) {
    for (const { values } of demo.presets) {
      const query = write({ ...open(`?demo=${demo.id}`), values: { ...defaults(demo), ...values }, preset: presetOf(demo, { ...defaults(demo), ...values }, null) });
      assert.equal(new URLSearchParams(query).get('preset'), null, query);
    }
  }
});

test('words that are nearly known are taken for those that are', () => {
  const names = ['I_amp', 'gNa', 'gK', 'Step_tstart', 'morris-lecar-plane', 'type-x', 'type-x-plane'];
  const meant = { morrislecar: 'morris-lecar-plane', MORRIS_LECAR: 'morris-lecar-plane', 'Morris–Lecar': 'morris-lecar-plane', typex: 'type-x', i_amp: 'I_amp', amp: 'I_amp', Iampp: 'I_amp', gna: 'gNa', 'Step-start': 'Step_tstart', banana: null, '': null, '–': null, x: null };
  for (const [word, name] of Object.entries(meant)) assert.equal(nearest(word, names), name, word);
  assert.equal(nearest('m'.repeat(100_000), names), null);
  for (const { id } of contents) assert.equal(nearest(id, contents.map((demo) => demo.id)), id);
});

test('an address with a demo or parameters that are not known proposes what was meant, with all else as it was', () => {
  const led = { morrislecar: 'morris-lecar-plane', 'morris-lecar': 'morris-lecar-plane', hh_step: 'hh-step', hodgkinhuxley: 'hodgkin-huxley-current', izhikevitch: 'izhikevich-plane', oja: 'oja-cloud', 'adex-current': 'adex-plane', 'izhikevich_plan': 'izhikevich-plane' };
  for (const [id, meant] of Object.entries(led)) {
    const { proposal, notices } = open(`?demo=${id}&a=1`);
    assert.deepEqual(proposal, { names: [meant], query: `?demo=${meant}&a=1` }, id);
    assert.ok(notices[0].includes(id));
  }
  const { proposal } = open('?demo=hh-step&gna=100&i_amp=9&gK=30&nonsense=1');
  assert.deepEqual(proposal.names, ['gNa', 'I_amp']);
  assert.deepEqual(open(proposal.query).values, { ...defaults(find('hh-step')), gNa: 100, I_amp: 9, gK: 30 });
  assert.equal(open(proposal.query).proposal, null);
  for (const query of ['?demo=banana', '?demo=hh-step', '?demo=hh-step&nonsense=1', '?demo=__proto__']) assert.equal(open(query).proposal, null, query);
});

test('an address that asks for a preset and says nothing else has its values, and misspelt ones and choices are proposed', () => {
  for (const demo of presets) {
    for (const { id, name, values } of demo.presets) {
      const asked = open(`${opening(demo.id)}&preset=${id}`);
      assert.deepEqual([asked.preset, asked.values, asked.notices], [id, { ...defaults(demo), ...values }, []], `${demo.id}: ${id}`);
      for (const written of [name, id.toUpperCase(), ...(id.length > 3 ? [`${id}x`] : [])]) {
        const { proposal, notices } = open(`${opening(demo.id)}&preset=${encodeURIComponent(written)}`);
        if (written === id) continue;
        assert.deepEqual([proposal?.names, notices.length], [[id], 1], `${demo.id}: ${written}`);
        assert.equal(open(proposal.query).preset, id);
      }
    }
  }
  const { proposal, notices } = open('?demo=hh-step&method=RK4&I_amp=9');
  assert.deepEqual([proposal, notices.length], [{ names: ['rk4'], query: '?demo=hh-step&method=rk4&I_amp=9' }, 1]);
  assert.equal(open('?demo=hh-step&method=banana').proposal, null);
});
