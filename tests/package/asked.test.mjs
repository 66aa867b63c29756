// What modules of the site ask for by a path of their own is in the site: also from the files that the build makes of them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';

const SITE = new URL('../../target/tested/site/', import.meta.url);
/** A path beside the module that names it. */
const ASKED = /new URL\(\s*["'`]([^"'`$]+)["'`],\s*import\.meta\.url/gu;

const modules = ['www/', 'page/made/'].flatMap((folder) => readdirSync(new URL(folder, SITE), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.js')).map((entry) => pathToFileURL(join(entry.parentPath, entry.name))));
const asked = modules.flatMap((module) => [...readFileSync(module, 'utf8').matchAll(ASKED)].map(([, path]) => ({ module, path })));

test('every file that a module asks for by its path is there', () => {
  for (const { module, path } of asked) assert.ok(existsSync(new URL(path, module)), `${module} asks for ${path}`);
});

test('the page asks for both cores, for its worker and for its keeper', () => {
  const ofPage = asked.filter(({ module }) => module.pathname.endsWith('/page/made/main.js')).map(({ path }) => path.split('/').pop());
  for (const name of ['nullcline_bg.wasm', 'worker.js', 'sw.js']) assert.ok(ofPage.includes(name), name);
});
