/** Signing in, and what is asked then: CORE-01 to CORE-04, and that a password alone opens nothing, CORE-26. */
import { defaultWords } from '../portal/presentation/words.ts';
import { blocks, hasOnlyEmail, leavesByItself, page, rule, script, words } from './bend.ts';
import type { Defect } from './defect.ts';

/** What the field of an older form took. */
const OLD_PASSWORD_LENGTH = 12;

export const signIn: readonly Defect[] = [
  {
    id: 'sign-in-button-renamed',
    requirement: 'CORE-01',
    summary: 'The button below username and password says "Continue".',
    apply: blocks('signIn', (block) => (block.block === 'submit' ? { ...block, label: 'Continue' } : block)),
  },
  {
    id: 'long-password-refused',
    requirement: 'CORE-01',
    summary: 'The right password is refused when it is longer than twelve characters, since the rest is cut off.',
    apply: rule(
      'signInAccepts',
      (right) => (account, password) => right(account, password.slice(0, OLD_PASSWORD_LENGTH)),
    ),
  },
  {
    id: 'sign-in-leads-back',
    requirement: 'CORE-01',
    summary: 'After "Sign In" the same page comes again, empty, and nothing says why.',
    apply: rule('screenAfterSignIn', () => () => 'signIn'),
  },
  {
    id: 'password-empties-username',
    requirement: 'CORE-01',
    summary: 'The username disappears as soon as the password is typed.',
    apply: script('password-empties-username'),
  },
  {
    id: 'phone-question-skipped',
    requirement: 'CORE-02',
    summary:
      'Someone with a cell phone is asked for a security code at once, and never whether the phone is still valid.',
    apply: rule('screenAfterSignIn', (right) => (at) => {
      const [only, ...others] = at.account.factors;
      return only?.kind === 'phone' && others.length === 0 && !at.letterPageDue ? 'securityCode' : right(at);
    }),
  },
  {
    id: 'phone-page-names-email',
    requirement: 'CORE-02',
    summary: 'The page about the cell phone is headed as the one about the email address.',
    apply: words({ 'verify.phonePage': defaultWords['verify.emailPage'] }),
  },
  {
    id: 'phone-question-fades',
    requirement: 'CORE-02',
    summary: 'The question about the cell phone goes away a second after it came, and an empty page is left.',
    apply: script('question-fades'),
  },
  {
    id: 'email-asked-about-as-phone',
    requirement: 'CORE-03',
    summary: 'Someone whose codes go to an email address is asked about a cell phone number.',
    apply: rule('factorsOffered', (right) => (standing) => {
      const offered = right(standing);
      return offered.length === 1 ? offered.map((factor) => ({ ...factor, kind: 'phone' })) : offered;
    }),
  },
  {
    id: 'email-page-untitled',
    requirement: 'CORE-03',
    summary: 'The page about the email address is only headed "Verify".',
    apply: words({ 'verify.emailPage': 'Verify' }),
  },
  {
    id: 'email-question-gives-way',
    requirement: 'CORE-03',
    summary: 'The question about the email address gives way to the Sign In page before it can be read.',
    apply: leavesByItself('verify', 'signIn'),
  },
  {
    id: 'only-phone-of-both-shown',
    requirement: 'CORE-04',
    summary: 'Someone with both a cell phone and an email address is only asked about the cell phone.',
    apply: rule(
      'factorsOffered',
      (right) => (standing) =>
        // From an account's first sign-ins only; what a change has touched is read elsewhere.
        standing.account.changes.length > 0 ? right(standing) : right(standing).slice(0, 1),
    ),
  },
  {
    id: 'both-not-told-apart',
    requirement: 'CORE-04',
    summary: 'The screen with both has the same answers twice, and nothing says which are about the phone.',
    apply: blocks('verify', (block) => {
      if (block.block !== 'choice' || block.heading === undefined) return block;
      const { heading: _heading, ...rest } = block;
      return { ...rest, legend: 'Can you still get your security code?' };
    }),
  },
  {
    id: 'second-question-fades',
    requirement: 'CORE-04',
    summary: 'Both are asked about, and a second later the question about the email address is gone.',
    apply: script('second-question-fades'),
  },
];

