/** Other codes: their shape, how long they live, how often they may be tried. */
import { type CodePolicy, defaultPolicy, type Policy } from '../../portal/policy.ts';
import type { Variant } from './variant.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DIGITS = '0123456789';

function securityCode(others: Partial<Policy['securityCode']>): Policy {
  return { ...defaultPolicy, securityCode: { ...defaultPolicy.securityCode, ...others } };
}

function resetCode(others: Partial<CodePolicy & { groupLength: number }>): Policy {
  return { ...defaultPolicy, resetCode: { ...defaultPolicy.resetCode, ...others } };
}

export const otherCodes: readonly Variant[] = [
  {
    id: 'security-code-of-eight-digits',
    summary: 'Security codes have eight digits.',
    policy: securityCode({ length: 8 }),
    target: { policy: { securityCode: { shape: /\d{8}/u } } },
  },
  {
    id: 'security-code-with-letters',
    summary: 'Security codes have letters and digits.',
    policy: securityCode({ length: 7, alphabet: 'BCDFGHJKMNPQRSTVWXYZ23456789' }),
    target: { policy: { securityCode: { shape: /[A-Z0-9]{7}/u } } },
  },
  {
    id: 'reset-code-of-digits',
    summary: 'The reset code has twelve digits in one piece.',
    policy: resetCode({ length: 12, alphabet: DIGITS, groupLength: 12 }),
    target: { policy: { resetCode: { shape: /\d{12}/u } } },
  },
  {
    id: 'reset-code-in-four-groups',
    summary: 'The reset code has four groups of four; the target does not say so, as the letter marks it.',
    policy: resetCode({ length: 16, groupLength: 4 }),
  },
  {
    id: 'short-lives',
    summary: 'Codes live for a shorter time and may be tried less often.',
    policy: {
      ...defaultPolicy,
      securityCode: { ...defaultPolicy.securityCode, lifetime: 5 * MINUTE, tries: 3, resends: 2 },
      resetCode: { ...defaultPolicy.resetCode, lifetime: 19 * DAY, tries: 5 },
    },
    target: {
      policy: {
        securityCode: { lifetime: '5 minutes', tries: 3, resends: 2 },
        resetCode: { lifetime: '19 days', tries: 5 },
      },
    },
  },
];
