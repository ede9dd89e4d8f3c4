/** Reading what people enter: blank, malformed and merely unusual things told apart. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import type { Entered, Factor, MailingAddress, Problem } from './model.ts';
import { stateAbbreviation } from './us-states.ts';

/** Either what was read from a form, or what is wrong with it. */
export type Reading<T> = { value: T; problems?: never } | { value?: never; problems: Problem[] };

const emailSchema = z.email();

/** A phone number in E.164; a number without country code is a US one. Undefined for what cannot be a number. */
export function readPhone(entered: string | undefined): string | undefined {
  const number = parsePhoneNumberFromString(entered ?? '', 'US');
  return number?.isValid() === true ? number.number : undefined;
}

/** An email address as it was entered; undefined for what cannot be one. */
export function readEmail(entered: string | undefined): string | undefined {
  return emailSchema.safeParse(entered).data;
}

/** The fields `street`, `city`, `state` and `zip`; every problem at once, so that one correction does. */
export function readAddress(entered: Entered): Reading<MailingAddress> {
  const street = entered['street'] ?? '';
  const city = entered['city'] ?? '';
  const state = stateAbbreviation(entered['state'] ?? '');
  const zip = entered['zip'] ?? '';
  const problems: Problem[] = [];
  if (street === '') problems.push({ field: 'street', says: 'problem.street' });
  if (city === '') problems.push({ field: 'city', says: 'problem.city' });
  if (state === undefined) problems.push({ field: 'state', says: 'problem.state' });
  // Five digits or ZIP+4; no ZIP code begins with 000.
  if (!/^(?!000)\d{5}(-\d{4})?$/u.test(zip)) problems.push({ field: 'zip', says: 'problem.zip' });
  if (problems.length > 0 || state === undefined) return { problems };
  return { value: { street, city, state, zip } };
}

/**
 * The fields `destinationKind` (`phone` or `email`, the choice), `phone` and `email`. Where nothing is chosen, the one
 * field that is filled in tells: the article only asks to "fill in the appropriate field".
 */
export function readDestination(entered: Entered): Reading<Factor> {
  const filled = (['phone', 'email'] as const).filter((kind) => (entered[kind] ?? '') !== '');
  const chosen = entered['destinationKind'];
  const kind = chosen === 'phone' || chosen === 'email' ? chosen : filled.length === 1 ? filled[0] : undefined;
  if (kind === undefined) return { problems: [{ field: 'destinationKind', says: 'problem.destinationChoice' }] };
  const destination = kind === 'phone' ? readPhone(entered['phone']) : readEmail(entered['email']);
  if (destination !== undefined) return { value: { kind, destination } };
  return { problems: [{ field: kind, says: kind === 'phone' ? 'problem.phoneField' : 'problem.emailField' }] };
}
