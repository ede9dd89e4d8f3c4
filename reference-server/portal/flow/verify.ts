import { verifyPage } from '../pages/verify.ts';
import { sendSecurityCode } from './send-security-code.ts';
import { problem, standingOf, type Step } from './step.ts';

/** Is the factor still valid? A security code goes there, or a change begins. */
export const verify: Step = {
  page(context, state) {
    const { rules, presentation } = context;
    const offered = rules.factorsOffered(standingOf(context)).map((factor) => ({
      kind: factor.kind,
      masked: rules.masked(factor),
      choices: rules.verifyChoices({ account: context.account, factor }),
    }));
    return verifyPage(presentation, offered, state);
  },
  async submit(context, entered) {
    const { rules, account, visit } = context;
    const [place, answer] = (entered['choice'] ?? '').split(':');
    const factor = rules.factorsOffered(standingOf(context)).find((_offered, index) => String(index) === place);
    const choice = factor && rules.verifyChoices({ account, factor }).find((possible) => possible === answer);
    if (factor === undefined || choice === undefined) {
      const screen = rules.screenWithoutAnswer(account);
      return screen === undefined ? problem('choice', 'problem.choice') : { goTo: screen };
    }
    if (choice === 'noLongerValid') {
      visit.errand = 'request';
      visit.reported = rules.factorReported(account, factor);
      return { goTo: rules.screenAfterNoLongerValid(account) };
    }
    visit.errand = 'signIn';
    const inTheWay = await sendSecurityCode(context, factor);
    if (inTheWay !== undefined) return inTheWay;
    visit.destination = factor;
    return { goTo: rules.screenAfterStillValid(account) };
  },
};
