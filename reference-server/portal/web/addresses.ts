import type { Screen } from '../model.ts';

/** Where each screen stands. Nothing about an account is ever part of an address. */
export const addresses: Readonly<Record<Screen, string>> = {
  signIn: '/sign-in',
  verify: '/verify',
  terms: '/terms',
  information: '/information',
  confirmation: '/confirmation',
  letter: '/letter',
  destination: '/destination',
  securityCode: '/security-code',
  resetCode: '/reset-code',
  beforeTerms: '/before-terms',
  account: '/account',
};
