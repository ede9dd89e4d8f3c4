import { termsPage } from '../pages/terms.ts';
import { takeEffect } from './complete-change.ts';
import { problem, type Step } from './step.ts';

/** The Terms of Service, in part 1 and again in part 2. */
export const terms: Step = {
  page: ({ presentation }, state) => termsPage(presentation, state),
  async submit(context, entered) {
    const { rules, visit } = context;
    if (rules.agreementNeeded(visit.errand) && entered['agree'] !== 'yes') return problem('agree', 'problem.agree');
    return takeEffect(context, 'terms') ?? { goTo: rules.screenAfterTerms(visit.errand) };
  },
};
