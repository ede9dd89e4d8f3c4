import { expect, test } from '@playwright/test';
import { defects, findDefect } from '../../reference-server/defects/index.ts';
import { defaultPresentation } from '../../reference-server/portal/presentation/presentation.ts';
import { defaultRules } from '../../reference-server/portal/rules.ts';
import { oldPhone, runPortal } from './running-portal.ts';
import { begin, fillInformation, report, signIn } from './walk.ts';

const behaviour = { rules: defaultRules, presentation: defaultPresentation };

test('every defect has an id and a requirement of its own shape', () => {
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
  for (const { id, requirement } of defects) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
    expect(requirement).toMatch(/^(CORE|EDGE|SEC|A11Y|FIELD)-\d\d$/u);
    expect(findDefect(id).apply(behaviour)).not.toEqual(behaviour);
  }
});

test('an unknown defect is answered with those that there are', () => {
  expect(() => findDefect('none')).toThrow('There is no defect "none"; there are letter-to-old-address');
});

test('letter-to-old-address: the letter goes to the address on file', async () => {
  await using portal = await runPortal(findDefect('letter-to-old-address').apply(behaviour));
  await portal.account('ann', { address: { street: '9 Elm Street', city: 'Dover', state: 'DE', zip: '19901' } });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  await report(browser);
  fillInformation(browser);
  await browser.click('Mail Reset Code Instructions');
  expect(browser.path).toBe('/confirmation');
  expect(portal.kept.letters.map(({ to }) => to.line1)).toEqual(['9 Elm Street']);
});

test('code-also-to-old-phone: the old phone gets the code of a change, and that of a sign-in once', async () => {
  await using portal = await runPortal(findDefect('code-also-to-old-phone').apply(behaviour));
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  await begin(browser, 'phone', '+13015550144');
  expect(portal.kept.textMessages.map(({ to }) => to)).toEqual(['+13015550144', oldPhone]);
});
