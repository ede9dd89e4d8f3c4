import { hasShapeOf } from '../codes.ts';
import { resetCodePage } from '../pages/reset-code.ts';
import { beginAnotherLetter } from './another-letter.ts';
import { takeEffect } from './complete-change.ts';
import { problem, type Step, type StepContext, type StepResult } from './step.ts';

/** The code from the letter is entered, or another letter asked for. */
export const resetCode: Step = {
  page: ({ policy, presentation }, state) => resetCodePage(presentation, policy, state),
  submit,
};

function submit(context: StepContext, entered: Readonly<Record<string, string>>): StepResult {
  const { rules, policy, account, visit, now } = context;
  if (entered['act'] === 'anotherLetter') {
    beginAnotherLetter(context);
    return { goTo: rules.screenAfterLetterChoice({ account, choice: 'anotherLetter' }) };
  }
  const code = entered['resetCode'] ?? '';
  if (!hasShapeOf(policy.resetCode, code)) {
    return problem('resetCode', 'problem.resetCodeShape', { length: String(policy.resetCode.length) });
  }
  const matching = account.changes.filter((change) => rules.resetCodeMatches(change, code));
  const redeemed = matching.find((change) => rules.resetCodeIsCurrent(change, { now, policy }));
  if (redeemed !== undefined) {
    visit.change = redeemed.id;
    return takeEffect(context, 'resetCode') ?? { goTo: rules.screenAfterResetCode(account) };
  }
  if (matching.length > 0) return problem('resetCode', 'problem.resetCodeOld');
  return refuse(context);
}

/** Counts a wrong code against every letter that is out, since it is not known which one was meant. */
function refuse({ rules, policy, account, now }: StepContext): StepResult {
  account.changes = account.changes.map((change) => {
    if (!rules.resetCodeIsCurrent(change, { now, policy })) return change;
    const counted = { ...change, wrongResetCodes: change.wrongResetCodes + 1 };
    return rules.resetCodeTriesSpent(counted, policy) ? { ...counted, voidedAt: now } : counted;
  });
  const anyLeft = account.changes.some((change) => rules.resetCodeIsCurrent(change, { now, policy }));
  return problem('resetCode', anyLeft ? 'problem.resetCodeWrong' : 'problem.resetCodeOld');
}
