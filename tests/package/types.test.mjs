// The package's declarations compile strictly, and let through what they should and nothing else.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = name => fileURLToPath(new URL(name, import.meta.url));
const compiler = here('../node_modules/typescript/bin/tsc');

/** What the compiler says about a file, from its own folder; nothing where it has nothing to say. */
function compile(file, ...more) {
  const options = ['--strict', '--noEmit', '--ignoreConfig', '--target', 'es2022', '--module', 'nodenext', '--lib', 'esnext,dom', ...more];
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [compiler, ...options, file], { encoding: 'utf8', cwd: here('.') });
  assert.equal(error, undefined);
  return status === 0 ? '' : `${stdout}${stderr}`;
}

test('the compiler is installed', () => {
  assert.ok(existsSync(compiler), 'run `npm ci` in tests/, or `cargo xtask test set-up`');
});

test('every function takes its options, refuses wrong ones, and gives what it declares', () => {
  assert.equal(compile('types.check.ts'), '');
});

test('the declarations compile alone', () => {
  assert.equal(compile('../../target/tested/site/pkg/nullcline.d.ts'), '');
});
