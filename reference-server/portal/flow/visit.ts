/** One browser's session: how far someone has come. Kept in memory here; the cookie only carries its id. */
import type { Account, Errand, Factor, Screen } from '../model.ts';
import type { Attempt } from './attempt.ts';

export interface Visit {
  readonly id: string;
  /** The same for all visits of one browser, from its first page until its cookies are gone. */
  readonly browser: string;
  account?: Account;
  errand: Errand;
  /** The screens that one was led to, in order; the last one is where one is. */
  path: Screen[];
  /** By the account's clock. */
  lastSeen?: Date;
  /** The factor reported as no longer valid, on the way to a letter. */
  reported?: Factor;
  /** Where security codes go: the factor chosen to sign in, or the new one of a change. */
  destination?: Factor;
  /** The change that is being completed, by its id. */
  change?: string;
  /** New security codes asked for. */
  resends: number;
  /** What came of the last form of a screen, to be shown with it. */
  attempt?: Attempt;
  /** Digests of the forms that were dealt with. */
  sentForms: Set<string>;
}

/** A visit of someone who is not signed in. */
export function newVisit(id: string, browser: string): Visit {
  return { id, browser, errand: 'signIn', path: ['signIn'], resends: 0, sentForms: new Set() };
}

/** Where someone is. */
export function currentScreen(visit: Visit): Screen {
  return visit.path.at(-1) ?? 'signIn';
}

/**
 * Leads on: what lay beyond the screen that was left is forgotten, so that going back means going through it again.
 * From the confirmation and from the account there is no way back.
 */
export function leadTo(visit: Visit, from: Screen, to: Screen): void {
  const walked = visit.path.slice(0, visit.path.indexOf(from) + 1);
  const before = walked.includes(to) ? walked.slice(0, walked.indexOf(to)) : walked;
  visit.path = to === 'account' || to === 'confirmation' ? [to] : [...before, to];
}
