/** What the change is worth from then on: CORE-23 and CORE-24. */
import type { Account, Factor } from '../portal/model.ts';
import { hasOnlyEmail, leavesByItself, rule, script } from './bend.ts';
import type { Defect } from './defect.ts';

/** The factors that were reported in changes which are complete. */
function oldFactors({ changes }: Account): Factor[] {
  return changes.filter(({ closedAt }) => closedAt !== undefined).map(({ reported }) => reported);
}

/** Whether a security code was used to sign in since the last change was complete. */
function hasSignedInSince({ changes, issuedCodes }: Account): boolean {
  const changedAt = changes.findLast(({ closedAt }) => closedAt !== undefined)?.closedAt;
  return issuedCodes.some(
    ({ purpose, usedAt }) =>
      purpose === 'signIn' && changedAt !== undefined && usedAt !== undefined && usedAt >= changedAt,
  );
}

export const afterwards: readonly Defect[] = [
  {
    id: 'new-factor-not-saved',
    requirement: 'CORE-23',
    summary: 'All goes well to the end, and security codes still go where they went before.',
    apply: rule(
      'factorsAfterChange',
      () =>
        ({ account }) =>
          account.factors,
    ),
  },
  {
    id: 'new-email-of-both-not-saved',
    requirement: 'CORE-23',
    summary:
      'Someone with both who changes the email address: all goes well, and security codes still go to the old one.',
    apply: rule(
      'factorsAfterChange',
      (right) => (at) =>
        at.account.factors.length > 1 && at.destination.kind === 'email' ? at.account.factors : right(at),
    ),
  },
  {
    id: 'new-email-in-place-of-phone-not-saved',
    requirement: 'CORE-23',
    summary:
      'Someone with both who changes from cell phone to another email address: security codes still go to the email address on file.',
    apply: rule('factorsAfterChange', (right) => (at) => {
      const kept = at.account.factors.filter(({ kind }) => kind !== at.change.reported.kind);
      return at.destination.kind === 'email' && kept.length > 0 ? kept : right(at);
    }),
  },
  {
    id: 'new-phone-in-place-of-email-not-saved',
    requirement: 'CORE-23',
    summary:
      'Someone with both who changes from email to another cell phone: security codes still go to the number on file.',
    apply: rule('factorsAfterChange', (right) => (at) => {
      const kept = at.account.factors.filter(({ kind }) => kind !== at.change.reported.kind);
      return at.destination.kind === 'phone' && kept.length > 0 ? kept : right(at);
    }),
  },
  {
    id: 'primary-phone-saved',
    requirement: 'CORE-23',
    summary: 'After a change to another cell phone, security codes go to the primary phone number.',
    apply: rule(
      'factorsAfterChange',
      (right) => (at) =>
        right(
          at.destination.kind === 'phone'
            ? { ...at, destination: { kind: 'phone', destination: at.change.primaryPhone } }
            : at,
        ),
    ),
  },
  {
    id: 'code-refused-after-change',
    requirement: 'CORE-23',
    summary: 'After the change, the security code to the new factor comes and is refused.',
    apply: rule(
      'securityCodeIsCurrent',
      (right) => (issued, at) => right(issued, at) && !(at.purpose === 'signIn' && oldFactors(at.account).length > 0),
    ),
  },
  {
    id: 'code-refused-after-change-of-number',
    requirement: 'CORE-23',
    summary:
      'After a change from one cell phone to another, or from one email address to another, the security code is refused.',
    apply: rule(
      'securityCodeIsCurrent',
      (right) => (issued, at) =>
        right(issued, at) &&
        !(
          at.purpose === 'signIn' &&
          oldFactors(at.account).some(({ kind }) => at.account.factors.some((factor) => factor.kind === kind))
        ),
    ),
  },
  {
    id: 'new-factor-works-once',
    requirement: 'CORE-23',
    summary:
      'After the change, the first security code to the new factor opens the account; those after it are refused.',
    apply: rule(
      'securityCodeIsCurrent',
      (right) => (issued, at) => right(issued, at) && !(at.purpose === 'signIn' && hasSignedInSince(at.account)),
    ),
  },
  {
    id: 'new-email-works-once',
    requirement: 'CORE-23',
    summary: 'After a change to email, the first security code opens the account; those after it are refused.',
    apply: rule(
      'securityCodeIsCurrent',
      (right) => (issued, at) =>
        right(issued, at) && !(at.purpose === 'signIn' && hasSignedInSince(at.account) && hasOnlyEmail(at.account)),
    ),
  },
  {
    id: 'account-gives-way-each-time',
    requirement: 'CORE-23',
    summary: 'At every sign-in the account opens, and a second later the Sign In page is there instead.',
    apply: leavesByItself('account', 'signIn'),
  },
  {
    id: 'change-never-ends',
    requirement: 'CORE-23',
    summary: 'After the change, signing in asks for the letter again, and for ever.',
    apply: rule(
      'changesAfterCompletion',
      () =>
        ({ changes }) =>
          changes,
    ),
  },
  {
    id: 'old-factor-offered',
    requirement: 'CORE-24',
    summary: 'After the change, signing in still offers the old cell phone or email address, and not the new one.',
    apply: rule('factorsOffered', (right) => (standing) => {
      const old = oldFactors(standing.account);
      return right(standing).map((factor) => old.find(({ kind }) => kind === factor.kind) ?? factor);
    }),
  },
  {
    id: 'old-factor-offered-later',
    requirement: 'CORE-24',
    summary: 'From the second sign-in after the change on, the old cell phone or email address is offered again.',
    apply: rule('factorsOffered', (right) => (standing) => {
      const offered = right(standing);
      if (!hasSignedInSince(standing.account)) return offered;
      const back = oldFactors(standing.account).filter(({ kind }) => offered.every((factor) => factor.kind !== kind));
      return [...offered, ...back];
    }),
  },
  {
    id: 'old-factor-offered-with-code',
    requirement: 'CORE-24',
    summary:
      'After the change, the page that asks for the security code has a button that sends it to the old cell phone or email address.',
    apply: rule('otherDestinationsOffered', () => oldFactors),
  },
  {
    id: 'old-factor-still-gets-code',
    requirement: 'CORE-24',
    summary: 'After the change, every security code goes to the old cell phone or email address as well.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => [...right(at), ...oldFactors(at.account)]),
  },
  {
    id: 'old-factor-gets-code-later',
    requirement: 'CORE-24',
    summary:
      'From the second sign-in after the change on, security codes go to the old cell phone or email address again.',
    apply: rule(
      'destinationsForSecurityCode',
      (right) => (at) => (hasSignedInSince(at.account) ? oldFactors(at.account) : right(at)),
    ),
  },
  {
    id: 'old-email-gets-code-later',
    requirement: 'CORE-24',
    summary:
      'From the second sign-in after a change to another email address on, security codes go to the old one again.',
    apply: rule(
      'destinationsForSecurityCode',
      (right) => (at) =>
        at.destination.kind === 'email' && hasSignedInSince(at.account) ? oldFactors(at.account) : right(at),
    ),
  },
  {
    id: 'old-phone-of-both-gets-code',
    requirement: 'CORE-24',
    summary:
      'Of someone with both who changes from one cell phone to another, security codes go to the old one as well.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => [
      ...right(at),
      ...(at.destination.kind === 'phone' && at.account.factors.length > 1 ? oldFactors(at.account) : []),
    ]),
  },
  {
    id: 'old-factor-offered-in-first-browser',
    requirement: 'CORE-24',
    summary: 'The browser in which the old cell phone or email address was reported offers it still.',
    apply: script('old-factor-offered-in-first-browser'),
  },
  {
    id: 'old-factor-gets-code-at-sign-in',
    requirement: 'CORE-24',
    summary:
      'After the change, username and password already send a security code to the old cell phone or email address.',
    apply: rule('codesAtSignIn', () => oldFactors),
  },
  {
    id: 'old-phone-kept-beside-new-email',
    requirement: 'CORE-24',
    summary: 'After a change from cell phone to email, codes can still be had on the cell phone.',
    apply: rule('factorsAfterChange', (right) => (at) => [
      ...at.account.factors.filter(({ kind }) => kind === at.change.reported.kind && kind !== at.destination.kind),
      ...right(at),
    ]),
  },
  {
    id: 'other-factor-lost',
    requirement: 'CORE-24',
    summary: 'Someone with both who reports the cell phone loses the email address too, though the portal keeps it.',
    apply: rule('factorsAfterChange', () => ({ destination }) => [destination]),
  },
  {
    id: 'other-factor-lost-with-the-request',
    requirement: 'CORE-24',
    summary:
      'Someone with both who asks for the letter on the pages of the portal loses the factor that still works too.',
    apply: rule(
      'factorsAfterChange',
      (right) => (at) => (at.change.requestedFrom === '' ? right(at) : [at.destination]),
    ),
  },
  {
    id: 'other-factor-gets-no-code',
    requirement: 'CORE-24',
    summary: 'After the change the factor that was not reported is still offered, and a code to it never comes.',
    apply: rule('destinationsForSecurityCode', (right) => (at) => {
      const kept = oldFactors(at.account).some(({ kind }) => kind !== at.destination.kind);
      return kept && at.account.factors.length > 1 ? [] : right(at);
    }),
  },
];
