import type { Defect } from './defect.ts';

/** What was entered is read and shown, and then the address that the portal had before is used all the same. */
export const letterToOldAddress: Defect = {
  id: 'letter-to-old-address',
  requirement: 'CORE-10',
  summary: 'The letter goes to the address on file, and not to the one that was entered.',
  apply: ({ rules, presentation }) => ({
    presentation,
    rules: {
      ...rules,
      lettersFor: (request) =>
        rules
          .lettersFor(request)
          .map((letter) => ({ ...letter, to: { name: letter.to.name, ...request.account.addressOnFile } })),
    },
  }),
};
