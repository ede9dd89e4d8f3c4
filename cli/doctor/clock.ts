/** Whether the portal's clock can be moved. */
import { makeAccount } from '../../fixtures/target/accounts.ts';
import { moveClock } from '../../fixtures/target/clock.ts';
import type { Connection } from '../../fixtures/target/connection.ts';
import type { Made } from './accounts.ts';
import { failed, fine, notTried, type Line } from './line.ts';

const minute = 60_000;

/** Moves it by a minute for an account that was made for it. */
export async function clockLine({ target, help }: Connection, made: readonly Made[]): Promise<Line> {
  if (target.clock === undefined) {
    return notTried(
      'clock',
      'the target has none; core needs one only where letterPageFrom is a time, and what does is not tested then',
    );
  }
  if (target.accounts.stock !== undefined || made.length === 0) {
    return notTried('clock', 'there is no account to move it for');
  }
  try {
    const account = await makeAccount(target, { factors: 'phone', state: 'settled', reported: 'phone' }, help);
    if (account === undefined) return notTried('clock', 'there is no account to move it for');
    await moveClock(target, minute, account, help);
    return fine('clock', `moved by a minute (scope: ${target.clock.scope})`);
  } catch (error) {
    return failed('clock', error);
  }
}
