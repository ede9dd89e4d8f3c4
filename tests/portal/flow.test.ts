/** What the flow does beside the straight way. */
import { expect, test } from '@playwright/test';
import { defaultPolicy } from '../../reference-server/portal/policy.ts';
import { oldPhone, type RunningPortal, runPortal } from './running-portal.ts';
import type { PlainBrowser } from './plain-browser.ts';
import {
  AGREE,
  agree,
  begin,
  fillInformation,
  NO,
  report,
  resetCodeIn,
  securityCodeIn,
  signIn,
  submitResetCode,
  submitSecurityCode,
  YES,
} from './walk.ts';

const newPhone = '+13015550144';

async function toSecurityCode(portal: RunningPortal, username = 'ann'): Promise<PlainBrowser> {
  const browser = portal.browser();
  await signIn(browser, username);
  browser.choose(YES);
  await browser.click('Next');
  return browser;
}

/** Part 2 up to its last page, with the newest letter. */
async function toLastTerms(portal: RunningPortal, username = 'ann'): Promise<PlainBrowser> {
  const browser = portal.browser();
  await signIn(browser, username);
  await begin(browser, 'phone', newPhone);
  await submitSecurityCode(browser, securityCodeIn(portal.kept.textMessages.at(-1)));
  await submitResetCode(browser, await resetCodeIn(portal.kept.letters.at(-1)));
  await browser.click('Next');
  return browser;
}

test('an unknown username and a wrong password get the same answer', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = portal.browser();
  const answers: string[] = [];
  for (const [username, password] of [
    ['ann', 'wrong'],
    ['nobody', 'secret'],
  ] as const) {
    await signIn(browser, username, password);
    expect(browser.title).toBe('Error: Sign In | Reference portal for tests');
    expect(browser.valueOf('Username')).toBe(username);
    answers.push(browser.text.replaceAll(username, ''));
  }
  expect(answers[0]).toBe(answers[1]);
});

test('the address of a later step leads back to the right one, and no address opens the account', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = portal.browser();
  await browser.open('/account');
  expect(browser.path).toBe('/sign-in');
  await signIn(browser, 'ann');
  for (const path of ['/account', '/information', '/reset-code', '/destination', '/']) {
    await browser.open(path);
    expect(browser.path).toBe('/verify');
  }
});

test('signing in changes the identifier of the session', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = portal.browser();
  await browser.open('/sign-in');
  const before = browser.cookies;
  await signIn(browser, 'ann');
  expect(browser.cookies).not.toBe(before);
});

test('the terms have to be agreed to', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = portal.browser();
  await signIn(browser, 'ann');
  browser.choose(NO);
  await browser.click('Next');
  await browser.click('Next');
  expect(browser.path).toBe('/terms');
  expect(browser.text).toContain('Check the box to agree');
  browser.check(AGREE);
  await browser.click('Next');
  expect(browser.path).toBe('/information');
});

test('a wrong address is refused at its field, and what was entered stays', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = portal.browser();
  await signIn(browser, 'ann');
  await report(browser);
  fillInformation(browser);
  browser.fill('ZIP code', '2120');
  await browser.click('Mail Reset Code Instructions');
  expect(browser.path).toBe('/information');
  expect(browser.title).toContain('Error: Provide Information');
  expect(browser.html).toMatch(/id="zip"[^>]*aria-describedby="zip-hint zip-problem" aria-invalid="true"/u);
  expect(browser.valueOf('ZIP code')).toBe('2120');
  expect(browser.valueOf('State')).toBe('MD');
  expect(browser.valueOf('Street address')).toBe('12 Main Street Apt 4');
  expect(portal.kept.letters).toEqual([]);
});

test('a form that is sent twice counts once', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = portal.browser();
  await signIn(browser, 'ann');
  await report(browser);
  fillInformation(browser);
  const form = browser.formOf('Mail Reset Code Instructions');
  await Promise.all([browser.send(form), browser.send(form)]);
  expect(portal.kept.letters).toHaveLength(1);
  expect(browser.path).toBe('/confirmation');

  const last = await toLastTerms(portal);
  last.check(AGREE);
  const lastForm = last.formOf('Next');
  await last.send(lastForm);
  await last.send(lastForm);
  expect(last.heading).toBe('my Social Security');
});

test('going back means going through it again', async () => {
  await using portal = await runPortal();
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = await toLastTerms(portal);
  await browser.open('/destination');
  expect(browser.path).toBe('/destination');
  browser.choose('Email');
  browser.fill('Email address', 'other@example.test');
  await browser.click('Next');
  expect(browser.path).toBe('/security-code');
  await browser.open('/terms');
  expect(browser.path).toBe('/security-code');
});

