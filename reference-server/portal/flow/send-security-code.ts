/** Sending a security code to where the visit's codes go. */
import { timeInWords } from '../dates.ts';
import type { Factor, Purpose } from '../model.ts';
import { problem, type StepContext, type StepResult } from './step.ts';

/** What a security code of this visit is for: on the way through a change it opens no account. */
export function purposeOf({ visit }: StepContext): Purpose {
  return visit.errand === 'completion' ? 'change' : 'signIn';
}

/**
 * Sends one; the visit's earlier ones are replaced once it is sent. Gives what is in the way, if anything is.
 *
 * @throws NotSentError; the earlier code then still works
 */
export async function sendSecurityCode(context: StepContext, destination: Factor): Promise<StepResult | undefined> {
  const { rules, policy, messenger, account, visit, now } = context;
  const locked = lockOf(context);
  if (locked !== undefined) return locked;
  const code = rules.newSecurityCode(policy);
  const purpose = purposeOf(context);
  await messenger.sendSecurityCode(code, { account, purpose, destination });
  for (const issued of account.issuedCodes) {
    if (issued.visit === visit.id) issued.replacedAt ??= now;
  }
  account.issuedCodes.push({ code, visit: visit.id, purpose, sentAt: now });
  return undefined;
}

/** Says so when too many wrong codes were entered a short time ago. */
export function lockOf({ account, now }: StepContext): StepResult | undefined {
  if (account.lockedUntil === undefined || now >= account.lockedUntil) return undefined;
  return problem('', 'problem.locked', { time: timeInWords(account.lockedUntil) });
}
