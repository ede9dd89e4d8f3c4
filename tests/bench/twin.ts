/** The hand-written twin, as tests of Playwright's. */
import { test } from '@playwright/test';
import { currentRun } from '../../fixtures/target/run.ts';
import { walkPlain, ways } from './plain-twin.ts';

for (const way of ways) {
  test(`from ${way.registered} to ${way.to}`, async ({ browser }) => {
    const { baseUrl, inboxUrl = '', sinksUrl = '' } = currentRun();
    await walkPlain(browser, { baseUrl, inboxUrl, sinksUrl }, way);
  });
}
