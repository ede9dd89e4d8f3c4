/** The two codes, and what follows them, as far as the account: CORE-18 to CORE-22. */
import { randomCode } from '../portal/codes.ts';
import type { Account, Factor } from '../portal/model.ts';
import { defaultPolicy } from '../portal/policy.ts';
import { blocks, eachLetter, leavesByItself, rule, script } from './bend.ts';
import type { Defect } from './defect.ts';

const A_SECOND = 1_000;

export const codes: readonly Defect[] = [
  {
    id: 'code-also-to-old-phone',
    requirement: 'CORE-18',
    summary: 'In a change, the security code goes to the new destination and also to the old cell phone.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => [
      ...right(at),
      ...(at.purpose === 'change' ? at.account.factors.filter(({ kind }) => kind === 'phone') : []),
    ]),
  },
  {
    id: 'code-to-old-factor',
    requirement: 'CORE-18',
    summary: 'In a change, the security code goes to the factor that is no longer valid, and not to the new one.',
    apply: rule(
      'destinationsForSecurityCode',
      (right) => (at) => (at.purpose === 'change' ? at.account.factors.slice(0, 1) : right(at)),
    ),
  },
  {
    id: 'code-also-to-primary-phone',
    requirement: 'CORE-18',
    summary: 'In a change, the security code goes to the new destination and also to the primary phone number.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => [
      ...right(at),
      ...(at.purpose === 'change'
        ? at.account.changes
            .slice(-1)
            .map(({ primaryPhone }) => ({ kind: 'phone', destination: primaryPhone }) as const)
        : []),
    ]),
  },
  {
    id: 'code-also-to-old-email',
    requirement: 'CORE-18',
    summary:
      'In a change to text messages, the security code goes to the new number and also to the email address on file.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => [
      ...right(at),
      ...(at.purpose === 'change' && at.destination.kind === 'phone'
        ? at.account.factors.filter(({ kind }) => kind === 'email')
        : []),
    ]),
  },
  {
    id: 'code-also-to-other-factor',
    requirement: 'CORE-18',
    summary: 'In a change, the security code of someone with both also goes to the factor that was not reported.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => [
      ...right(at),
      ...(at.purpose === 'change' && at.account.factors.length > 1
        ? at.account.factors.filter(({ kind }) => !at.account.changes.some(({ reported }) => reported.kind === kind))
        : []),
    ]),
  },
  {
    id: 'code-to-phone-on-file',
    requirement: 'CORE-18',
    summary:
      'Someone with both who lost the email address, and enters another number, gets the code at the number that is on file.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => {
      const onFile = at.account.factors.filter(
        ({ kind }) => kind === 'phone' && !at.account.changes.some(({ reported }) => reported.kind === kind),
      );
      return at.purpose === 'change' && at.destination.kind === 'phone' && onFile.length > 0 ? onFile : right(at);
    }),
  },
  {
    id: 'code-to-number-without-country',
    requirement: 'CORE-18',
    summary: 'A plus sign is put before the ten digits of the new number, which makes it one of another country.',
    apply: rule(
      'destinationsForSecurityCode',
      (right) => (at) =>
        right(at).map((to) =>
          at.purpose === 'change' && to.kind === 'phone'
            ? { ...to, destination: to.destination.replace(/^\+1(?=\d{10}$)/u, '+') }
            : to,
        ),
    ),
  },
  {
    id: 'code-to-destination-of-earlier-visit',
    requirement: 'CORE-18',
    summary:
      'The destination that was entered first is kept: a later visit enters another one, and the code goes to the first.',
    apply: rule('destinationsForSecurityCode', (right) => {
      const first = new WeakMap<Account, Factor>();
      return (at) => {
        if (at.purpose !== 'change') return right(at);
        const destination = first.get(at.account) ?? at.destination;
        first.set(at.account, destination);
        return right({ ...at, destination });
      };
    }),
  },
  {
    id: 'code-copied-to-archive',
    requirement: 'CORE-18',
    summary: 'Every email with a security code goes to an archive as well, as a blind copy.',
    apply: rule('blindCopies', () => () => ['archive@reference-portal.test']),
  },
  {
    id: 'code-to-archive-too',
    requirement: 'CORE-18',
    summary: 'In a change, the security code goes to the new destination, and by an email of its own to an archive.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => [
      ...right(at),
      ...(at.purpose === 'change' ? [{ kind: 'email', destination: 'archive@reference-portal.test' } as const] : []),
    ]),
  },
  {
    id: 'code-sent-twice',
    requirement: 'CORE-18',
    summary: 'The security code comes twice.',
    apply: rule(
      'sendAfter',
      (right) => (message) =>
        message.what === 'securityCode' ? [...right(message), ...right(message)] : right(message),
    ),
  },
  {
    id: 'code-sent-again-later',
    requirement: 'CORE-18',
    summary: 'A second after the security code by email the same one comes again.',
    apply: rule(
      'sendAfter',
      (right) => (message) =>
        message.what === 'securityCode' && message.to.kind === 'email' ? [...right(message), A_SECOND] : right(message),
    ),
  },
  {
    id: 'code-never-sent',
    requirement: 'CORE-18',
    summary: 'In a change, the page says that a security code was sent, and none is.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => (at.purpose === 'change' ? [] : right(at))),
  },
  {
    id: 'reset-code-asked-first',
    requirement: 'CORE-19',
    summary: 'The reset code is asked for before the security code.',
    apply: rule('screenAfterDestination', () => () => 'resetCode'),
  },
  {
    id: 'security-code-opens-account',
    requirement: 'CORE-19',
    summary: 'The security code to the new destination opens the account; the reset code is never asked for.',
    apply: rule('screenAfterSecurityCode', () => () => 'account'),
  },
  {
    id: 'reset-code-not-asked',
    requirement: 'CORE-19',
    summary: 'After the security code both codes are said to be right, though the reset code was never asked for.',
    apply: rule('screenAfterSecurityCode', (right) => (at) => (at.purpose === 'change' ? 'beforeTerms' : right(at))),
  },
  {
    id: 'right-security-code-refused',
    requirement: 'CORE-19',
    summary: 'In a change, the security code that has just come is refused as too old.',
    apply: rule('securityCodeIsCurrent', (right) => (issued, at) => at.purpose !== 'change' && right(issued, at)),
  },
  {
    id: 'reset-code-page-gives-way',
    requirement: 'CORE-19',
    summary: 'The page that asks for the reset code gives way to the Sign In page before the code can be typed.',
    apply: leavesByItself('resetCode', 'signIn'),
  },
  {
    id: 'letter-with-other-code',
    requirement: 'CORE-20',
    summary: 'The reset code in the letter is not the one that the portal takes.',
    apply: eachLetter((letter) => ({ ...letter, resetCode: randomCode(defaultPolicy.resetCode) })),
  },
  {
    id: 'reset-code-as-printed-refused',
    requirement: 'CORE-20',
    summary: 'The reset code is refused when it is typed as it is printed, with its dash.',
    apply: rule('resetCodeMatches', () => (change, entered) => change.resetCode === entered),
  },
  {
    id: 'second-next-missing',
    requirement: 'CORE-20',
    summary: 'The terms come straight after the reset code.',
    apply: rule('screenAfterResetCode', () => () => 'terms'),
  },
  {
    id: 'reset-code-leads-to-sign-in',
    requirement: 'CORE-20',
    summary: 'After the right reset code the Sign In page comes, and all is as before.',
    apply: rule('screenAfterResetCode', () => () => 'signIn'),
  },
  {
    id: 'reset-code-leads-back',
    requirement: 'CORE-20',
    summary: 'After the right reset code it is asked once more where security codes shall go.',
    apply: rule('screenAfterResetCode', () => () => 'destination'),
  },
  {
    id: 'second-next-goes-on',
    requirement: 'CORE-20',
    summary: 'The page with the second "Next" goes on by itself before it can be read.',
    apply: script('second-next-goes-on'),
  },
  {
    id: 'terms-not-asked-again',
    requirement: 'CORE-21',
    summary: 'The second "Next" opens the account; the terms are not shown again.',
    apply: rule('screenAfterBeforeTerms', () => () => 'account'),
  },
  {
    id: 'second-terms-give-way',
    requirement: 'CORE-21',
    summary: 'The Terms of Service come again, and give way to the Sign In page before they can be read.',
    apply: script('second-terms-give-way'),
  },
  {
    id: 'terms-checked-already',
    requirement: 'CORE-21',
    summary: 'The box that says one agrees to the terms is checked before one has read them.',
    apply: blocks('terms', (block) => (block.block === 'checkbox' ? { ...block, checked: true } : block)),
  },
  {
    id: 'second-agreement-not-needed',
    requirement: 'CORE-21',
    summary: 'The last "Next" opens the account of someone who has not agreed to the terms again, too.',
    apply: rule('agreementNeeded', (right) => (at) => at.errand !== 'completion' && right(at)),
  },
  {
    id: 'second-agreement-not-needed-for-phone',
    requirement: 'CORE-21',
    summary:
      'The last "Next" opens the account of someone who lost a cell phone and has not agreed to the terms again.',
    apply: rule('agreementNeeded', (right) => (at) => {
      const lostPhone = at.account.changes.at(-1)?.reported.kind === 'phone';
      return !(at.errand === 'completion' && lostPhone) && right(at);
    }),
  },
  {
    id: 'account-open-before-agreement',
    requirement: 'CORE-21',
    summary:
      'From the second "Next" on the account opens by its address, whether one agrees to the terms again or not.',
    apply: rule(
      'mayOpen',
      (right) => (screen, path) => right(screen, path) || (screen === 'account' && path.includes('beforeTerms')),
    ),
  },
  {
    id: 'terms-agreed-in-browser',
    requirement: 'CORE-21',
    summary: 'A browser in which the terms were agreed to before is not shown them again.',
    apply: script('terms-agreed-in-browser'),
  },
  {
    id: 'terms-checked-in-browser',
    requirement: 'CORE-21',
    summary: 'In a browser in which the terms were agreed to before, the box is checked when they come again.',
    apply: script('terms-checked-in-browser'),
  },
  {
    id: 'second-next-leads-back',
    requirement: 'CORE-21',
    summary: 'The second "Next" asks once more where security codes shall go.',
    apply: rule('screenAfterBeforeTerms', () => () => 'destination'),
  },
  {
    id: 'last-next-signs-out',
    requirement: 'CORE-22',
    summary: 'The last "Next" leads to the Sign In page, and not into the account.',
    apply: rule('screenAfterTerms', (right) => (at) => (at.errand === 'completion' ? 'signIn' : right(at))),
  },
  {
    id: 'last-next-asks-for-letter',
    requirement: 'CORE-22',
    summary: 'The last "Next" leads to "Provide Information", as if a letter were asked for.',
    apply: rule('screenAfterTerms', (right) => (at) => right({ ...at, errand: 'request' })),
  },
  {
    id: 'change-closed-half-done',
    requirement: 'CORE-22',
    summary: 'The reset code is used up by the second "Next", and the last one then says that it was used already.',
    apply: rule('changeClosesAfter', () => 'beforeTerms'),
  },
  {
    id: 'account-gives-way',
    requirement: 'CORE-22',
    summary: 'The account opens, and a second later the Sign In page is there instead.',
    apply: leavesByItself('account', 'signIn'),
  },
  {
    id: 'account-gives-way-with-email',
    requirement: 'CORE-22',
    summary: 'After a change to email the account opens, and a second later the Sign In page is there instead.',
    apply: script('account-gives-way-with-email'),
  },
];
