/**
 * CORE-25: what goes wrong on one of the six ways only, or only with the days of the post between. What each step needs of
 * its own is right in all of them.
 */
import type { Change } from '../portal/model.ts';
import { eachLetter, rule, script, toAddressOnFile } from './bend.ts';
import type { Defect } from './defect.ts';

const DAY = 24 * 60 * 60_000;

function isOpen({ closedAt }: Change): boolean {
  return closedAt === undefined;
}

export const wholeWay: readonly Defect[] = [
  {
    id: 'both-with-lost-email-not-asked-for-letter',
    requirement: 'CORE-25',
    summary: 'Someone with both who reported the email address is asked about both again, and not for the letter.',
    apply: rule('letterPageDue', (right) => (standing) => {
      const { changes, factors } = standing.account;
      return (
        right(standing) && !(factors.length > 1 && changes.some((one) => isOpen(one) && one.reported.kind === 'email'))
      );
    }),
  },
  {
    id: 'letter-to-old-address-for-both',
    requirement: 'CORE-25',
    summary: 'Of someone with both, the letter goes to the address on file.',
    apply: eachLetter((letter, account) => (account.factors.length > 1 ? toAddressOnFile(letter, account) : letter)),
  },
  {
    id: 'email-request-forgotten',
    requirement: 'CORE-25',
    summary: 'The request of someone who lost an email address is forgotten before the letter has come.',
    apply: rule(
      'letterPageDue',
      (right) => (standing) =>
        right({
          ...standing,
          account: {
            ...standing.account,
            changes: standing.account.changes.filter(
              ({ reported, requestedAt }) =>
                reported.kind !== 'email' || standing.now.getTime() < requestedAt.getTime() + 4 * DAY,
            ),
          },
        }),
    ),
  },
  {
    id: 'second-terms-checked-with-email',
    requirement: 'CORE-25',
    summary: 'Whoever changes to email finds the box that says one agrees to the terms checked, when they come again.',
    apply: script('terms-checked-with-email'),
  },
];
