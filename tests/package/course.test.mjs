// The smaller core that the course's pages are loaded with: their pages and nothing else, and the same numbers.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { contents } from '../../target/tested/site/course/contents.js';
import { COURSE, fresh, nullcline } from './package.mjs';

const course = await fresh('course');

test('it has the pages of the course, as the whole core has them, and no others', () => {
  assert.deepEqual(course.demos(), nullcline.demos().filter(({ week }) => week > 0));
});

test('the contents are the pages of the whole core, in their order', () => {
  assert.deepEqual(contents.map(({ schema, ...line }) => line), nullcline.demos().map(({ id, short, icon, week, chapter }) => ({ id, short, icon, week, chapter })));
});

test('it is the smaller one', async () => {
  const size = async (folder) => (await readFile(new URL(`../../target/tested/site/${folder}/nullcline_bg.wasm`, import.meta.url))).length;
  assert.ok(await size('course') < 0.7 * await size('pkg'));
});

for (const name of Object.keys(COURSE)) {
  test(`${name} computes the same in both`, () => {
    assert.deepEqual(course[name](), nullcline[name]());
  });
}