test('a reload sends nothing again', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = await toSecurityCode(portal);
  await browser.open(browser.path);
  expect(browser.path).toBe('/security-code');
  expect(portal.kept.textMessages).toHaveLength(1);
});

test('when a channel refuses, the page says so, nothing is half done, and a retry works', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = portal.browser();
  await signIn(browser, 'ann');
  portal.refuse(true);
  browser.choose(YES);
  await browser.click('Next');
  expect(browser.path).toBe('/verify');
  expect(browser.text).toContain('could not be sent');
  portal.refuse(false);
  await report(browser);
  portal.refuse(true);
  fillInformation(browser);
  const form = browser.formOf('Mail Reset Code Instructions');
  await browser.send(form);
  expect(browser.path).toBe('/information');
  expect(browser.text).toContain('could not be sent');
  expect(browser.valueOf('City')).toBe('Baltimore');
  const other = portal.browser();
  await signIn(other, 'ann');
  expect(other.path).toBe('/verify');
  portal.refuse(false);
  await browser.click('Mail Reset Code Instructions');
  expect(browser.path).toBe('/confirmation');
  expect(portal.kept.letters).toHaveLength(1);
});

test('a wrong or blank security code is refused, and the right one still works', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = await toSecurityCode(portal);
  const code = securityCodeIn(portal.kept.textMessages[0]);
  await submitSecurityCode(browser, code === '000000' ? '111111' : '000000');
  expect(browser.text).toContain('not the security code that we sent');
  expect(browser.html).toMatch(/name="securityCode"[^>]*value=""/u);
  await submitSecurityCode(browser, '');
  expect(browser.text).toContain('6 characters');
  await submitSecurityCode(browser, code);
  expect(browser.heading).toBe('my Social Security');
});

test('a new security code replaces the one before', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = await toSecurityCode(portal);
  await browser.click('Send a new security code');
  expect(browser.text).toContain('A new security code is on its way');
  const [first, second] = portal.kept.textMessages.map(securityCodeIn);
  await submitSecurityCode(browser, first ?? '');
  expect(browser.path).toBe('/security-code');
  await submitSecurityCode(browser, second ?? '');
  expect(browser.heading).toBe('my Social Security');
});

test('an expired security code is refused', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = await toSecurityCode(portal);
  await portal.advance('ann', 'PT10M');
  await submitSecurityCode(browser, securityCodeIn(portal.kept.textMessages[0]));
  expect(browser.text).toContain('no longer works');
  await browser.click('Send a new security code');
  await submitSecurityCode(browser, securityCodeIn(portal.kept.textMessages[1]));
  expect(browser.heading).toBe('my Social Security');
});

test('too many wrong security codes lock for a time, also when signing in again', async () => {
  const securityCode = { ...defaultPolicy.securityCode, tries: 2 };
  await using portal = await runPortal({ policy: { ...defaultPolicy, securityCode } });
  await portal.account('ann');
  const browser = await toSecurityCode(portal);
  const wrong = securityCodeIn(portal.kept.textMessages[0]) === '000000' ? '111111' : '000000';
  await submitSecurityCode(browser, wrong);
  await submitSecurityCode(browser, wrong);
  expect(browser.text).toContain('too many wrong security codes');
  const again = await toSecurityCode(portal);
  expect(again.text).toContain('too many wrong security codes');
  await portal.advance('ann', securityCode.lockout);
  const afterwards = await toSecurityCode(portal);
  expect(afterwards.path).toBe('/security-code');
});

test('a wrong reset code binds nothing, and after too many the letter is worth nothing', async () => {
  const resetCode = { ...defaultPolicy.resetCode, tries: 2 };
  await using portal = await runPortal({ policy: { ...defaultPolicy, resetCode } });
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  await begin(browser, 'phone', newPhone);
  await submitSecurityCode(browser, securityCodeIn(portal.kept.textMessages[0]));
  await submitResetCode(browser, 'BBBBBBBBBB');
  expect(browser.text).toContain('not the reset code from your letter');
  await submitResetCode(browser, 'BBBBBBBBBB');
  await submitResetCode(browser, await resetCodeIn(portal.kept.letters[0]));
  expect(browser.text).toContain('no longer works');
  await browser.click('Mail me another letter');
  await agree(browser);
  fillInformation(browser);
  await browser.click('Mail Reset Code Instructions');
  expect(portal.kept.letters).toHaveLength(2);
  const second = await toLastTerms(portal);
  await agree(second);
  expect(second.heading).toBe('my Social Security');
});

