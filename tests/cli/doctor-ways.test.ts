import { expect, test } from '@playwright/test';
import { tryWays } from '../../cli/doctor/ways.ts';
import type { Connection } from '../../fixtures/target/connection.ts';

for (const { accounts, why } of [
  { accounts: { stock: () => Promise.resolve([]) }, why: 'of a pool nothing is spent on it: a run signs in' },
  { accounts: {}, why: 'there is no account to sign in with' },
]) {
  test(`signing in is not tried: ${why}`, async () => {
    const connection = { target: { accounts } } as unknown as Connection;
    const lines = tryWays(connection, () => Promise.reject(new Error('no browser is needed')), []);
    expect(await lines.next()).toMatchObject({ value: { what: 'signing in', state: 'not tried', text: why } });
  });
}
