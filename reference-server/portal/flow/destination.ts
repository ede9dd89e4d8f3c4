import { destinationPage } from '../pages/destination.ts';
import { sendSecurityCode } from './send-security-code.ts';
import { problem, standingOf, type Step } from './step.ts';

/** Where the security codes shall go from now on; a first one goes there. */
export const destination: Step = {
  page: ({ presentation }, state) => destinationPage(presentation, state),
  async submit(context, entered) {
    const { rules, account, visit, messenger, now } = context;
    const read = rules.readDestination(entered);
    if (read.problems !== undefined) return { problems: read.problems };
    const factor = read.value;
    if (rules.destinationRefused(standingOf(context), factor)) return problem(factor.kind, 'problem.sameDestination');
    const inTheWay = await sendSecurityCode(context, factor);
    if (inTheWay !== undefined) return inTheWay;
    for (const change of rules.lettersAgain({ account, screen: 'destination' })) {
      await messenger.sendLetters({ account, change, now });
    }
    visit.destination = factor;
    return { goTo: rules.screenAfterDestination(account) };
  },
};
