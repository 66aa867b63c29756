// At the end of a line numbers stay with their units, in every sentence of every page.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { unbroken } from '../../target/tested/site/www/words/unbroken.js';
import { nullcline } from './package.mjs';

const lab = new nullcline.Lab();
const unseen = Array.from({ length: 6 }, () => ({ width: 0, height: 0 }));

/** Every sentence of a page with these values. */
function said(demo, values) {
  const { results, method, warning } = lab.show(demo.id, values, { dark: false, density: 1, fontSize: 12.5, fontFamily: 'serif', frame: 1e9 }, unseen);
  return [results.map(({ text }) => text).join(''), ...results.map(({ text }) => text), method, warning];
}

for (const demo of nullcline.demos()) {
  test(`no line of ${demo.id} ends between a number and its unit, or within “I = 5”`, () => {
    const usual = Object.fromEntries(demo.params.map((param) => [param.id, param.default]));
    const chosen = demo.params.filter(({ id, kind }) => kind === 'choice' && !['orbits', 'flow'].includes(id)).flatMap(({ id, choices }) => choices.map((choice) => ({ [id]: choice.id })));
    const runs = [{}, ...demo.presets.map((preset) => preset.values), ...chosen].map((values) => ({ ...usual, ...values }));
    const texts = [...runs.flatMap((values) => said(demo, values)), ...demo.params.map(({ help }) => help), demo.summary];
    const units = [...new Set(demo.params.map(({ unit }) => unit).filter((unit) => unit && unit !== '°'))].map((unit) => unit.replaceAll('/', '\\/'));
    const torn = new RegExp(`[\\d⁰-⁹…] (?:${[...units, 'Hz', '%'].join('|')})(?!\\p{L})| [=≈±] [−\\d.]|[^ ] = [−\\d]`, 'u');
    for (const text of texts) {
      assert.doesNotMatch(unbroken(text).replaceAll('\u00a0', '_'), torn, text);
      assert.equal(unbroken(text).replaceAll('\u00a0', ' '), text);
    }
  });
}

test('what is bound together are numbers and units, and nothing else', () => {
  const shown = (text) => unbroken(text).replaceAll('\u00a0', '_');
  assert.equal(shown('4 spikes at 22.1, 30 ms, mean rate 65.3 Hz; the first at I = −90 µA/cm².'), '4 spikes at 22.1, 30_ms, mean rate 65.3_Hz; the first at I_=_−90_µA/cm².');
  assert.equal(shown('λ = −0.1 ± 0.3i 1/ms, 2 states, from 0.5 s to 3 mV'), 'λ_=_−0.1_±_0.3i 1/ms, 2 states, from 0.5_s to 3_mV');
});
