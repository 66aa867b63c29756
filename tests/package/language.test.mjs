// What is said in another language, and what is in none: addresses, files and what hosts are told of values.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { change } from '../../target/tested/site/www/state/change.js';
import { noAddressBar } from '../../target/tested/site/www/state/no-address-bar.js';
import { pinName, pinnedInFiles } from '../../target/tested/site/www/state/pinned.js';
import { createState } from '../../target/tested/site/www/state/state.js';
import { judge, writeFull, writeWithUnit } from '../../target/tested/site/www/values/numbers.js';
import { comesTo } from '../../target/tested/site/www/values/typed.js';
import { core, speak, words } from '../../target/tested/site/www/words/index.js';
import { nullcline } from './package.mjs';

const english = nullcline.demos();
const page = english[0];
const param = page.params.find(({ kind, unit, step }) => kind === 'number' && unit && step < 1) ?? page.params.find(({ kind }) => kind === 'number');

function state(query) {
  const lab = new nullcline.Lab();
  if (core) lab.speak(core, words.number.decimal, words.number.between);
  return createState(lab, lab.demos(), noAddressBar(query, 'https://lab.example/'), new nullcline.Lab());
}

before(() => speak('fr'));
after(() => speak('en'));

test('numbers have the decimal sign of the language where people read them, and a point everywhere else', () => {
  const one = state(`?demo=${page.id}&${param.id}=1.25&pins=${param.id}:0.5`);
  const french = one.demo.params.find(({ id }) => id === param.id);
  assert.equal(writeFull(-0.5), '−0,5');
  assert.match(writeWithUnit(0.5, french), /^0,5/u);
  assert.match(pinName(one, one.pins[0], 0), / 0,5/u);
  const [{ label }] = pinnedInFiles(one, page);
  assert.equal(label, `${param.name} 0.5${param.unit ? ` ${param.unit}` : ''}`);
  assert.equal(new URL(one.link).searchParams.get(param.id), '1.25');
  assert.equal(new URL(one.link).searchParams.get('pins'), `${param.id}:0.5`);
  assert.deepEqual(nullcline.demos(), english);
  assert.match(change({ ...one, values: { ...one.values, [param.id]: 2 } }, one).label, /1,25/u);
});

test('what is typed is read as the language writes it, and what stands in an address as ever', async () => {
  assert.deepEqual(await comesTo('1,125', words.number.decimal), [1.125]);
  assert.deepEqual(await comesTo('2*1,125', words.number.decimal), [2.25]);
  assert.deepEqual(await comesTo('12,5', words.number.decimal), [12.5]);
  assert.deepEqual(await comesTo('0.5', words.number.decimal), [0.5]);
  assert.deepEqual(await comesTo('10 000', words.number.decimal), [10000]);
  const one = state(`?demo=${page.id}`);
  const wrong = (value) => one.complaint(param.id, value);
  assert.deepEqual(judge(param, '1,125', wrong), { value: 1.125 });
  assert.match(judge(param, '-10 000 000 000,5', wrong).complaint, /^−10000000000 n’est pas admis ici/u);
  for (const written of [1.125, 0.001, 1e-7, -2.5]) assert.deepEqual(await comesTo(writeFull(written), words.number.decimal), [written]);
  const [said] = state(`?demo=${page.id}&${param.id}=1,125`).notices;
  assert.match(said, /1125 .* 1\.125/u);
});

test('what programs are told of values that are refused is English; what readers are told is not', () => {
  const one = state(`?demo=${page.id}`);
  for (const given of [{ [param.id]: 'much' }, { [param.id]: '1,125' }, { nothing: 1 }]) {
    const { complaint: told } = one.judge(given);
    assert.equal(told.key, Object.keys(given)[0]);
    const { complaint: said } = one.judge(given, true);
    assert.notEqual(said.message, told.message);
    assert.equal(said.key, told.key);
    assert.doesNotMatch(told.message, /[éèàê«»]/u);
    assert.match(said.message, /[éèàê«»]|il faut/u);
  }
  const { values, complaint } = one.judge({ [param.id]: param.max });
  assert.deepEqual([values[param.id], complaint], [param.max, null]);
});
