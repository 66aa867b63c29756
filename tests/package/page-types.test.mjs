// The page's modules are plain JavaScript; their JSDoc types hold against the package they import.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

for (const [what, project] of Object.entries({ page: 'page', 'service worker': 'worker' })) {
  test(`the code of the ${what} passes the TypeScript compiler in strict mode`, () => {
    const here = (path) => fileURLToPath(new URL(path, import.meta.url));
    const check = spawnSync(here('../node_modules/.bin/tsc'), ['-p', here(`../tsconfig.${project}.json`)], { encoding: 'utf8' });
    assert.equal(check.status, 0, check.stdout + check.stderr);
  });
}
