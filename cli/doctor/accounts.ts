/** Whether accounts can be had, in each condition that a scenario may ask for. */
import type { Account, Condition, Stock } from '../../fixtures/target/account.ts';
import { describeCondition, makeAccount } from '../../fixtures/target/accounts.ts';
import type { Connection } from '../../fixtures/target/connection.ts';
import { failed, fine, notTried, wrong, type Line } from './line.ts';

export interface Made {
  condition: Condition;
  account: Account;
}

const settled: readonly Condition[] = [
  { factors: 'phone', state: 'settled', reported: 'phone' },
  { factors: 'email', state: 'settled', reported: 'email' },
  { factors: 'both', state: 'settled', reported: 'phone' },
];

const underWay: Condition = { factors: 'phone', state: 'letterOnItsWay', reported: 'phone' };

/** Makes an account of each kind; a pool is only counted, since what is taken of it is spent. */
export async function accountLines(
  connection: Connection,
  needed: readonly Condition[],
  compare: (needed: readonly Condition[], stock: readonly Stock[]) => Line[],
): Promise<{ lines: Line[]; accounts: Made[] }> {
  const { target, help } = connection;
  if (target.accounts.stock === undefined) return makeEach(connection);
  try {
    return { lines: compare(needed, await target.accounts.stock(help)), accounts: [] };
  } catch (error) {
    return { lines: [failed('accounts', error)], accounts: [] };
  }
}

async function makeEach({ target, help }: Connection): Promise<{ lines: Line[]; accounts: Made[] }> {
  const lines: Line[] = [];
  const accounts: Made[] = [];
  for (const condition of [...settled, underWay]) {
    const what = `account, ${describeCondition(condition)}`;
    try {
      const account = await makeAccount(target, condition, help);
      if (account !== undefined) {
        accounts.push({ condition, account });
        lines.push(fine(what, `made: ${account.username}`));
      } else if (condition.state === 'settled') {
        lines.push(wrong(what, 'accounts.create returned none.', 'It must return one for the state "settled".'));
      } else lines.push(notTried(what, 'accounts.create leaves this state to the pages'));
    } catch (error) {
      lines.push(failed(what, error));
    }
  }
  return { lines, accounts };
}
