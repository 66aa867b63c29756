// What a reader takes away as text: a page's run as a program, and its numbers as a table.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nullcline } from './package.mjs';

const LINK = 'https://lab.example/?demo=x&a=1';

for (const demo of nullcline.demos()) {
  test(`each literal in the scripts of ${demo.id} is a parameter at its value, in every language that is offered`, () => {
    const lab = new nullcline.Lab();
    for (const language of demo.python ? ['python', 'rust', 'javascript'] : ['rust', 'javascript']) {
      const stretches = lab.script(demo.id, {}, language);
      const literals = stretches.filter(({ param }) => param !== null);
      assert.ok(literals.length > 0 && stretches.length > literals.length, language);
      for (const { param: id, text } of literals) {
        const param = demo.params.find((one) => one.id === id);
        if (param.kind !== 'choice') assert.equal(Number(text), param.default, `${language}: ${id}`);
      }
    }
  });

  test(`the tables of ${demo.id} hold what the core computed, and the link that made them`, () => {
    const lab = new nullcline.Lab();
    const rows = lab.table(demo.id, {}, 'csv', LINK).trim().split('\n');
    assert.equal(rows[1], `# ${LINK}`);
    const table = JSON.parse(lab.table(demo.id, {}, 'json', LINK));
    const lengths = table.columns.map(({ values }) => values.length);
    assert.equal(table.demo, demo.id);
    const body = rows.filter((row) => !row.startsWith('#'));
    assert.equal(body.length, Math.max(...lengths) + 1);
    assert.equal(body[0].split(',').length, lengths.length);
    // What is still to be found by long work is in neither.
    if (demo.fps === 0) return;
    const columns = nullcline.columns(demo.id);
    for (const { id, values } of table.columns) assert.deepEqual(values, JSON.parse(JSON.stringify([...columns[id]])), id); // JSON has no NaN
  });
}
