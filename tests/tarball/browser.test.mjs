// The packed package in a browser: built by Vite and by webpack, served by Vite while one develops, and without any tool.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, createServer } from 'vite';
import webpack from 'webpack';

import { app, golden, installed, manifest, open } from './installed.mjs';

const SITE = 'https://app.test/a/folder/';
const CDN = `https://cdn.test/npm/nullcline@${manifest.version}/`;
const [{ given, last, spike_indices: spikes }] = golden;
const query = `?given=${encodeURIComponent(JSON.stringify(given))}`;

/** The app, opened there, shows the course's numbers. */
async function showsTheNumbers(address, folders) {
  const { page, faults } = await open(address + query, folders);
  await page.waitForFunction(() => document.body.textContent.startsWith('{')).catch((error) => assert.fail(`${faults.join('\n')}\n${error}`));
  const shown = JSON.parse(await page.textContent('body'));
  assert.deepEqual(shown.spikes, spikes);
  assert.ok(Math.abs(shown.last - last.v) < 1e-6, `${shown.last}, ${last.v}`);
  assert.deepEqual(faults, []);
}

test('a Vite build of an app shows the right numbers', async () => {
  await build({ root: app, base: './', logLevel: 'error', configFile: false });
  await showsTheNumbers(SITE, { [SITE]: join(app, 'dist') });
});

test('so does Vite while one develops', async () => {
  const server = await createServer({ root: app, logLevel: 'error', configFile: false, optimizeDeps: { exclude: ['nullcline'] }, server: { port: 0, host: '127.0.0.1' } });
  try {
    await server.listen();
    await showsTheNumbers(server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
});

test('so does a webpack build', async () => {
  const output = join(app, 'packed');
  const compiler = webpack({ mode: 'production', context: app, entry: './main.js', output: { path: output }, performance: { hints: false } });
  const stats = await new Promise((done, failed) => compiler.run((error, result) => (error ? failed(error) : done(result))));
  assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString());
  cpSync(join(app, 'index.html'), join(output, 'index.html'));
  await showsTheNumbers(SITE, { [SITE]: output });
});

test('so does a page without any tool, which imports it from another origin by its address', async () => {
  const importMap = `<script type="importmap">{ "imports": { "nullcline": "${CDN}pkg/nullcline.js" } }</script>`;
  await showsTheNumbers(SITE, { [SITE]: page('plain', `${importMap}<script type="module" src="main.js"></script>`), [CDN]: installed });
});

test('the custom element draws on a page that takes it from another origin', { skip: !manifest.exports['./element'] }, async () => {
  const folder = page('element', `<script type="module" src="${CDN}www/nullcline-demo.js"></script><nullcline-demo demo="lif-step"></nullcline-demo>`);
  const { page: shown, faults } = await open(SITE, { [SITE]: folder, [CDN]: installed });
  await shown.locator('nullcline-demo canvas').first().waitFor();
  assert.deepEqual(faults, []);
});

/** A folder with a page that has this in its body, and the app's program. */
function page(name, body) {
  const folder = join(app, name);
  cpSync(join(app, 'main.js'), join(folder, 'main.js'));
  writeFileSync(join(folder, 'index.html'), `<!doctype html><link rel="icon" href="data:,"><body>${body}</body>`);
  return folder;
}
