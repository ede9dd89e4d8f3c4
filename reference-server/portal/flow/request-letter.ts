/** Asking for a letter: the one way by which a change begins, for a person on the pages and for a test's set-up. */
import { randomUUID } from 'node:crypto';
import type { Account, Change, Factor, MailingAddress } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Rules } from '../rules.ts';
import type { Messenger } from './messenger.ts';

/**
 * Mails the letter and only then remembers the change, so that a letter that was not sent leaves nothing half done.
 *
 * @throws NotSentError
 */
export async function requestLetter(
  { rules, policy, messenger }: { rules: Rules; policy: Policy; messenger: Messenger },
  request: {
    account: Account;
    reported: Factor;
    address: MailingAddress;
    primaryPhone: string;
    now: Date;
    browser: string;
  },
): Promise<void> {
  const { account, now, browser, reported, address, primaryPhone } = request;
  const change: Change = {
    id: randomUUID(),
    reported,
    address,
    primaryPhone,
    requestedAt: now,
    requestedFrom: browser,
    resetCode: rules.newResetCode(policy),
    wrongResetCodes: 0,
  };
  await messenger.sendLetters({ account, change, now });
  account.changes = rules.changesAfterRequest({ account, now, policy, browser }, change);
}
