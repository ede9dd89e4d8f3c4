/** What a target's functions hand back or throw is told by its key, as a fault of the set-up. */
import { expect, test } from '@playwright/test';
import { SetupError } from '../../fixtures/finding.ts';
import { makeAccount } from '../../fixtures/target/accounts.ts';
import { moveClock } from '../../fixtures/target/clock.ts';
import type { Account, Condition } from '../../fixtures/target/schema.ts';
import { helpIn, targetOf } from './help.ts';

const condition: Condition = { factors: 'phone', state: 'settled', reported: 'phone' };
const account: Account = {
  username: 'ann',
  password: 'secret',
  holder: 'Ann Park',
  factors: [{ kind: 'phone', destination: '+12025550123', readable: true }],
};

function made(returned: unknown, asked = condition): Promise<Account | undefined> {
  const create = () => Promise.resolve(returned as Account);
  return makeAccount(targetOf({ accounts: { create } }), asked, helpIn('.'));
}

test('an account that is right is handed over, and none where the state cannot be made', async () => {
  expect(await made(account)).toEqual(account);
  expect(await made(undefined)).toBeUndefined();
});

const wrong: { returned: unknown; asked?: Condition; says: string }[] = [
  { returned: 'ann', says: 'account: found "ann"; return { username, password, holder, factors }' },
  { returned: { ...account, username: '' }, says: 'username: found ""; write the username' },
  { returned: { ...account, holder: undefined }, says: `holder: missing; write the holder's name` },
  { returned: { ...account, factors: [] }, says: 'factors: found []; write one factor at least' },
  {
    returned: { ...account, factors: [{ kind: 'sms', destination: '+12025550123', readable: true }] },
    says: `factors.0.kind: found "sms"; write 'phone' or 'email'`,
  },
  {
    returned: { ...account, factors: [{ kind: 'phone', destination: '202-555-0123', readable: true }] },
    says: 'factors.0.destination: found "202-555-0123"; write the number as +12025550123',
  },
  {
    returned: { ...account, factors: [{ kind: 'phone', destination: '+12025550123' }] },
    says: 'factors.0.readable: missing; write true if the kit can read',
  },
  {
    returned: account,
    asked: { ...condition, factors: 'both' },
    says: 'was asked for an account with both, and returned one with factors: phone. Register what condition.factors says',
  },
];

for (const { returned, asked, says } of wrong) {
  test(says, async () => {
    const refused: unknown = await made(returned, asked).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SetupError);
    expect((refused as SetupError).message).toContain(says);
  });
}

test('two accounts with one holder are refused, since letters are known by it', async () => {
  const holder = 'Bea Park';
  await made({ ...account, username: 'bea1', holder });
  await made({ ...account, username: 'bea1', holder });
  await expect(made({ ...account, username: 'bea2', holder })).rejects.toThrow(
    /gave "bea1" and "bea2" the same holder, "Bea Park"\. Give each account a name of its own/,
  );
});

const refusals = [
  new Error('https://portal.example.com/accounts answered 429'),
  Object.assign(new Error('refused'), { status: 429 }),
  Object.assign(new Error('refused'), { response: { status: 429 } }),
];

for (const [index, refused] of refusals.entries()) {
  test(`a 429 names workers as the mend, however it is thrown (${String(index + 1)})`, async () => {
    const fail = () => Promise.reject(refused);
    const target = targetOf({ accounts: { create: fail }, clock: { scope: 'account', advance: fail } });
    const workers = /too many requests[^]*State a smaller workers in the target/;
    await expect(makeAccount(target, condition, helpIn('.'))).rejects.toThrow(workers);
    await expect(moveClock(target, 1_000, account, helpIn('.'))).rejects.toThrow(workers);
  });
}

test('any other error of a function is told with its name', async () => {
  const fail = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const target = targetOf({ accounts: { create: fail }, clock: { scope: 'account', advance: fail } });
  await expect(makeAccount(target, condition, helpIn('.'))).rejects.toThrow(
    /^accounts\.create in the target \(phone, settled\) failed: connect ECONNREFUSED\. See/,
  );
  await expect(moveClock(target, 1, account, helpIn('.'))).rejects.toThrow(
    /^clock\.advance in the target failed: connect/,
  );
});
