/**
 * The control address: what a test may ask of this portal that no account holder can, in JSON, from this machine only.
 *
 * | request                                          | answer                                   |
 * | ------------------------------------------------ | ---------------------------------------- |
 * | POST /control/accounts `NewAccount`              | 201 `{ username, clock }`                |
 * | POST /control/accounts/:username/clock `advance` | 200 `{ now }`, by the account's clock    |
 *
 * Refusals are `{ error }`: 400 for what is malformed, 403 from elsewhere, 404 for an unknown account, 409 for a username
 * that is taken, 502 when the letter that should be on its way could not be sent (the account is then not made).
 */
import express, { type ErrorRequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { NotSentError, type Messenger } from '../flow/messenger.ts';
import { requestLetter } from '../flow/request-letter.ts';
import type { Account, MailingAddress } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Rules } from '../rules.ts';
import { advanceSchema, type NewAccount, newAccountSchema } from './control-requests.ts';
import { controlOnly } from './loopback.ts';

/** Where an account holder lives of whom nothing else was said. */
const inventedAddress: MailingAddress = { street: '7 Former Lane', city: 'Oldtown', state: 'ME', zip: '04468' };

export interface ControlSetting {
  rules: Rules;
  policy: Policy;
  clock: Clock;
  messenger: Messenger;
  accounts: Map<string, Account>;
}

/** The router of `/control`. */
export function controlRouter(setting: ControlSetting): Router {
  const { clock, accounts } = setting;
  const router = Router();
  router.use(controlOnly, express.json({ limit: '64kb' }));

  router.post('/accounts', async (request, response) => {
    const wanted = newAccountSchema.safeParse(request.body);
    if (!wanted.success) {
      refuse(response, 400, sentenceOf(wanted.error));
      return;
    }
    const { username } = wanted.data;
    if (accounts.has(username)) {
      refuse(response, 409, `There is an account "${username}" already.`);
      return;
    }
    const account = accountOf(wanted.data);
    // Its name is taken from now on, so that of two such requests at once only one is granted.
    accounts.set(username, account);
    if (wanted.data.state === 'letterOnItsWay') {
      try {
        await mailLetter(setting, account, wanted.data);
      } catch (error) {
        accounts.delete(username);
        if (!(error instanceof NotSentError)) throw error;
        refuse(response, 502, `The letter could not be sent: ${String(error.cause)}`);
        return;
      }
    }
    response.status(201).json({ username, clock: clock.now(account).toISOString() });
  });

  router.post('/accounts/:username/clock', (request, response) => {
    const account = accounts.get(request.params.username);
    if (account === undefined) {
      refuse(response, 404, `There is no account "${request.params.username}".`);
      return;
    }
    const wanted = advanceSchema.safeParse(request.body);
    if (!wanted.success) {
      refuse(response, 400, sentenceOf(wanted.error));
      return;
    }
    response.json({ now: clock.advance(account, wanted.data.advance).toISOString() });
  });

  router.use((request, response) => {
    refuse(response, 404, `There is no ${request.method} ${request.originalUrl}.`);
  });
  router.use(malformed);
  return router;
}

function accountOf({ username, password, name, factors, contacts, address }: NewAccount): Account {
  const kinds = factors === 'both' ? (['phone', 'email'] as const) : [factors];
  return {
    username,
    password,
    name,
    addressOnFile: address ?? inventedAddress,
    factors: kinds.map((kind) => ({ kind, destination: contacts[kind] ?? '' })),
    changes: [],
    issuedCodes: [],
    wrongSecurityCodes: 0,
  };
}

/** Does what the account holder would have done on the pages; the browser was one that nobody has. */
async function mailLetter(
  setting: ControlSetting,
  account: Account,
  { reported, contacts }: NewAccount,
): Promise<void> {
  const wanted = reported ?? 'phone';
  const factor = account.factors.find(({ kind }) => kind === wanted) ?? account.factors[0];
  if (factor === undefined) return;
  await requestLetter(setting, {
    account,
    reported: factor,
    address: account.addressOnFile,
    primaryPhone: contacts.phone ?? '+12025550100',
    now: setting.clock.now(account),
    browser: '',
  });
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}

/** Every issue, each with the key that it is about. */
function sentenceOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

const malformed: ErrorRequestHandler = (error: { status?: number; message: string }, _request, response, next) => {
  if (error.status === undefined || error.status >= 500) next(error);
  else refuse(response, error.status, error.message);
};
