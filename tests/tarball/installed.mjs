// The packed package, installed into a folder of its own as anybody would, beside the little app; and a browser that is shown folders.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

import config from '../playwright.config.mjs';

export const here = (name) => fileURLToPath(new URL(name, import.meta.url));
export const app = mkdtempSync(join(tmpdir(), 'nullcline-app-'));
export const installed = join(app, 'node_modules/nullcline');
after(() => rmSync(app, { recursive: true }));

/** What a program says on its standard output; an error where it fails. */
export function run(program, ...options) {
  const { status, stdout, stderr, error } = spawnSync(program, options, { cwd: app, encoding: 'utf8', shell: process.platform === 'win32' });
  if (error || status !== 0) throw error ?? new Error(`${program} ${options.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

cpSync(here('app'), app, { recursive: true });
writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }');
// The package needs no other: without a network it installs all the same.
run('npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', process.env.NULLCLINE_TARBALL);

export const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));

/** Runs of the course in Python: what was given, and what must come out. */
export const golden = JSON.parse(readFileSync(here('../golden/hh_step.json'), 'utf8'));

let browser;
after(() => browser?.close());

/** A page that finds these folders at these hosts, and nothing else anywhere; and what went wrong in it. */
export async function open(address, folders = {}) {
  browser ??= await chromium.launch(config.use.launchOptions);
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000); // it ends what hangs, on a slow machine, too
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  for (const [host, folder] of Object.entries(folders)) {
    const headers = { 'Access-Control-Allow-Origin': '*' };
    await page.route(`${host}**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const path = join(folder, pathname.slice(new URL(host).pathname.length) || 'index.html');
      return route.fulfill(existsSync(path) ? { path, headers } : { status: 404 });
    });
  }
  await page.goto(address);
  return { page, faults };
}