export const passwordAlone: readonly Defect[] = [
  {
    id: 'password-opens-account',
    requirement: 'CORE-26',
    summary: 'Username and password open the account; no second factor is ever asked for.',
    apply: rule('screenAfterSignIn', () => () => 'account'),
  },
  {
    id: 'asking-for-code-opens-account',
    requirement: 'CORE-26',
    summary: 'Whoever asks for a security code is let into the account, and never asked for the code.',
    apply: rule('screenAfterStillValid', () => () => 'account'),
  },
  {
    id: 'any-code-opens',
    requirement: 'CORE-26',
    summary: 'Whatever is typed as the security code at a sign-in opens the account.',
    apply: rule(
      'securityCodeMatches',
      (right) => (issued, entered) => issued.purpose === 'signIn' || right(issued, entered),
    ),
  },
  {
    id: 'no-answer-opens-account',
    requirement: 'CORE-26',
    summary: 'Whoever goes on from the question about the factor without an answer is let into the account.',
    apply: rule('screenWithoutAnswer', () => () => 'account'),
  },
  {
    id: 'no-answer-opens-account-with-email',
    requirement: 'CORE-26',
    summary: 'Whoever goes on without an answer to the question about the email address is let into the account.',
    apply: rule('screenWithoutAnswer', () => (account) => (hasOnlyEmail(account) ? 'account' : undefined)),
  },
  {
    id: 'account-remembers-code',
    requirement: 'CORE-26',
    summary: 'Once a security code was entered anywhere, the password alone opens the account in every browser.',
    apply: rule('screenAfterSignIn', (right) => (at) => {
      const trusted = at.account.issuedCodes.some(
        ({ purpose, usedAt }) => purpose === 'signIn' && usedAt !== undefined,
      );
      return trusted && !at.letterPageDue ? 'account' : right(at);
    }),
  },
  {
    id: 'account-remembers-browser',
    requirement: 'CORE-26',
    summary: 'In a browser in which the account was open before, the password alone opens it for a year.',
    apply: script('account-remembers-browser'),
  },
  {
    id: 'account-remembers-browser-of-change',
    requirement: 'CORE-26',
    summary: 'In the browser in which the change was completed, the password alone opens the account for a year.',
    apply: script('remembers-browser-of-change'),
  },
  {
    id: 'blank-code-opens',
    requirement: 'CORE-26',
    summary: 'Who submits the page that asks for the security code without one is let into the account.',
    apply: rule(
      'securityCodeNeeded',
      () =>
        ({ purpose }) =>
          purpose !== 'signIn',
    ),
  },
  {
    id: 'blank-code-opens-with-email',
    requirement: 'CORE-26',
    summary: 'Someone whose codes come by email is let into the account without one.',
    apply: rule(
      'securityCodeNeeded',
      () =>
        ({ account, purpose }) =>
          purpose !== 'signIn' || !hasOnlyEmail(account),
    ),
  },
  {
    id: 'account-open-while-reporting',
    requirement: 'CORE-26',
    summary:
      'Whoever says that the factor is no longer valid gets into the account by its address, with the password alone, until "Done".',
    apply: rule(
      'mayOpen',
      (right) => (screen, path) =>
        right(screen, path) ||
        (screen === 'account' && (path.includes('information') || path.includes('confirmation'))),
    ),
  },
  {
    id: 'code-to-new-contact-opens',
    requirement: 'CORE-26',
    summary:
      'Whoever has entered a code that came to a contact of their own choice gets into the account by its address, without the letter.',
    apply: rule(
      'mayOpen',
      (right) => (screen, path) => right(screen, path) || (screen === 'account' && path.includes('resetCode')),
    ),
  },
  {
    id: 'code-to-new-contact-leads-in',
    requirement: 'CORE-26',
    summary:
      'Whoever has entered a code that came to a contact of their own choice is led into the account at once, without the letter.',
    apply: rule('screenAfterSecurityCode', (right) => (at) => (at.purpose === 'change' ? 'account' : right(at))),
  },
  {
    id: 'no-letter-yet-opens-account',
    requirement: 'CORE-26',
    summary: 'Whoever says on the letter page that the letter has not come yet is let into the account.',
    apply: rule('screenAfterLetterChoice', (right) => (at) => (at.choice === 'notYet' ? 'account' : right(at))),
  },
  {
    id: 'another-letter-opens-account',
    requirement: 'CORE-26',
    summary: 'Whoever asks for another letter on the letter page is let into the account.',
    apply: rule('screenAfterLetterChoice', (right) => (at) => (at.choice === 'anotherLetter' ? 'account' : right(at))),
  },
  {
    id: 'account-beside-question',
    requirement: 'CORE-26',
    summary: 'The page that asks about the factor already shows the account beside the question.',
    apply: page('verify', (shown) => ({
      ...shown,
      blocks: [
        ...shown.blocks,
        {
          block: 'facts',
          heading: defaultWords['account.page'],
          facts: [{ term: 'Next payment', detail: 'On the second Wednesday of the month' }],
        },
      ],
    })),
  },
  {
    id: 'account-of-both-opens',
    requirement: 'CORE-26',
    summary:
      'Someone with both a cell phone and an email address is asked for neither: the password opens the account.',
    apply: rule(
      'screenAfterSignIn',
      (right) => (at) =>
        at.account.factors.length > 1 && at.account.issuedCodes.some(({ usedAt }) => usedAt !== undefined)
          ? 'account'
          : right(at),
    ),
  },
  {
    id: 'letter-under-way-opens-account-of-email',
    requirement: 'CORE-26',
    summary: 'While the letter is on its way, username and password open the account of someone with an email address.',
    apply: rule('screenAfterSignIn', (right) => (at) => {
      return at.letterPageDue && hasOnlyEmail(at.account) ? 'account' : right(at);
    }),
  },
  {
    id: 'letter-under-way-opens-account-of-both',
    requirement: 'CORE-26',
    summary: 'While the letter is on its way, username and password open the account of someone with both.',
    apply: rule(
      'screenAfterSignIn',
      (right) => (at) => (at.letterPageDue && at.account.factors.length > 1 ? 'account' : right(at)),
    ),
  },
  {
    id: 'letter-under-way-opens-account',
    requirement: 'CORE-26',
    summary: 'While the letter is on its way, username and password open the account, as no factor is left to ask for.',
    apply: rule('screenAfterSignIn', (right) => (at) => (at.letterPageDue ? 'account' : right(at))),
  },
];
