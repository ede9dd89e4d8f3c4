/** When messages go out, as the rules have it. */
import { expect, test } from '@playwright/test';
import { defaultRules } from '../../reference-server/portal/rules.ts';
import { type RunningPortal, runPortal } from './running-portal.ts';
import { signIn, YES } from './walk.ts';

/** Asks for one security code and gives the number of text messages so far. */
async function askForCode(portal: RunningPortal): Promise<number> {
  await portal.account('ann');
  const browser = portal.browser();
  await signIn(browser, 'ann');
  browser.choose(YES);
  await browser.click('Next');
  expect(browser.path).toBe('/security-code');
  return portal.kept.textMessages.length;
}

const sendingAfter = (times: readonly number[]): Promise<RunningPortal> =>
  runPortal({ rules: { ...defaultRules, sendAfter: () => [...times] } });

for (const [times, atOnce] of [
  [[0, 0], 2],
  [[], 0],
  [[0, 60_000], 1],
] as const) {
  test(`a message goes out once for each time that the rules name: ${JSON.stringify(times)}`, async () => {
    await using portal = await sendingAfter(times);
    expect(await askForCode(portal)).toBe(atOnce);
  });
}

test('one that goes out later does so by itself', async () => {
  await using portal = await sendingAfter([0, 200]);
  await askForCode(portal);
  await expect.poll(() => portal.kept.textMessages.length).toBe(2);
});
