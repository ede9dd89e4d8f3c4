/** One run, one project: a scenario is told by its tag on which defect or variant it is run. Started by `prove`. */
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { defineBddConfig } from 'playwright-bdd';
import { kitRoot } from '../../conformance/kit.ts';
import { browserContextOptions, browserLaunchOptions } from '../../fixtures/browser.ts';
import { scenarioTimeout } from '../../fixtures/timeout.ts';
import { wantedTag } from './features.ts';
import { featuresIn, proofFolder, testsIn } from './run-files.ts';

const folder = proofFolder();
const fromHere = (file: string): string => path.relative(import.meta.dirname, file).replaceAll('\\', '/');

const testDir = defineBddConfig({
  featuresRoot: featuresIn(folder),
  features: `${fromHere(featuresIn(folder))}/**/*.feature`,
  steps: ['steps', 'fixtures/test.ts'].map((room) =>
    fromHere(path.join(kitRoot, room.endsWith('.ts') ? room : `${room}/*.ts`)),
  ),
  importTestFrom: 'test.ts',
  // Without it playwright-bdd would take the steps' own `test`, which knows of one portal.
  disableWarnings: { importTestFrom: true },
  tags: wantedTag,
  outputDir: testsIn(folder),
});

export default defineConfig({
  testDir,
  outputDir: path.join(folder, 'test-results'),
  globalSetup: path.join(import.meta.dirname, 'global-setup.ts'),
  // The scenarios of one feature on one subject stay with one worker, which knows what it has caught.
  fullyParallel: false,
  timeout: scenarioTimeout,
  reporter: [[path.join(import.meta.dirname, 'reporter.ts')]],
  use: {
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    ...browserContextOptions,
  },
});
