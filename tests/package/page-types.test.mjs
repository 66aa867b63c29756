// The page's modules are plain JavaScript; their JSDoc types hold against the package they import.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

test('the modules of the page pass the TypeScript compiler in strict mode', () => {
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  const check = spawnSync(here('../node_modules/.bin/tsc'), ['-p', here('../tsconfig.page.json')], { encoding: 'utf8' });
  assert.equal(check.status, 0, check.stdout + check.stderr);
});