test('a reset code works for its own account only', async () => {
  await using portal = await runPortal();
  await portal.account('ann', { state: 'letterOnItsWay' });
  await portal.account('bob', { state: 'letterOnItsWay' });
  const browser = portal.browser();
  await signIn(browser, 'bob');
  await begin(browser, 'phone', newPhone);
  await submitSecurityCode(browser, securityCodeIn(portal.kept.textMessages[0]));
  await submitResetCode(browser, await resetCodeIn(portal.kept.letters[0]));
  expect(browser.path).toBe('/reset-code');
});

test('of two browsers that redeem the same reset code one wins, and the other is told', async () => {
  await using portal = await runPortal();
  await portal.account('ann', { state: 'letterOnItsWay' });
  const [one, other] = [await toLastTerms(portal), await toLastTerms(portal)];
  await agree(one);
  expect(one.heading).toBe('my Social Security');
  await agree(other);
  expect(other.path).toBe('/terms');
  expect(other.text).toContain('used or replaced in the meantime');
});

test('until the change is complete the old factor signs in by way of the letter page', async () => {
  await using portal = await runPortal();
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  browser.choose('Not yet: sign in with my current cell phone or email');
  await browser.click('Next');
  browser.choose(YES);
  await browser.click('Next');
  expect(portal.kept.textMessages[0]?.to).toBe(oldPhone);
  await submitSecurityCode(browser, securityCodeIn(portal.kept.textMessages[0]));
  expect(browser.heading).toBe('my Social Security');
});

test('where the old factor ends with the request, there is no way in by it, and a way to another letter', async () => {
  await using portal = await runPortal({ policy: { ...defaultPolicy, oldFactorUntil: 'request' } });
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  expect(browser.text).not.toContain('Not yet');
  browser.choose('No: mail me another letter');
  await browser.click('Next');
  expect(browser.path).toBe('/terms');
});

test('before the declared time there is no letter page, and whoever has no factor left is told to wait', async () => {
  const policy = { ...defaultPolicy, oldFactorUntil: 'request', letterPageFrom: 86_400_000 } as const;
  await using portal = await runPortal({ policy });
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  expect(browser.path).toBe('/verify');
  expect(browser.text).toContain('Your reset code letter is on its way');
  await portal.advance('ann', 'P1D');
  await signIn(browser, 'ann');
  expect(browser.path).toBe('/letter');
});

test('a second letter within the declared time is refused, and says until when', async () => {
  const policy = { ...defaultPolicy, secondLetter: { refusedFor: 86_400_000 } };
  await using portal = await runPortal({ policy });
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  browser.choose('No: mail me another letter');
  await browser.click('Next');
  await agree(browser);
  fillInformation(browser);
  await browser.click('Mail Reset Code Instructions');
  expect(browser.text).toContain('You can have another one mailed after');
  expect(portal.kept.letters).toHaveLength(1);
});

test('the same destination is taken or refused as declared', async () => {
  for (const sameDestination of ['accepted', 'refused'] as const) {
    await using portal = await runPortal({ policy: { ...defaultPolicy, sameDestination } });
    await portal.account('ann', { state: 'letterOnItsWay' });
    const browser = portal.browser();
    await signIn(browser, 'ann');
    await begin(browser, 'phone', oldPhone);
    expect(browser.path).toBe(sameDestination === 'accepted' ? '/security-code' : '/destination');
  }
});

test('a session ends by the account’s clock, and signing in again resumes', async () => {
  await using portal = await runPortal();
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = await toLastTerms(portal);
  await portal.advance('ann', 'PT31M');
  browser.check(AGREE);
  await browser.click('Next');
  expect(browser.path).toBe('/sign-in');
  expect(browser.text).toContain('Your session has ended');
  const form = browser.formOf('Sign In');
  browser.forgetCookies();
  await browser.send(form);
  expect(browser.path).toBe('/sign-in');
  await signIn(browser, 'ann');
  expect(browser.path).toBe('/letter');
});

test('a form without its seal is refused', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  const browser = portal.browser();
  await signIn(browser, 'ann');
  browser.choose(NO);
  const { action, fields } = browser.formOf('Next');
  await browser.send({ action, fields: fields.filter(([name]) => name !== '_csrf') });
  expect(browser.status).toBe(403);
  await browser.open('/terms');
  expect(browser.path).toBe('/verify');
});
