// How the page is tested: `cargo xtask test page` builds and serves the site and names the browser.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*/*.spec.mjs',
  outputDir: './results',
  reporter: 'list',
  workers: 2,
  retries: 1, // the report names a test that needs it as flaky: a fault to be found
  // No test waits for seconds: these end what hangs, and leave a slow and busy machine ten times and more of what it takes.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    // Without xtask: the address of `cargo xtask serve --quick`, for work on one test.
    baseURL: process.env.NULLCLINE_URL ?? 'http://127.0.0.1:8017/',
    trace: 'on-first-retry',
    // What a worker answers no test can hold back, and what one test kept the next would see. Only offline.spec.mjs allows it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.NULLCLINE_CHROMIUM,
      args: [
        '--no-sandbox', // containers and root have none
        '--disable-gpu', // the same pixels on every machine
        // A test browser talks to the server of the test alone.
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
