/** The flow over HTTP: one address a screen; GET shows, POST does and leads on, so that a reload repeats nothing. */
import { csrfSync } from 'csrf-sync';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { NotSentError, type Messenger } from '../flow/messenger.ts';
import { signIn } from '../flow/sign-in.ts';
import { problem, type StepContext, type StepResult } from '../flow/step.ts';
import { steps } from '../flow/steps.ts';
import { type Attempt, currentScreen, leadTo, newVisit, type Visit } from '../flow/visit.ts';
import type { Account, Entered, Screen } from '../model.ts';
import type { FormState } from '../pages/form-state.ts';
import { signInPage } from '../pages/sign-in.ts';
import type { Policy } from '../policy.ts';
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import type { Rules } from '../rules.ts';
import { addresses } from './addresses.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { renderMessage, renderPage } from './render.ts';
import { browserOf, renewSession, sessionCookie } from './sessions.ts';

/** Never shown again, whatever was wrong with them. (A11Y-08) */
const SECRET_FIELDS = ['password', 'securityCode', 'resetCode'];

export interface FlowSetting {
  rules: Rules;
  policy: Policy;
  presentation: Presentation;
  clock: Clock;
  messenger: Messenger;
  accounts: ReadonlyMap<string, Account>;
}

export function flowRouter(setting: FlowSetting): Router {
  const { rules, policy, presentation, clock, messenger, accounts } = setting;
  const { words } = presentation;
  const visits = new Map<string, Visit>();
  const inOrder = oneAfterAnother();
  const { csrfSynchronisedProtection, generateToken, invalidCsrfTokenError } = csrfSync({
    getTokenFromRequest: (request) => (request.body as Entered | undefined)?.['_csrf'],
    size: 32,
  });

  function contextOf(visit: Visit, account: Account): StepContext {
    return { rules, policy, presentation, messenger, account, visit, now: clock.now(account) };
  }

  function show(request: Request, response: Response, page: Page): void {
    const form = { _csrf: generateToken(request), form: randomBytes(6).toString('hex') };
    response.send(renderPage(presentation.arrange(page), presentation, form));
  }

  /** The visit of someone who is signed in and was not away for too long. */
  function visitOf(request: Request): (Visit & { account: Account }) | undefined {
    const visit = visits.get(request.sessionID);
    if (visit?.account === undefined) return undefined;
    const now = clock.now(visit.account);
    if (visit.lastSeen !== undefined && now.getTime() - visit.lastSeen.getTime() > rules.sessionEndsAfter) return undefined;
    visit.lastSeen = now;
    return visit as Visit & { account: Account };
  }

  /** A new session with a new visit; the old ones are gone. */
  async function beginVisit(request: Request): Promise<Visit> {
    visits.delete(request.sessionID);
    await renewSession(request);
    const visit = newVisit(request.sessionID, browserOf(request));
    visits.set(visit.id, visit);
    return visit;
  }

  async function toSignIn(request: Request, response: Response, attempt?: Omit<Attempt, 'screen'>): Promise<void> {
    const visit = await beginVisit(request);
    if (attempt !== undefined) visit.attempt = { screen: 'signIn', ...attempt };
    response.redirect(303, addresses.signIn);
  }

  const sessionEnded = { problems: [], entered: {}, notice: 'signIn.sessionEnded' } as const;

  /** Where one is, or the sign-in page; said to have ended only to someone who was in. */
  async function toCurrent(request: Request, response: Response): Promise<void> {
    const visit = visitOf(request);
    if (visit !== undefined) response.redirect(303, addresses[currentScreen(visit)]);
    else if (visits.get(request.sessionID)?.account === undefined) response.redirect(303, addresses.signIn);
    else await toSignIn(request, response, sessionEnded);
  }

  /** Does what a form asks for, once: a digest of all that it holds tells a repetition from a correction. */
  async function submit(context: StepContext, screen: keyof typeof steps, entered: Entered): Promise<void> {
    const { visit } = context;
    const digest = createHash('sha256').update(JSON.stringify(entered)).digest('base64');
    if (!rules.mayOpen(screen, visit.path) || (rules.sameFormCountsOnce && visit.sentForms.has(digest))) return;
    const result = await resultOf(steps[screen].submit(context, entered));
    visit.sentForms.add(digest);
    delete visit.attempt;
    if ('goTo' in result) leadTo(visit, screen, result.goTo);
    else visit.attempt = attemptOf(screen, entered, result);
  }

  const router = Router();
  router.use(sessionCookie());
  router.use(express.urlencoded({ extended: false, limit: '64kb' }));
  router.use(csrfSynchronisedProtection);

  router.get('/', toCurrent);

  router.get(addresses.signIn, (request, response) => {
    const attempt = visits.get(request.sessionID)?.attempt;
    show(request, response, signInPage(presentation, stateOf('signIn', attempt)));
  });
  router.post(addresses.signIn, async (request, response) => {
    const entered = enteredIn(request);
    const account = accounts.get(entered['username'] ?? '');
    // The password is taken as it was typed: space at its ends is part of it.
    const password = String((request.body as Entered)['password'] ?? '');
    if (account === undefined || !rules.signInAccepts(account, password)) {
      if (account === undefined) rules.signInAccepts(undefined, password);
      const { problems } = problem('username', 'problem.signIn') as { problems: Attempt['problems'] };
      await toSignIn(request, response, { problems, entered: withoutSecrets(entered) });
      return;
    }
    const visit = await beginVisit(request);
    visit.account = account;
    const context = contextOf(visit, account);
    visit.lastSeen = context.now;
    visit.path = [signIn(context)];
    response.redirect(303, addresses[currentScreen(visit)]);
  });

  for (const screen of Object.keys(steps) as (keyof typeof steps)[]) {
    router.get(addresses[screen], async (request, response) => {
      const visit = visitOf(request);
      if (visit === undefined || !rules.mayOpen(screen, visit.path)) return toCurrent(request, response);
      const page = steps[screen].page(contextOf(visit, visit.account), stateOf(screen, visit.attempt));
      show(request, response, page);
    });
    router.post(addresses[screen], async (request, response) => {
      const visit = visitOf(request);
      if (visit === undefined) return toCurrent(request, response);
      const { account } = visit;
      await inOrder(account.username, () => submit(contextOf(visit, account), screen, enteredIn(request)));
      const now = currentScreen(visit);
      if (now === 'signIn') return toSignIn(request, response);
      // Something to say is said where it was asked, also by someone who had gone back.
      response.redirect(303, addresses[visit.attempt?.screen ?? now]);
    });
  }

  const outOfDate: ErrorRequestHandler = async (error, request, response, next) => {
    if (error !== invalidCsrfTokenError) return next(error);
    // A form of a session that is gone: nothing was done, and signing in again is the way on. (EDGE-31)
    if (visitOf(request) === undefined) return toSignIn(request, response, sessionEnded);
    response.status(403).send(renderMessage(words['portal.expiredForm'], words['portal.expiredFormText'], presentation));
  };
  router.use(outOfDate);
  return router;
}

/** What could not be sent is a problem of the page, and not the end of it. */
async function resultOf(work: Promise<StepResult>): Promise<StepResult> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotSentError) return problem('', 'problem.notSent');
    throw error;
  }
}

function enteredIn(request: Request): Entered {
  const body = (request.body ?? {}) as Record<string, unknown>;
  // A field that came twice would be a list; no field of ours does.
  const fields = Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string');
  return Object.fromEntries(fields.map(([name, value]) => [name, value.trim()]));
}

function withoutSecrets(entered: Entered): Entered {
  return Object.fromEntries(Object.entries(entered).filter(([name]) => !SECRET_FIELDS.includes(name)));
}

function attemptOf(screen: Screen, entered: Entered, result: Exclude<StepResult, { goTo: Screen }>): Attempt {
  return 'notice' in result
    ? { screen, problems: [], entered: {}, notice: result.notice }
    : { screen, problems: result.problems, entered: withoutSecrets(entered) };
}

function stateOf(screen: Screen, attempt: Attempt | undefined): FormState {
  if (attempt?.screen !== screen) return { entered: {}, problems: [] };
  const { entered, problems, notice } = attempt;
  return { entered, problems, ...(notice !== undefined && { notice }) };
}
