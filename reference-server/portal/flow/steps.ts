import type { Screen } from '../model.ts';
import { account } from './account.ts';
import { beforeTerms } from './before-terms.ts';
import { confirmation } from './confirmation.ts';
import { destination } from './destination.ts';
import { information } from './information.ts';
import { letter } from './letter.ts';
import { resetCode } from './reset-code.ts';
import { securityCode } from './security-code.ts';
import type { Step } from './step.ts';
import { terms } from './terms.ts';
import { verify } from './verify.ts';

/** The screens of someone who has given username and password. */
export const steps: Readonly<Record<Exclude<Screen, 'signIn'>, Step>> = {
  verify,
  terms,
  information,
  confirmation,
  letter,
  destination,
  securityCode,
  resetCode,
  beforeTerms,
  account,
};
