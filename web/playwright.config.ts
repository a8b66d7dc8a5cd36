// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from '@playwright/test';
import type { Engine } from './tests/e2e/server';

/** All journeys on SQLite; those marked @both on PostgreSQL as well, where `./test` has started one. */
const sqlite = { name: 'sqlite', use: { engine: 'sqlite' as const } };
const postgres = { name: 'postgres', grep: /@both/, use: { engine: 'postgres' as const } };

export default defineConfig<object, { engine: Engine }>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Chromium paints in software here, and a journey looks at many pages with a checker of barriers.
  timeout: 120_000,
  workers: 2,
  expect: { timeout: 10_000 },
  projects: process.env.STOA_TEST_POSTGRES ? [sqlite, postgres] : [sqlite],
  use: {
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      ],
    },
  },
});
