import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { defineBddConfig } from 'playwright-bdd';
import { againByPlaywright } from './cli/again.ts';
import { generatedFeatures } from './cli/generated-features.ts';
import { profilesOf } from './cli/profiles.ts';
import { defaultTarget, progressVariable } from './cli/options.ts';
import { runFolder } from './cli/run-folder.ts';
import { workersOf } from './cli/workers.ts';
import { browserContextOptions, browserLaunchOptions } from './fixtures/browser.ts';
import { describeTarget, loadTarget } from './fixtures/target/load.ts';
import { targetFile, targetVariable } from './fixtures/target/file.ts';
import { kitRoot } from './conformance/kit.ts';
import { commandVariable } from './conformance/variables.ts';
import { scenarioTimeout } from './fixtures/timeout.ts';
import { asksForWindow, WINDOW } from './scripts/setup/browser.mjs';

if (asksForWindow(process.argv)) process.env[WINDOW] = '1';
process.env[commandVariable] ??= againByPlaywright(process.env[targetVariable]);
// Read by the workers too, which inherit it.
process.env[targetVariable] ??= path.join(kitRoot, defaultTarget);
const { target } = await loadTarget(targetFile());
const profiles = profilesOf(target.profiles);

const testDir = defineBddConfig({
  features: profiles.map((profile) => `features/${profile}/**/*.feature`),
  steps: ['steps/*.ts', 'fixtures/test.ts'],
  outputDir: generatedFeatures(profiles),
});

export default defineConfig({
  testDir,
  outputDir: path.join(runFolder(), 'test-results'),
  globalSetup: path.join(kitRoot, 'cli/services/global-setup.ts'),
  fullyParallel: true,
  workers: workersOf(target),
  // The portal's own deadlines are all shorter; what reaches this is a fault of the kit.
  timeout: scenarioTimeout,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [
    // `run` wants progress and one summary; who works on the kit wants stack traces.
    process.env[progressVariable] === undefined ? ['line'] : [path.join(kitRoot, 'cli/progress-reporter.ts')],
    [path.join(kitRoot, 'conformance/reporter.ts')],
    [path.join(kitRoot, 'conformance/allure-reporter.ts'), { resultsDir: path.join(runFolder(), 'allure-results') }],
    // What a shard hands to the verdict over all of them.
    ...(process.env['SFC_BLOB'] ? [['blob', { outputFile: process.env['SFC_BLOB'] }] as const] : []),
  ],
  metadata: {
    secondFactorConformance: {
      target: describeTarget(target),
      profiles,
      waivers: target.waivers,
    },
  },
  use: {
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    ...browserContextOptions,
  },
});
