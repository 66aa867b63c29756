// How people type numbers: one place reads them, and what could be read in two ways is asked back.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge } from '../../target/tested/site/www/values/numbers.js';
import { comesTo, read } from '../../target/tested/site/www/values/typed.js';

const any = { kind: 'number', hardMin: -1e9, hardMax: 1e9, hardOpen: false };
const whole = { ...any, kind: 'whole' };

test('a decimal sign is a point or a comma, and a minus may be a real one', () => {
  for (const [text, value] of [['1.5', 1.5], ['1,5', 1.5], ['.5', 0.5], ['0,005', 0.005], ['12,3456', 12.3456], ['1234,567', 1234.567], ['−12,5', -12.5], ['1e-3', 0.001], [' 7 ', 7], ['1.005', 1.005], ['1.000', 1]]) assert.deepEqual(read(text), [value], text);
});

test('what could be thousands has two readings', () => {
  for (const [text, both] of [['1,000', [1000, 1]], ['10,000', [10000, 10]], ['1,005', [1005, 1.005]], ['−1,000', [-1000, -1]], ['999,999', [999999, 999.999]]]) assert.deepEqual(read(text), both, text);
});

test('groups that can be nothing else are thousands', () => {
  for (const [text, value] of [['1 000', 1000], ['10 000', 10000], ['1\u00a0000', 1000], ['1\u2009000', 1000], ['1\u202f000\u202f000', 1e6], ['1 000,5', 1000.5], ['1 000,500', 1000.5], ['1,000.5', 1000.5], ['1.000,5', 1000.5], ['1,000,000', 1e6], ['1.000.000', 1e6], ['1’000', 1000]]) assert.deepEqual(read(text), [value], text);
});

test('blanks that group no thousands are refused, and so is all that is no number', () => {
  for (const text of ['5 10', '1 00', '1 0000', '1000 000', '1 000 00', '1 2 3', '0 500', '1,00,000', '1_000', '0x10', 'Infinity', 'NaN', '', ' ', '1e', '--1']) assert.deepEqual(read(text), [], text);
});

test('an expression has as many readings as its numbers', async () => {
  for (const [text, numbers] of [['2*1,000', [2000, 2]], ['2*1,5', [3]], ['sqrt(10 000)', [100]], ['2*5 10', []], ['2−3', [-1]], ['1,000', [1000, 1]], ['5 10', []]]) assert.deepEqual(await comesTo(text), numbers, text);
});

/** Whatever is typed is allowed. */
const fine = () => undefined;

test('a field asks which of two readings was meant, but where just one is whole as it must be', () => {
  const asked = judge(any, '1,000', fine);
  assert.deepEqual(asked.either, [1000, 1]);
  assert.match(asked.complaint, /1,000.*1000.*1\b/u);
  assert.deepEqual(judge(whole, '10,000', fine).either, [10000, 10]);
  assert.deepEqual(judge(whole, '1,234', fine), { value: 1234 });
  assert.deepEqual(judge(any, '1,5', fine), { value: 1.5 });
  assert.deepEqual(judge(any, '5 10', fine).either, []);
  assert.match(judge(any, '5 10', fine).complaint, /not a number/u);
});
