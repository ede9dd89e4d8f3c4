/** With the letter in hand, as far as the new destination: CORE-13 to CORE-17. */
import { layout, leavesByItself, rule, script, words } from './bend.ts';
import type { Defect } from './defect.ts';

const DAY = 24 * 60 * 60_000;

export const secondVisit: readonly Defect[] = [
  {
    id: 'letter-page-in-first-browser-only',
    requirement: 'CORE-13',
    summary: 'Only the browser that asked for the letter is asked for it; another one knows nothing of a letter.',
    apply: rule('letterPageDue', (right) => (standing) => {
      const asked = standing.account.changes.at(-1)?.requestedFrom;
      // A letter that no browser asked for is nobody's.
      return right(standing) && (asked === undefined || asked === '' || asked === standing.browser);
    }),
  },
  {
    id: 'reset-code-shorter-than-post',
    requirement: 'CORE-13',
    summary: 'The reset code is good for 72 hours, and the letter takes at least five business days.',
    apply: rule(
      'resetCodeIsCurrent',
      (right) => (change, at) => right(change, at) && at.now.getTime() < change.requestedAt.getTime() + 3 * DAY,
    ),
  },
  {
    id: 'last-next-wants-first-browser',
    requirement: 'CORE-13',
    summary: 'All goes well to the last "Next", and in a browser that did not ask for the letter that one signs out.',
    apply: rule('screenAfterTerms', (right) => (at) => {
      const asked = at.account.changes.at(-1)?.requestedFrom ?? '';
      const isAnother = asked !== '' && asked !== at.browser;
      return at.errand === 'completion' && isAnother ? 'signIn' : right(at);
    }),
  },
  {
    id: 'letter-page-from-next-day',
    requirement: 'CORE-14',
    summary: 'On the day of the request signing in knows nothing of the letter.',
    apply: rule(
      'letterPageDue',
      (right) => (standing) => right({ ...standing, policy: { ...standing.policy, letterPageFrom: DAY } }),
    ),
  },
  {
    id: 'letter-page-not-for-both',
    requirement: 'CORE-14',
    summary: 'Someone who still has another factor is never asked for the letter.',
    apply: rule('letterPageDue', (right) => (standing) => standing.account.factors.length === 1 && right(standing)),
  },
  {
    id: 'letter-page-asked-once',
    requirement: 'CORE-14',
    summary: 'Who has seen the letter page once is not asked for the letter in another browser.',
    apply: rule('letterPageDue', (right) => {
      const first = new Map<string, string>();
      return (standing) => {
        if (!right(standing)) return false;
        const { username } = standing.account;
        if (!first.has(username)) first.set(username, standing.browser);
        return first.get(username) === standing.browser;
      };
    }),
  },
  {
    id: 'letter-page-renamed',
    requirement: 'CORE-14',
    summary: 'The page that asks for the letter is headed "Continue your request".',
    apply: words({ 'letter.page': 'Continue your request' }),
  },
  {
    id: 'letter-page-gives-way',
    requirement: 'CORE-14',
    summary: 'The page that asks for the letter gives way to the Sign In page before it can be read.',
    apply: leavesByItself('letter', 'signIn'),
  },
  {
    id: 'begin-asks-old-factor',
    requirement: 'CORE-15',
    summary: 'Who has the letter is asked whether the old factor is still valid.',
    apply: rule('screenAfterLetterChoice', (right) => (at) => (at.choice === 'begin' ? 'verify' : right(at))),
  },
  {
    id: 'begin-skips-destination',
    requirement: 'CORE-15',
    summary: 'Who has the letter is asked for the reset code, and never where security codes shall go.',
    apply: rule('screenAfterLetterChoice', (right) => (at) => (at.choice === 'begin' ? 'resetCode' : right(at))),
  },
  {
    id: 'destination-gives-way',
    requirement: 'CORE-15',
    summary: 'The question where security codes shall go gives way to the Sign In page before it can be answered.',
    apply: leavesByItself('destination', 'signIn'),
  },
  {
    id: 'begin-missing',
    requirement: 'CORE-15',
    summary: 'Who has the letter can only wait or ask for another one.',
    apply: rule('letterChoices', (right) => (at) => right(at).filter((choice) => choice !== 'begin')),
  },
  {
    id: 'text-message-missing',
    requirement: 'CORE-16',
    summary: 'Security codes can only be had by email.',
    apply: layout({ destination: ['email'] }),
  },
  {
    id: 'code-page-gives-way',
    requirement: 'CORE-16',
    summary: 'The page that asks for the security code gives way to the Sign In page before the code can have come.',
    apply: leavesByItself('securityCode', 'signIn'),
  },
  {
    id: 'phone-number-wants-country-code',
    requirement: 'CORE-16',
    summary: 'A cell phone number is refused unless it is typed with +1.',
    apply: rule('readDestination', (right) => (entered) => {
      const read = right(entered);
      const isForeign = read.value?.kind === 'phone' && entered['phone']?.startsWith('+') !== true;
      return isForeign ? { problems: [{ field: 'phone', says: 'problem.phoneField' }] } : read;
    }),
  },
  {
    id: 'phone-number-loses-digit-when-left',
    requirement: 'CORE-16',
    summary: 'The first digit of the cell phone number disappears as soon as one goes on from the field.',
    apply: script('phone-number-loses-digit'),
  },
  {
    id: 'email-missing',
    requirement: 'CORE-17',
    summary: 'Security codes can only be had by text message.',
    apply: layout({ destination: ['phone'] }),
  },
  {
    id: 'code-page-gives-way-with-email',
    requirement: 'CORE-17',
    summary: 'After a choice of email, the page that asks for the security code gives way to the Sign In page.',
    apply: script('code-page-gives-way-with-email'),
  },
  {
    id: 'email-with-long-name-refused',
    requirement: 'CORE-17',
    summary: 'An email address of more than sixteen characters before the @ is refused as if it were none.',
    apply: rule('readDestination', (right) => (entered) => {
      const read = right(entered);
      const isLong = read.value?.kind === 'email' && read.value.destination.indexOf('@') > 16;
      return isLong ? { problems: [{ field: 'email', says: 'problem.emailField' }] } : read;
    }),
  },
  {
    id: 'email-emptied-when-left',
    requirement: 'CORE-17',
    summary: 'The email address that was typed disappears as soon as one goes on from the field.',
    apply: script('email-emptied'),
  },
  {
    id: 'email-choice-ignored',
    requirement: 'CORE-17',
    summary: 'Whoever chooses email is told that the cell phone number is missing.',
    apply: rule('readDestination', (right) => (entered) => right({ ...entered, destinationKind: 'phone' })),
  },
];
