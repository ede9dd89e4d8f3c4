import { expect, test } from '@playwright/test';
import { grouped, randomCode } from '../../reference-server/portal/codes.ts';
import type { Account, Change, Factor } from '../../reference-server/portal/model.ts';
import { defaultPolicy, type Policy } from '../../reference-server/portal/policy.ts';
import { defaultRules as rules } from '../../reference-server/portal/rules.ts';

const now = new Date('2021-09-02T15:00:00Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const phone: Factor = { kind: 'phone', destination: '+12025550123' };
const email: Factor = { kind: 'email', destination: 'ann@example.test' };
const newPhone: Factor = { kind: 'phone', destination: '+13015550144' };
const newEmail: Factor = { kind: 'email', destination: 'new@example.test' };
const address = { street: '12 Main Street', city: 'Baltimore', state: 'MD', zip: '21201' };

function changeOf(reported: Factor, more: Partial<Change> = {}): Change {
  return {
    id: '1',
    reported,
    address,
    primaryPhone: '+14105550199',
    requestedAt: now,
    requestedFrom: 'browser',
    resetCode: 'BCDFGHJKMN',
    wrongResetCodes: 0,
    ...more,
  };
}

function accountOf(factors: Factor[], changes: Change[] = []): Account {
  const { street: _street, ...rest } = address;
  return {
    username: 'ann',
    password: 'secret',
    name: 'Ann Example',
    addressOnFile: { street: '7 Former Lane', ...rest },
    factors,
    changes,
    issuedCodes: [],
    wrongSecurityCodes: 0,
  };
}

function standing(account: Account, policy: Partial<Policy> = {}, at = now) {
  return { account, now: at, policy: { ...defaultPolicy, ...policy }, browser: 'another' };
}

test('the letter page is due from the declared time on, until the change is complete', () => {
  const waiting = accountOf([phone], [changeOf(phone)]);
  expect(rules.letterPageDue(standing(accountOf([phone])))).toBe(false);
  expect(rules.letterPageDue(standing(waiting))).toBe(true);
  expect(rules.letterPageDue(standing(waiting, { letterPageFrom: 1000 }))).toBe(false);
  expect(rules.letterPageDue(standing(waiting, { letterPageFrom: 1000 }, later(1000)))).toBe(true);
  expect(rules.letterPageDue(standing(accountOf([phone], [changeOf(phone, { closedAt: now })])))).toBe(false);
});

test('the factor that was reported is offered until the declared moment', () => {
  const waiting = accountOf([phone, email], [changeOf(phone)]);
  expect(rules.factorsOffered(standing(waiting))).toEqual([phone, email]);
  expect(rules.factorsOffered(standing(waiting, { oldFactorUntil: 'request' }))).toEqual([email]);
  const complete = accountOf([newPhone, email], [changeOf(phone, { closedAt: now })]);
  expect(rules.factorsOffered(standing(complete, { oldFactorUntil: 'request' }))).toEqual([newPhone, email]);
});

test('after a change there is the new factor, and of the others what the policy keeps', () => {
  const after = (factors: Factor[], reported: Factor, destination: Factor, policy: Partial<Policy> = {}) =>
    rules.factorsAfterChange({
      account: accountOf(factors),
      change: changeOf(reported),
      destination,
      policy: { ...defaultPolicy, ...policy },
    });
  expect(after([phone], phone, newPhone)).toEqual([newPhone]);
  expect(after([phone], phone, newEmail)).toEqual([newEmail]);
  expect(after([phone, email], phone, newPhone)).toEqual([newPhone, email]);
  expect(after([phone, email], email, newEmail)).toEqual([phone, newEmail]);
  expect(after([phone, email], phone, newEmail)).toEqual([newEmail]);
  expect(after([phone, email], phone, newEmail, { otherFactor: 'keptBeside' })).toEqual([email, newEmail]);
  expect(after([phone, email], phone, newPhone, { otherFactor: 'removed' })).toEqual([newPhone]);
});

test('one letter goes to the address that was entered', () => {
  const account = accountOf([phone]);
  const change = changeOf(phone);
  expect(rules.lettersFor({ account, change })).toEqual([
    { to: { name: 'Ann Example', ...address }, resetCode: change.resetCode },
  ]);
});

test('a second letter voids the first, or works beside it, or is refused for a time', () => {
  const first = changeOf(phone);
  const account = accountOf([phone], [first]);
  const second = changeOf(phone, { id: '2', requestedAt: later(1) });
  const current = (policy: Partial<Policy>) =>
    rules
      .changesAfterRequest(standing(account, policy), second)
      .map((change) => rules.resetCodeIsCurrent(change, standing(account)));
  expect(current({})).toEqual([false, true]);
  expect(current({ secondLetter: 'bothWork' })).toEqual([true, true]);
  expect(rules.letterRefusedUntil(standing(account))).toBeUndefined();
  const refused = { secondLetter: { refusedFor: 1000 } };
  expect(rules.letterRefusedUntil(standing(account, refused))).toEqual(later(1000));
  expect(rules.letterRefusedUntil(standing(account, refused, later(1000)))).toBeUndefined();
});

test('a reset code lives as long as declared, and matches in any spelling', () => {
  const change = changeOf(phone);
  const at = (milliseconds: number) => ({ now: later(milliseconds), policy: defaultPolicy });
  expect(rules.resetCodeIsCurrent(change, at(defaultPolicy.resetCode.lifetime - 1))).toBe(true);
  expect(rules.resetCodeIsCurrent(change, at(defaultPolicy.resetCode.lifetime))).toBe(false);
  expect(rules.resetCodeMatches(change, 'bcdfg - hjkmn')).toBe(true);
  expect(rules.resetCodeMatches(change, 'BCDFG–HJKMN')).toBe(true);
  expect(rules.resetCodeMatches(change, 'BCDFG-HJKMP')).toBe(false);
});

test('a security code is good for its visit and its purpose, once, for a time, and until a newer one', () => {
  const issued = { code: '123456', visit: 'v', purpose: 'signIn', sentAt: now } as const;
  const at = { account: accountOf([phone]), visit: 'v', purpose: 'signIn', now, policy: defaultPolicy } as const;
  expect(rules.securityCodeIsCurrent(issued, at)).toBe(true);
  expect(rules.securityCodeIsCurrent(issued, { ...at, visit: 'w' })).toBe(false);
  expect(rules.securityCodeIsCurrent(issued, { ...at, purpose: 'change' })).toBe(false);
  expect(rules.securityCodeIsCurrent({ ...issued, usedAt: now }, at)).toBe(false);
  expect(rules.securityCodeIsCurrent({ ...issued, replacedAt: now }, at)).toBe(false);
  expect(rules.securityCodeIsCurrent(issued, { ...at, now: later(10 * 60_000) })).toBe(false);
  expect(rules.securityCodeMatches(issued, ' 123 456 ')).toBe(true);
});

test('contact points are masked', () => {
  expect(rules.masked(phone)).toBe('•••\u2011•••\u20110123');
  expect(rules.masked(email)).toBe('a•••@example.test');
});

test('what is wrong with an address and a phone number is said for each field', () => {
  const entered = { street: '12 Main Street', city: 'Baltimore', state: 'maryland', zip: '21201-1234' };
  expect(rules.readInformation({ ...entered, primaryPhone: '410-555-0199' }).value).toEqual({
    address: { ...entered, state: 'MD' },
    primaryPhone: '+14105550199',
  });
  expect(rules.readInformation({ ...entered, primaryPhone: '+33 6 12 34 56 78' }).value?.primaryPhone).toBe(
    '+33612345678',
  );
  const problems = rules.readInformation({ zip: '2120', primaryPhone: '123' }).problems ?? [];
  expect(problems.map(({ field }) => field)).toEqual(['street', 'city', 'state', 'zip', 'primaryPhone']);
});

test('the destination is what was chosen, or else the one field that is filled in', () => {
  const read = (entered: Record<string, string>) => rules.readDestination(entered);
  expect(read({ destinationKind: 'phone', phone: '301 555 0144', email: 'x@example.test' }).value).toEqual(newPhone);
  expect(read({ phone: '', email: 'new@example.test' }).value).toEqual(newEmail);
  expect(read({ phone: '3015550144', email: 'new@example.test' }).problems?.[0]?.field).toBe('destinationKind');
  expect(read({ destinationKind: 'email', phone: '3015550144', email: '' }).problems?.[0]?.field).toBe('email');
  expect(read({}).problems?.[0]?.field).toBe('destinationKind');
});

test('codes have the shape of the policy', () => {
  expect(randomCode({ length: 8, alphabet: 'AB' })).toMatch(/^[AB]{8}$/u);
  expect(rules.newSecurityCode(defaultPolicy)).toMatch(/^\d{6}$/u);
  expect(rules.newResetCode(defaultPolicy)).not.toBe(rules.newResetCode(defaultPolicy));
  expect(grouped('BCDFGHJKMN', 5)).toBe('BCDFG-HJKMN');
});
