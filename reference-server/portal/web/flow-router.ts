/** The flow over HTTP: one address a screen; GET shows, POST does and leads on, so that a reload repeats nothing. */
import { csrfSync } from 'csrf-sync';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Attempt, failedAttempt, saying, stateOf } from '../flow/attempt.ts';
import type { Messenger } from '../flow/messenger.ts';
import { signIn } from '../flow/sign-in.ts';
import type { StepContext } from '../flow/step.ts';
import { steps } from '../flow/steps.ts';
import { submitForm } from '../flow/submit.ts';
import { currentScreen, type Visit } from '../flow/visit.ts';
import type { Account } from '../model.ts';
import { signInPage } from '../pages/sign-in.ts';
import type { Policy } from '../policy.ts';
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import type { Rules } from '../rules.ts';
import { addresses } from './addresses.ts';
import { enteredIn, typedIn } from './entered.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { renderMessage, renderPage } from './render.ts';
import { createSessions } from './sessions.ts';
import { createVisits } from './visits.ts';

export interface FlowSetting {
  rules: Rules;
  policy: Policy;
  presentation: Presentation;
  clock: Clock;
  messenger: Messenger;
  accounts: ReadonlyMap<string, Account>;
}

const sessionEnded = saying('signIn', 'signIn.sessionEnded');

/** The router of all that an account holder sees. Each screen has an address; one that is not the visit’s turn leads to the one that is. */
export function flowRouter(setting: FlowSetting): Router {
  const { rules, presentation, clock, accounts } = setting;
  const { words } = presentation;
  const sessions = createSessions();
  const visits = createVisits(clock, rules.sessionEndsAfter);
  const inOrder = oneAfterAnother();
  const { csrfSynchronisedProtection, generateToken, invalidCsrfTokenError } = csrfSync({
    getTokenFromRequest: (request) => typedIn(request)['_csrf'],
    size: 32,
  });

  function contextOf(visit: Visit, account: Account): StepContext {
    return { ...setting, account, visit, now: clock.now(account) };
  }

  /** Every page that is shown has a mark of its own, by which a form that is sent twice is known. */
  function show(request: Request, response: Response, page: Page): void {
    const form = { _csrf: generateToken(request), form: randomBytes(6).toString('hex') };
    response.send(renderPage(presentation.arrange(page), presentation, form));
  }

  /** Signs out, and says on the sign-in page what there is to say. */
  async function toSignIn(request: Request, response: Response, attempt?: Attempt): Promise<void> {
    const visit = await visits.begin(request);
    if (attempt !== undefined) visit.attempt = attempt;
    response.redirect(303, addresses.signIn);
  }

  /** Where one is, or the sign-in page; someone whose session has ended is told so. */
  async function toCurrent(request: Request, response: Response): Promise<void> {
    const visit = visits.signedIn(request);
    if (visit !== undefined) response.redirect(303, addresses[currentScreen(visit)]);
    else if (visits.any(request)?.account !== undefined || sessions.isGone(request))
      await toSignIn(request, response, sessionEnded);
    else response.redirect(303, addresses.signIn);
  }

  const router = Router();
  router.use(sessions.middleware, express.urlencoded({ extended: false, limit: '64kb' }), csrfSynchronisedProtection);

  router.get('/', toCurrent);

  router.get(addresses.signIn, (request, response) => {
    show(request, response, signInPage(presentation, stateOf('signIn', visits.any(request)?.attempt)));
  });
  router.post(addresses.signIn, async (request, response) => {
    const entered = enteredIn(request);
    const account = accounts.get(entered['username'] ?? '');
    // A password is taken as it was typed: space at its ends is part of it.
    const accepted = rules.signInAccepts(account, typedIn(request)['password'] ?? '');
    if (account === undefined || !accepted) {
      await toSignIn(
        request,
        response,
        failedAttempt('signIn', entered, [{ field: 'username', says: 'problem.signIn' }]),
      );
      return;
    }
    const visit = await visits.begin(request);
    visit.account = account;
    visit.path = [await signIn(contextOf(visit, account))];
    response.redirect(303, addresses[currentScreen(visit)]);
  });

  for (const screen of Object.keys(steps) as (keyof typeof steps)[]) {
    router.get(addresses[screen], async (request, response) => {
      const visit = visits.signedIn(request);
      if (visit === undefined || !rules.mayOpen(screen, visit.path)) return toCurrent(request, response);
      show(request, response, steps[screen].page(contextOf(visit, visit.account), stateOf(screen, visit.attempt)));
    });
    router.post(addresses[screen], async (request, response) => {
      const visit = visits.signedIn(request);
      if (visit === undefined) return toCurrent(request, response);
      const { account } = visit;
      await inOrder(account.username, () => submitForm(contextOf(visit, account), screen, enteredIn(request)));
      if (currentScreen(visit) === 'signIn') return toSignIn(request, response);
      // What there is to say is said where it was asked, also to someone who had gone back.
      response.redirect(303, addresses[visit.attempt?.screen ?? currentScreen(visit)]);
    });
  }

  const outOfDate: ErrorRequestHandler = (error, request, response, next) => {
    if (error !== invalidCsrfTokenError) next(error);
    // A form of a session that is gone did nothing, and the way on is found from the start. (EDGE-31)
    else if (visits.signedIn(request) === undefined) response.redirect(303, '/');
    else
      response
        .status(403)
        .send(renderMessage(words['portal.expiredForm'], words['portal.expiredFormText'], presentation));
  };
  router.use(outOfDate);
  return router;
}
