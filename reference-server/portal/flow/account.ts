import { accountPage } from '../pages/account.ts';
import type { Step } from './step.ts';

/** The account itself; its button signs out. */
export const account: Step = {
  page({ rules, presentation, account: holder }, state) {
    const factors = rules.factorsShown(holder).map((factor) => ({ kind: factor.kind, masked: rules.masked(factor) }));
    return accountPage(presentation, { name: holder.name, factors }, state);
  },
  submit: () => ({ goTo: 'signIn' }),
};
