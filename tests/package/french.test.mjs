// The page's words in French: they have the places of the English, the terms of the glossary, and the typography of French.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { words as english } from '../../target/tested/site/www/words/en.js';
import { words as french } from '../../target/tested/site/www/words/fr.js';

/** Texts that have another word than the glossary's for these terms, by their keys. */
const FREE = new Map([
  // Not what flows, but what is of today.
  ...['unknownSchema', 'pins.panel', 'failure.start.advice', 'failure.noWasm.advice', 'failure.load.advice'].map((key) => [key, 'current']),
  // Not a simulation, but programs and people.
  ...['script.noPython', 'failure.noWasm.title', 'failure.stopped.advice'].map((key) => [key, 'run']),
  // Not what a neuron does after a spike.
  ...['resetOne', 'resetTip'].map((key) => [key, 'reset']),
]);

/** What stands at the places of a text: told apart, and no number, so that a text has its plural. */
const filled = (text) => Array.from({ length: text.length }, (_, place) => [`‹${place}›`]);

/** All texts, by their keys. @returns {[string, string][]} */
const texts = (words, key = '') => Object.entries(words).flatMap(([name, word]) => {
  const own = key ? `${key}.${name}` : name;
  if (typeof word === 'object') return texts(word, own);
  return [[own, typeof word === 'function' ? word(...filled(word)) : word]];
});

const inFrench = new Map(texts(french));
/** What both say, by its key: that they have the same keys is seen to where types are checked. */
const both = texts(english).map(([key, text]) => ({ key, text, told: inFrench.get(key) }));

test('a text in French has the places of the English', () => {
  const places = (text) => [...new Set(text.match(/‹\d›/g))].sort();
  for (const { key, text, told } of both) assert.deepEqual(places(told), places(text), key);
});

test('one thing has one name, on the page and in the core', async () => {
  const head = await readFile(new URL('../../src/words/fr.po', import.meta.url), 'utf8');
  const terms = head.split('\n').filter((line) => line.startsWith('# term: ')).map((line) => line.slice(8).toLowerCase().split(' = '));
  for (const { key, text, told } of both) {
    const missing = terms.filter(([term, forms]) => new RegExp(`(?<![\\p{L}–-])${term}s?(?![\\p{L}–-])`, 'u').test(text.toLowerCase())
      && !forms.split(' | ').some((form) => told.toLowerCase().includes(form)));
    assert.equal(missing.map(([term]) => term).join(), FREE.get(key) ?? '', `${key}: ${text} → ${told}`);
  }
});

test('French has its own typography', () => {
  for (const [key, told] of inFrench) {
    assert.doesNotMatch(told, /['"“”]|\.\.\./, `${key}: French quotes, ’ and …`);
    // A colon may stand in what is to be typed, such as t:10:20.
    assert.doesNotMatch(told, /[^\u202f][;!?»]|[ \u00a0]:|\p{L}:(?![/\d])|«(?!\u202f)/u, `${key}: narrow spaces`);
  }
});
