import type { Defect } from './defect.ts';

/** Whoever holds the phone that was lost gets the code as well. */
export const codeAlsoToOldPhone: Defect = {
  id: 'code-also-to-old-phone',
  requirement: 'CORE-18',
  summary: 'In a change, the security code goes to the new destination and also to the old cell phone.',
  apply: ({ rules, presentation }) => ({
    presentation,
    rules: {
      ...rules,
      destinationsForSecurityCode: (at) => [
        ...rules.destinationsForSecurityCode(at),
        ...(at.purpose === 'change' ? at.account.factors.filter(({ kind }) => kind === 'phone') : []),
      ],
    },
  }),
};
