/** The kit's own tests. `npx playwright test -c tests` */
import { defineConfig } from '@playwright/test';

// Whatever stands on this machine, what a test starts has channels of its own.
process.env['SFC_ATTACH'] ??= '0';

// Playwright empties its folder at the start: the one that it would take has the folders of runs that are under way.
process.env['SFC_TESTS_DIR'] ??= `../test-results/tests-${String(process.pid)}`;

export default defineConfig({
  testDir: '.',
  outputDir: process.env['SFC_TESTS_DIR'],
  testMatch: '**/*.test.ts',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  // Many a test waits for what must not come: one worker a core leaves the cores idle half of the time.
  workers: '200%',
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line'], ['./failed-tests.ts']],
  timeout: 60_000,
});
