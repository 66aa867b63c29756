// The words of the page: every language has all of them, none is left over, and none is read before a language is spoken.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { parseAst } from 'vite';

import { word } from '../../target/tested/site/www/start/shell.js';
import { languages } from '../../target/tested/site/www/words/languages.js';
import { words as english } from '../../target/tested/site/www/words/en.js';

const root = new URL('../../', import.meta.url);
const index = readFileSync(new URL('index.html', root), 'utf8');
const modules = readdirSync(new URL('www/', root), { recursive: true, withFileTypes: true })
  .filter(({ name, parentPath }) => name.endsWith('.js') && !parentPath.endsWith('/words'))
  .map(({ name, parentPath }) => ({ name, text: readFileSync(`${parentPath}/${name}`, 'utf8') }))
  .filter(({ text }) => text.includes('words/index.js'))
  .map(({ name, text }) => parsed(name, text));

/** The code of a module as a list of its parts, each with what it stands in. */
function parsed(name, text) {
  const parts = [];
  const add = (node, parent) => {
    if (typeof node?.type === 'string') parts.push(Object.assign(node, { parent }));
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'parent' && child && typeof child === 'object') add(child, typeof node.type === 'string' ? node : parent);
    }
  };
  add(parseAst(text), null);
  return { name, parts };
}

/** What there is at each key of a table, by its whole name: `text` or `function`, or `list` for several texts. */
function shape(table, name = '') {
  return Object.entries(table).flatMap(([key, value]) => {
    const whole = name ? `${name}.${key}` : key;
    if (typeof value === 'object' && !Array.isArray(value)) return shape(value, whole);
    return [[whole, Array.isArray(value) ? 'list' : typeof value === 'function' ? `function of ${value.length}` : typeof value]];
  });
}

/** The keys that an expression leads along, from what it begins with; `dynamic` where one is looked up. */
function path(node) {
  if (node?.type === 'Identifier') return { from: node.name, keys: [] };
  const within = node?.type === 'MemberExpression' ? path(node.object) : null;
  if (!within || within.dynamic) return within;
  return node.computed ? { ...within, dynamic: true } : { from: within.from, keys: [...within.keys, node.property.name] };
}

/** What stands for a part of the words in a module, as `said` does after `const said = words.share`, or as an argument that is `said = words` by default. */
function aliases({ parts }) {
  const found = new Map([['words', []]]);
  for (const { type, id, init, left, right } of parts) {
    const [name, value] = type === 'VariableDeclarator' ? [id, init] : type === 'AssignmentPattern' ? [left, right] : [];
    const led = name?.type === 'Identifier' && path(value);
    if (led && led.from === 'words' && !led.dynamic) found.set(name.name, led.keys);
  }
  return found;
}

/** All keys that a module reads; one with more below it stands for all of these. */
function read(module) {
  const known = aliases(module);
  return module.parts.flatMap((node) => {
    const { parent } = node;
    // Of a chain the whole is looked at.
    if (!isRead(node) || parent.type === 'MemberExpression' && parent.object === node) return [];
    const led = path(node);
    if (!led || !known.has(led.from)) return [];
    const whole = [...known.get(led.from), ...led.keys];
    const isNamed = parent.type === 'VariableDeclarator' && parent.init === node;
    if (isNamed && parent.id.type === 'ObjectPattern' && !led.dynamic) return parent.id.properties.map(({ key }) => [...whole, key.name].join('.'));
    return whole.length && !(isNamed && known.has(parent.id.name)) ? [whole.join('.')] : [];
  });
}

/** Whether this is the value of something, and not its name. */
function isRead({ type, parent, ...node }) {
  if (type === 'MemberExpression') return true;
  if (type !== 'Identifier' || !parent) return false;
  const isKey = (parent.type === 'Property' || parent.type === 'MethodDefinition') && !parent.computed && !parent.shorthand && parent.key.start === node.start;
  const isProperty = parent.type === 'MemberExpression' && !parent.computed && parent.property.start === node.start;
  const isDeclared = parent.type.startsWith('Import') || (parent.type === 'VariableDeclarator' && parent.id.start === node.start);
  return !isKey && !isProperty && !isDeclared;
}

/** What of a module's words is read while it is evaluated. */
function early(module) {
  const known = aliases(module);
  const isEvaluated = ({ parent }) => !parent || (!/Function/u.test(parent.type) && isEvaluated(parent));
  return module.parts.filter((node) => node.type === 'Identifier' && known.has(node.name) && isRead(node) && isEvaluated(node)).map(({ name }) => name);
}

for (const [key, { name, page }] of Object.entries(languages).filter(([, { page: own }]) => own)) {
  test(`${name} has the words of English, all of them and no others`, async () => {
    const { words } = await page();
    assert.deepEqual(shape(words), shape(english));
    // So the compiler says the same, with the place.
    assert.match(readFileSync(new URL(`www/words/${key}.js`, root), 'utf8'), /\/\*\* @type \{import\("\.\/languages\.js"\)\.Words\} \*\/\nexport const words = \{/u);
  });
}

test('no word is left over', () => {
  const used = [...modules.flatMap(read), ...[...index.matchAll(/ data-(?:word|label)="(.*?)"/gu)].map(([, key]) => key)];
  const left = shape(english).map(([key]) => key).filter((key) => !used.some((one) => key === one || key.startsWith(`${one}.`) || one.startsWith(`${key}.`)));
  assert.deepEqual(left, []);
});

test('no module reads a word while it is evaluated: no language is spoken then', () => {
  for (const module of modules) assert.deepEqual(early(module), [], module.name);
});

test('a word that is read by anybody, or too early, is found', () => {
  const module = parsed('a.js', 'import { words } from "./index.js";\nconst first = words.a.b;\nconst later = () => words.z;\nfunction f(k, { words: own }) { const said = words.share; const { x, y } = said; return { said: [said.copy, words.c[k].d, words.e.f()], own }; }');
  assert.deepEqual(read(module).sort(), ['c', 'e.f', 'share.copy', 'share.x', 'share.y', 'z']);
  assert.deepEqual(early(module), ['words']);
});

test('index.html says in English what the table of words says', () => {
  const text = (html) => html.replaceAll('&hairsp;', '\u200a').replaceAll('&amp;', '&');
  const said = [...index.matchAll(/<\w+[^>]* data-word="(.*?)"[^>]*>(.*?)<\//gu)].map(([, key, content]) => [key, text(content)]);
  const labelled = [...index.matchAll(/<\w+[^>]* data-label="(.*?)"[^>]*>/gu)].map(([tag, key]) => [key, /aria-label="(.*?)"/u.exec(tag)?.[1]]);
  assert.ok(said.length > 10 && labelled.length > 5);
  for (const [key, content] of [...said, ...labelled]) assert.equal(content, word(english, key), key);
  // What has a label has one in every language, but for what is a name, and so has what is read.
  assert.deepEqual([...index.matchAll(/<\w+[^>]* aria-label="[^>]*>/gu)].map(([tag]) => tag).filter((tag) => !tag.includes(' data-label="')), []);
});

test('the languages are those whose files there are, and the page is told of them before it is seen', () => {
  const files = readdirSync(new URL('www/words/', root)).map((name) => name.slice(0, -3)).filter((name) => name.length <= 3);
  assert.deepEqual(Object.keys(languages).sort(), files.sort());
  assert.match(readFileSync(new URL('target/tested/site/index.html', root), 'utf8'), new RegExp(` data-languages="${files.sort().join(' ')}"`, 'u'));
});
