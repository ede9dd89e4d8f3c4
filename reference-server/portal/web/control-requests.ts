/** What can be asked of the control address. */
import { Duration } from 'luxon';
import { z } from 'zod';
import { readEmail, readPhone } from '../entries.ts';
import { stateAbbreviation } from '../us-states.ts';

const phoneSchema = z
  .string()
  .refine((number) => readPhone(number) === number, 'expected a phone number in E.164, such as +12025550123');
const emailSchema = z.string().refine((address) => readEmail(address) === address, 'expected an email address');

const addressSchema = z.strictObject({
  street: z.string().min(1),
  city: z.string().min(1),
  state: z.string().refine((state) => stateAbbreviation(state) === state, 'expected the USPS abbreviation of a state'),
  zip: z.string().regex(/^\d{5}(-\d{4})?$/u, 'expected a ZIP code, such as 21201'),
});

/** POST /control/accounts */
export const newAccountSchema = z
  .strictObject({
    username: z.string().regex(/^\S(.*\S)?$/u, 'expected a name without space at its ends'),
    password: z.string().min(1),
    /** The holder's, as it stands on letters. */
    name: z.string().min(1),
    factors: z.enum(['phone', 'email', 'both']),
    contacts: z.strictObject({ phone: phoneSchema.optional(), email: emailSchema.optional() }),
    /** The address on file; an invented one when left out. */
    address: addressSchema.optional(),
    state: z.enum(['settled', 'letterOnItsWay']).default('settled'),
    /** Which factor of an account with both the letter on its way is about. */
    reported: z.enum(['phone', 'email']).optional(),
  })
  .superRefine(({ factors, contacts, reported }, context) => {
    for (const kind of factors === 'both' ? (['phone', 'email'] as const) : [factors]) {
      if (contacts[kind] !== undefined) continue;
      context.addIssue({ code: 'custom', path: ['contacts', kind], message: `needed for factors "${factors}"` });
    }
    if (reported !== undefined && factors !== 'both' && reported !== factors) {
      context.addIssue({ code: 'custom', path: ['reported'], message: `the account has "${factors}" only` });
    }
  });
export type NewAccount = z.infer<typeof newAccountSchema>;

const DURATION = 'expected milliseconds or an ISO 8601 duration such as P5D, not negative';

/** POST /control/accounts/:username/clock; gives milliseconds. */
export const advanceSchema = z.strictObject({
  advance: z.union([z.int().nonnegative(DURATION), z.string().transform(durationToMilliseconds)], { error: DURATION }),
});

function durationToMilliseconds(text: string, context: z.RefinementCtx): number {
  const duration = Duration.fromISO(text);
  if (duration.isValid && duration.toMillis() >= 0) return duration.toMillis();
  context.addIssue({ code: 'custom', message: DURATION });
  return z.NEVER;
}
