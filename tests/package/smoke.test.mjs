// The package loads outside a browser, as bundlers and other tests do it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import init, { initSync } from '../../target/tested/site/pkg/nullcline.js';

test('the package offers an asynchronous and a synchronous start', async () => {
  assert.equal(typeof init, 'function');
  const module = await readFile(new URL('../../target/tested/site/pkg/nullcline_bg.wasm', import.meta.url));
  assert.ok(initSync({ module }).memory instanceof WebAssembly.Memory);
});
