/** The kit's own tests: no browser in them, only Playwright's runner. `npx playwright test -c tests` */
import { defineConfig } from '@playwright/test';

// Whatever stands on this machine, what a test starts has channels of its own.
process.env['SFC_ATTACH'] ??= '0';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  fullyParallel: true,
  workers: '100%',
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'line',
  timeout: 30_000,
});
