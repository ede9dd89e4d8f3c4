/** Reporting a factor as no longer valid and asking for the letter: CORE-05 to CORE-09. */
import { blocks, layout, leavesByItself, rule, script, words } from './bend.ts';
import type { Defect } from './defect.ts';

export const report: readonly Defect[] = [
  {
    id: 'report-skips-terms',
    requirement: 'CORE-05',
    summary: 'Who says that the factor is no longer valid comes to "Provide Information" without any terms.',
    apply: rule('screenAfterNoLongerValid', () => () => 'information'),
  },
  {
    id: 'terms-give-way',
    requirement: 'CORE-05',
    summary: 'The Terms of Service give way to the Sign In page before they can be read.',
    apply: leavesByItself('terms', 'signIn'),
  },
  {
    id: 'no-longer-valid-reworded',
    requirement: 'CORE-05',
    summary: 'Instead of "No, it is no longer valid and must be changed." there is "I need help".',
    apply: words({ 'verify.noLongerValid': 'I need help' }),
  },
  {
    id: 'report-wants-the-code',
    requirement: 'CORE-05',
    summary: 'Who says that the factor is no longer valid is asked for a security code all the same.',
    apply: rule('screenAfterNoLongerValid', () => () => 'securityCode'),
  },
  {
    id: 'email-of-both-cannot-be-reported',
    requirement: 'CORE-05',
    summary: 'Someone with both can say of the cell phone that it is no longer valid, and of the email address not.',
    apply: rule('verifyChoices', (right) => (at) => {
      const choices = right(at);
      const isOneOfBoth = at.account.factors.length > 1 && at.factor.kind === 'email';
      return isOneOfBoth ? choices.filter((choice) => choice !== 'noLongerValid') : choices;
    }),
  },
  {
    id: 'agreement-leads-back',
    requirement: 'CORE-06',
    summary: 'Who agrees to the terms is asked once more whether the factor is still valid.',
    apply: rule('screenAfterTerms', (right) => (at) => (at.errand === 'request' ? 'verify' : right(at))),
  },
  {
    id: 'agreement-forgotten',
    requirement: 'CORE-06',
    summary: 'Who agrees to the terms sees the same terms again, unchecked.',
    apply: rule('screenAfterTerms', (right) => (at) => (at.errand === 'request' ? 'terms' : right(at))),
  },
  {
    id: 'terms-checked-at-request',
    requirement: 'CORE-06',
    summary: 'Whoever asks for a letter finds the box that says one agrees to the terms checked already.',
    apply: script('terms-checked-at-request'),
  },
  {
    id: 'information-gives-way',
    requirement: 'CORE-06',
    summary: '"Provide Information" gives way to the Sign In page before anything can be entered.',
    apply: leavesByItself('information', 'signIn'),
  },
  {
    id: 'information-skipped',
    requirement: 'CORE-06',
    summary: 'After the terms a letter is promised, though nobody asked where it should go.',
    apply: rule('screenAfterTerms', (right) => (at) => (at.errand === 'request' ? 'confirmation' : right(at))),
  },
  {
    id: 'state-not-asked',
    requirement: 'CORE-07',
    summary: 'The mailing address has no field for the state.',
    apply: layout({ information: ['street', 'city', 'zip', 'primaryPhone'] }),
  },
  {
    id: 'primary-phone-not-asked',
    requirement: 'CORE-07',
    summary: 'There is no field for the primary phone number.',
    apply: layout({ information: ['street', 'city', 'state', 'zip'] }),
  },
  {
    id: 'zip-code-overwrites-city',
    requirement: 'CORE-07',
    summary: 'The city that was typed disappears when the ZIP code is.',
    apply: script('zip-code-overwrites-city'),
  },
  {
    id: 'information-emptied-when-left',
    requirement: 'CORE-07',
    summary: 'A second after the last field was left the whole form is empty again.',
    apply: script('information-emptied'),
  },
  {
    id: 'done-missing',
    requirement: 'CORE-08',
    summary: 'The page that confirms the letter has no "Done": it is a dead end.',
    apply: blocks('confirmation', (block) => (block.block === 'submit' ? undefined : block)),
  },
  {
    id: 'request-signs-out',
    requirement: 'CORE-08',
    summary: 'After "Mail Reset Code Instructions" the Sign In page comes, and nothing says whether a letter will.',
    apply: rule('screenAfterLetterRequested', () => () => 'signIn'),
  },
  {
    id: 'request-shows-empty-form',
    requirement: 'CORE-08',
    summary: 'After "Mail Reset Code Instructions" the form is there again, empty, though the letter was sent.',
    apply: rule('screenAfterLetterRequested', () => () => 'information'),
  },
  {
    id: 'confirmation-gives-way',
    requirement: 'CORE-08',
    summary: 'The page that confirms the letter gives way to the Sign In page before it can be read.',
    apply: leavesByItself('confirmation', 'signIn'),
  },
  {
    id: 'done-opens-account',
    requirement: 'CORE-09',
    summary: '"Done" leads into the account, without any second factor.',
    apply: rule('screenAfterDone', () => () => 'account'),
  },
  {
    id: 'done-opens-account-of-both',
    requirement: 'CORE-09',
    summary: '"Done" leads into the account of someone who still has another factor, without asking for it.',
    apply: rule('screenAfterDone', (right) => (account) => (account.factors.length > 1 ? 'account' : right(account))),
  },
  {
    id: 'done-opens-account-of-both-without-email',
    requirement: 'CORE-09',
    summary: '"Done" leads someone with both, who reported the email address, into the account.',
    apply: rule('screenAfterDone', (right) => (account) => {
      const lostEmail = account.changes.at(-1)?.reported.kind === 'email';
      return lostEmail && account.factors.length > 1 ? 'account' : right(account);
    }),
  },
  {
    id: 'done-does-nothing',
    requirement: 'CORE-09',
    summary: '"Done" shows the page that it stands on once more.',
    apply: rule('screenAfterDone', () => () => 'confirmation'),
  },
  {
    id: 'done-says-thanks',
    requirement: 'CORE-09',
    summary: '"Done" changes the heading to "Thank you" and stays where it is, as often as it is clicked.',
    apply: script('done-says-thanks'),
  },
];
