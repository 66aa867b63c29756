// What people type into a field for a number: what it comes to, and what is refused in which words.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge, withMinus, write } from '../../target/tested/site/www/values/numbers.js';
import { comesTo } from '../../target/tested/site/www/values/typed.js';
import { nullcline } from './package.mjs';

const pages = nullcline.demos().map(({ id, params }) => ({ id, params: params.filter(({ kind }) => kind !== 'choice') }));
const params = pages.flatMap((page) => page.params.map((param) => ({ ...param, page: page.id })));
const lab = new nullcline.Lab();
const anyNumber = params.find(({ kind, log, hardMin }) => kind === 'number' && !log && hardMin < -100);
const whole = params.find(({ kind }) => kind === 'whole');
const positive = params.find(({ kind, hardMin }) => kind === 'number' && hardMin === 0);

/** What a field makes of a text. */
const typed = async (param, text) => judge(param, text, (value) => lab.complaint(param.page, param.id, value), await comesTo(text));

test('what is typed as arithmetic comes to its value, written short in the field and in full in the address', async () => {
  const worked = {
    '2*6.2': 12.4, '1e-2': 0.01, 'sqrt(2)': Math.SQRT2, '1/3': 1 / 3, '2^3^2': 512, '2**0.5': Math.SQRT2, '(1+2)*3': 9,
    '-2^2': -4, '(-2)^2': 4, '3*-2^2': -12, '2^-2^2': 1 / 16, '10-−3': 13, '−2×3': -6, '2,5*2': 5, 'sqrt(2,25)': 1.5,
    'pi/2': Math.PI / 2, 'π': Math.PI, 'ln(e)': 1, 'log(100)': 2, 'exp(0)': 1, 'sin(pi/6)': 0.5, 'abs(−7.5)': 7.5, '1e3/4': 250,
  };
  for (const [text, value] of Object.entries(worked)) {
    assert.equal(write((await typed(anyNumber, text)).value), String(Number(value.toPrecision(7))).replace('-', '−'), text);
  }
  assert.equal(String((await typed(anyNumber, '1000/3')).value), '333.333333333');
});

test('what is no arithmetic is no number, and said so', async () => {
  for (const text of ['1/0', 'sqrt(-1)', '2*', '(1+2', 'foo(2)', 'sqrt', 'x-1', '2pi', '1==1', '1;2', '[1]+1', '"1"+1', 'constructor(1)', '1e400*0', 'abc', '1e999', '0x10']) {
    assert.ok((await typed(anyNumber, text)).complaint?.includes(`“${text}” is not a number`), text);
  }
  assert.ok((await typed(anyNumber, '')).complaint.length > 5);
});

test('what an expression comes to is judged as if it had been typed', async () => {
  assert.ok((await typed(whole, '1001/2')).complaint.includes('500.5 is not a whole number'));
  assert.deepEqual(await typed(whole, '1000/2'), { value: 500 });
  assert.ok((await typed(positive, '2-3')).complaint.includes('−1 is not allowed here'));
});

/** “−10⁹” is read as a student reads it. */
function told(text) {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return Number(text.replace('−', '-').replace(/10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/u, (_, power) => `1e${Array.from(power, (digit) => digits.indexOf(digit)).join('')}`));
}

for (const page of pages) {
  test(`a value that may not be typed on ${page.id} is refused in words that say exactly what may`, async () => {
    for (const param of page.params) {
      const { id, hardMin, hardMax, hardOpen } = param;
      for (const value of [hardOpen ? hardMin : hardMin - 1, hardMax + 1]) {
        const { complaint } = await typed({ ...param, page: page.id }, String(value));
        assert.ok(complaint.includes(`${write(value)} is not allowed here`), `${id}: ${complaint}`);
        const [, from, low, high] = /must be (from|above) (\S+?)(?:,? (?:up )?to) (\S+)\.$/u.exec(complaint);
        assert.deepEqual([from === 'above', told(low), told(high)], [hardOpen, hardMin, hardMax], id);
      }
    }
  });
}

test('what may be typed is told without the bounds that only keep the arithmetic safe', () => {
  const said = pages.flatMap((page) => page.params.map((param) => ({ param, range: lab.range(page.id, param.id) })));
  for (const { param: { id, hardMin, hardMax, hardOpen }, range } of said) {
    const [low, high] = [hardMin, hardMax].map((bound) => (Math.abs(bound) < 1e9 ? write(bound) : ''));
    const told = low && high ? (hardOpen ? `above ${low}, up to ${high}` : `from ${low} to ${high}`) : low ? `${hardOpen ? 'above' : 'at least'} ${low}` : high ? `at most ${high}` : 'any number';
    assert.equal(range, told, id);
  }
  assert.ok(new Set(said.map(({ range }) => range)).size > 5);
  assert.throws(() => lab.range('lif-step', 'nonsense'), { name: 'RangeError', key: 'nonsense' });
});

test('a sentence of the core has the reader’s minus sign before its numbers, and keeps its hyphens', () => {
  assert.equal(withMinus('I_amp = -3: a “-.5” is not a well-known number from -2 to 5 (-1)'), 'I_amp = −3: a “−.5” is not a well-known number from −2 to 5 (−1)');
  assert.equal(withMinus('hh-step and 1e-3, f-2'), 'hh-step and 1e-3, f-2');
});
