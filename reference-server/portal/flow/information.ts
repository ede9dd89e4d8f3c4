import { timeInWords } from '../dates.ts';
import { informationPage } from '../pages/information.ts';
import { requestLetter } from './request-letter.ts';
import { problem, standingOf, type Step } from './step.ts';

/** The mailing address and the phone number; its button mails the letter. */
export const information: Step = {
  page: ({ presentation }, state) => informationPage(presentation, state),
  async submit(context, entered) {
    const { rules, account, visit, now } = context;
    const read = rules.readInformation(entered);
    if (read.problems !== undefined) return { problems: read.problems };
    const refusedUntil = rules.letterRefusedUntil(standingOf(context));
    if (refusedUntil !== undefined) return problem('', 'problem.letterRefused', { time: timeInWords(refusedUntil) });
    // Without a report there is nothing to change: back to where one is made.
    if (visit.reported === undefined) return { goTo: 'verify' };
    await requestLetter(context, { account, reported: visit.reported, ...read.value, now, browser: visit.browser });
    return { goTo: rules.screenAfterLetterRequested(account) };
  },
};
