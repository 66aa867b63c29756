// The packed package in Node and for the TypeScript compiler.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { distance, range } from '../package/package.mjs';
import { app, golden, here, installed, manifest, run } from './installed.mjs';

/** What a program prints that is written into the app's folder. */
function program(text) {
  writeFileSync(join(app, 'program.js'), text);
  return run(process.execPath, 'program.js');
}

for (const way of ['nullcline', 'nullcline/course']) {
  test(`Node imports ${way} and has the course's numbers, with nothing to wait for`, () => {
    for (const { given, samples, stride, spike_indices: spikes } of golden) {
      const printed = program(`
        import { hhStep } from '${way}';
        const { v, spikeIndices } = hhStep(${JSON.stringify(given)});
        console.log(JSON.stringify({ v: v.filter((_, i) => i % ${stride} === 0), spikes: [...spikeIndices] }, (_, x) => (x instanceof Float64Array ? [...x] : x)));
      `);
      const result = JSON.parse(printed);
      assert.ok(distance(result.v, samples.v) <= 1e-9 * range(samples.v));
      assert.deepEqual(result.spikes, spikes);
    }
  });
}

test('the program in its README prints what is printed below it', () => {
  const readme = readFileSync(join(installed, 'README.md'), 'utf8');
  const [, code, printed] = /```js\n(.*?)```\n\n```text\n(.*?)```/su.exec(readme);
  assert.equal(program(code), printed);
});

test('the TypeScript compiler finds its declarations, as for Node and as for bundlers', () => {
  const compiler = here('../node_modules/typescript/bin/tsc');
  for (const [module, resolution] of [['nodenext', 'nodenext'], ['esnext', 'bundler']]) {
    run(process.execPath, compiler, '--strict', '--noEmit', '--ignoreConfig', '--target', 'es2022', '--lib', 'esnext,dom', '--module', module, '--moduleResolution', resolution, 'check.ts');
  }
});

test('it says what it is, and every way in leads to a file', () => {
  const files = Object.values(manifest.exports).flatMap((way) => (typeof way === 'string' ? [way] : Object.values(way)));
  for (const file of [...files, 'LICENSE-MIT', 'LICENSE-APACHE', manifest.main, manifest.module, manifest.types]) {
    assert.ok(existsSync(join(installed, file)), file);
  }
  assert.deepEqual(Object.keys(manifest).filter((key) => !manifest[key]), []);
  assert.equal(manifest.dependencies, undefined);
});
