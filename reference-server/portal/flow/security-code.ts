import { hasShapeOf } from '../codes.ts';
import type { IssuedCode } from '../model.ts';
import { securityCodePage } from '../pages/security-code.ts';
import { takeEffect } from './complete-change.ts';
import { lockOf, purposeOf, sendSecurityCode } from './send-security-code.ts';
import { maskedDestination, problem, type Step, type StepContext, type StepResult } from './step.ts';

/** The security code is entered, or a new one asked for. */
export const securityCode: Step = {
  page({ rules, policy, presentation, account, visit }, state) {
    const masked = maskedDestination(rules, visit.destination);
    const others = rules.otherDestinationsOffered(account).map((factor) => rules.masked(factor));
    return securityCodePage(presentation, { masked, others, policy }, state);
  },
  async submit(context, entered) {
    if (entered['act'] === 'resend') return resend(context);
    const { rules, policy, account, visit, now } = context;
    const locked = lockOf(context);
    if (locked !== undefined) return locked;
    const code = entered['securityCode'] ?? '';
    const purpose = purposeOf(context);
    if (code === '' && !rules.securityCodeNeeded({ account, purpose })) {
      return { goTo: rules.screenAfterSecurityCode({ account, purpose }) };
    }
    if (!hasShapeOf(policy.securityCode, code)) {
      return problem('securityCode', 'problem.securityCodeShape', { length: String(policy.securityCode.length) });
    }
    const matching = account.issuedCodes.filter((issued) => rules.securityCodeMatches(issued, code));
    const at = { account, visit: visit.id, purpose, now, policy };
    const accepted = matching.find((issued) => rules.securityCodeIsCurrent(issued, at));
    if (accepted === undefined) return refuse(context, matching);
    accepted.usedAt = now;
    account.wrongSecurityCodes = 0;
    return takeEffect(context, 'securityCode') ?? { goTo: rules.screenAfterSecurityCode({ account, purpose }) };
  },
};

async function resend(context: StepContext): Promise<StepResult> {
  const { policy, visit } = context;
  if (visit.destination === undefined) return { goTo: 'signIn' };
  if (visit.resends >= policy.securityCode.resends) return problem('', 'problem.noMoreCodes');
  const inTheWay = await sendSecurityCode(context, visit.destination);
  if (inTheWay !== undefined) return inTheWay;
  visit.resends += 1;
  return { notice: 'securityCode.sentAgain' };
}

/** Counts a wrong code, and locks after too many. One that was right once is no guess, and is not counted. */
function refuse(context: StepContext, matching: IssuedCode[]): StepResult {
  const { rules, policy, account, visit, now } = context;
  if (matching.some((issued) => issued.visit === visit.id)) return problem('securityCode', 'problem.securityCodeOld');
  account.wrongSecurityCodes += 1;
  if (!rules.securityCodeTriesSpent(account, policy)) return problem('securityCode', 'problem.securityCodeWrong');
  account.wrongSecurityCodes = 0;
  account.lockedUntil = new Date(now.getTime() + policy.securityCode.lockout);
  return lockOf(context) ?? problem('securityCode', 'problem.securityCodeWrong');
}
