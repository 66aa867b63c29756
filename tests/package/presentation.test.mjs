// The keys of an address that are about the presentation: they meet no parameter, and the README's table is theirs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KEYS, isPresentation, readPresentation, writePresentation } from '../../target/tested/site/www/state/presentation.js';
import { words } from '../../target/tested/site/www/words/index.js';
import { nullcline } from './package.mjs';

test('no parameter has the name of a key of the presentation, or of another parameter but for capitals: HTML knows none', () => {
  for (const { id, params } of nullcline.demos()) {
    const names = params.map((param) => param.id.toLowerCase());
    assert.equal(new Set(names).size, names.length, id);
    assert.deepEqual(names.filter((name) => isPresentation(name) || ['demo', 'pins', 'zoom', 'difference', 'v', 'till', 'fin', 'id', 'class', 'style', 'title', 'hidden', 'slot', 'part', 'is', 'dir', 'role'].includes(name)), [], id);
  }
});

test('what is written is read back, and what is as usual is not written', () => {
  const given = [['ui', 'figure'], ['controls', 'a,b'], ['panels', 'c'], ['theme', 'dark'], ['autoplay', '0'], ['loop', '1'], ['height', '333'], ['ground', 'transparent'], ['scale', '1.5'], ['host', 'https://course.example']];
  const { presentation, notices } = readPresentation(given);
  assert.deepEqual(notices, []);
  assert.deepEqual([...new URLSearchParams(writePresentation(presentation))], given);
  assert.equal(writePresentation(readPresentation([['a', '1']]).presentation), '');
  for (const [key, texts] of [['host', ['https://course.example/path']], ['scale', ['0', '-1', '0.7', '2.01', '1e0', '1,5', 'NaN', '']], ['ground', ['none', 'Transparent', '']]]) {
    for (const text of texts) {
      const { presentation: read, notices: [said, ...more] } = readPresentation([[key, text]]);
      assert.deepEqual(read, readPresentation([]).presentation, `${key}=${text}`);
      assert.ok(said.startsWith(`${key} = `) && more.length === 0, said);
    }
  }
});

test('the README has the table of all keys', () => {
  const rows = KEYS.map(({ key, values }) => `| \`${key}\` | ${values().split(' | ').map((value) => (/^[\w]+$/u.test(value) ? `\`${value}\`` : value)).join(', ')} | ${words.presentation.keys[key]} |`);
  const table = ['| key | values | what |', '|---|---|---|', ...rows].join('\n');
  assert.ok(readFileSync(new URL('../../README.md', import.meta.url), 'utf8').includes(table), `README.md lacks this table:\n${table}`);
});
