/** Runs the twin as the kit's scenarios are run: the same browser, services and one worker. */
import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { kitRoot } from '../../conformance/kit.ts';
import { browserContextOptions, browserLaunchOptions } from '../../fixtures/browser.ts';
import { targetVariable } from '../../fixtures/target/file.ts';

process.env[targetVariable] = path.join(kitRoot, 'targets/reference.target.ts');

export default defineConfig({
  testDir: '.',
  testMatch: 'twin.ts',
  globalSetup: path.join(kitRoot, 'cli/services/global-setup.ts'),
  timeout: 120_000,
  use: {
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    ...browserContextOptions,
    screenshot: 'only-on-failure',
  },
});
