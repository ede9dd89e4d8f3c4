import { beforeTermsPage } from '../pages/before-terms.ts';
import { takeEffect } from './complete-change.ts';
import { maskedDestination, type Step } from './step.ts';

/** Between the reset code and the terms: both codes were right. */
export const beforeTerms: Step = {
  page({ rules, presentation, visit }, state) {
    return beforeTermsPage(presentation, maskedDestination(rules, visit.destination), state);
  },
  submit(context) {
    const { rules, account } = context;
    return takeEffect(context, 'beforeTerms') ?? { goTo: rules.screenAfterBeforeTerms(account) };
  },
};
