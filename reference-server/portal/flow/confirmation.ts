import { confirmationPage } from '../pages/confirmation.ts';
import type { Step } from './step.ts';

/** The end of part 1. */
export const confirmation: Step = {
  page: ({ presentation }, state) => confirmationPage(presentation, state),
  submit: ({ rules, account }) => ({ goTo: rules.screenAfterDone(account) }),
};
