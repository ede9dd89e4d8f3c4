import { termsPage } from '../pages/terms.ts';
import { takeEffect } from './complete-change.ts';
import { problem, type Step } from './step.ts';

/** The Terms of Service, in part 1 and again in part 2. */
export const terms: Step = {
  page: ({ presentation }, state) => termsPage(presentation, state),
  submit(context, entered) {
    const { rules, account, visit } = context;
    const at = { account, errand: visit.errand, browser: visit.browser };
    if (rules.agreementNeeded(at) && entered['agree'] !== 'yes') return problem('agree', 'problem.agree');
    return takeEffect(context, 'terms') ?? { goTo: rules.screenAfterTerms(at) };
  },
};
