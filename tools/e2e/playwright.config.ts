import { defineConfig } from '@playwright/test';
import { findChromium } from './support/chromium.ts';

/** Browser tests: a real Chromium against the built server on a PostgreSQL of their own. */
export default defineConfig({
  testDir: './flows',
  outputDir: '../../test-results',
  globalSetup: './support/global-setup.ts',
  // Two cores: one browser at a time leaves the other to the server and the database.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // Long, because Jest runs beside them: what is right and late is no failure.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    ...(process.env['ATTUNE_E2E_REPORT']
      ? [['json', { outputFile: process.env['ATTUNE_E2E_REPORT'] }] as ['json', { outputFile: string }]]
      : []),
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // What a page asks for is then seen by its own test; the tests of the service worker allow it.
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 30_000,
    // A trace is recorded from the first step on, whatever comes of it: a third of the processor time.
    trace: process.env['ATTUNE_E2E_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
});
