// The packed package in a browser: built by Vite and by webpack, served by Vite while one develops, and without any tool.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, createServer } from 'vite';
import webpack from 'webpack';

import { app, golden, installed, manifest, open } from './installed.mjs';

const SITE = 'https://app.test/a/folder/';
const CDN = `https://cdn.test/npm/nullcline@${manifest.version}/`;
const [{ given, last, spike_indices: spikes }] = golden;
const query = `?given=${encodeURIComponent(JSON.stringify(given))}`;

/** The app, opened there, shows the course's numbers, and the custom element draws in it. */
async function works(address, folders) {
  const { page, faults } = await open(address + query, folders);
  const done = () => page.waitForFunction(() => document.querySelector('output').textContent);
  const drawn = () => page.locator('nullcline-demo canvas').first().waitFor();
  await done().then(drawn).catch((error) => assert.fail(`${faults.join('\n')}\n${error}`));
  const shown = JSON.parse(await page.textContent('output'));
  assert.deepEqual(shown.spikes, spikes);
  assert.ok(Math.abs(shown.last - last.v) < 1e-6, `${shown.last}, ${last.v}`);
  assert.deepEqual(faults, []);
}

test('an app that Vite has built shows the right numbers and a live figure', async () => {
  await build({ root: app, base: './', logLevel: 'error', configFile: false });
  await works(SITE, { [SITE]: join(app, 'dist') });
});

test('so does the same app while one develops with Vite', async () => {
  const server = await createServer({ root: app, logLevel: 'error', configFile: false, optimizeDeps: { exclude: ['nullcline'] }, server: { port: 0, host: '127.0.0.1' } });
  try {
    await server.listen();
    await works(server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
});

test('so does the same app built by webpack', async () => {
  const output = join(app, 'packed');
  const compiler = webpack({ mode: 'production', context: app, entry: './main.js', output: { path: output, module: true }, experiments: { outputModule: true }, performance: { hints: false } });
  const stats = await new Promise((done, failed) => compiler.run((error, result) => (error ? failed(error) : done(result))));
  assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString());
  cpSync(join(app, 'index.html'), join(output, 'index.html'));
  await works(SITE, { [SITE]: output });
});

test('so does a page without any tool, which imports it from another origin by its address', async () => {
  const plain = join(app, 'plain');
  const imports = { nullcline: `${CDN}pkg/nullcline.js`, 'nullcline/element': `${CDN}www/nullcline-demo.js` };
  const html = readFileSync(join(app, 'index.html'), 'utf8');
  cpSync(join(app, 'main.js'), join(plain, 'main.js'));
  writeFileSync(join(plain, 'index.html'), html.replace('<script', `<script type="importmap">${JSON.stringify({ imports })}</script>$&`));
  await works(SITE, { [SITE]: plain, [CDN]: installed });
});
