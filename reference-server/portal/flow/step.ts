/** What a screen of the flow is to the router: a page to show, and what its form does. */
import type { Account, Change, Entered, Factor, Problem, Screen } from '../model.ts';
import type { FormState } from '../pages/form-state.ts';
import type { Policy } from '../policy.ts';
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import type { WordKey } from '../presentation/words.ts';
import type { Rules, Standing } from '../rules.ts';
import type { Messenger } from './messenger.ts';
import type { Visit } from './visit.ts';

/** Everything that a step of a signed-in visit may look at. */
export interface StepContext {
  rules: Rules;
  policy: Policy;
  presentation: Presentation;
  messenger: Messenger;
  account: Account;
  visit: Visit;
  /** By the account's clock. */
  now: Date;
}

/** What a form led to: another screen, or the same one again with something to say. */
export type StepResult = { goTo: Screen } | { problems: Problem[] } | { notice: WordKey };

export interface Step {
  page(context: StepContext, state: FormState): Page;
  /** @throws NotSentError when something could not be sent; then nothing has changed */
  submit(context: StepContext, entered: Entered): StepResult | Promise<StepResult>;
}

/** The part of a context that the rules decide by. */
export function standingOf({ account, now, policy, visit }: StepContext): Standing {
  return { account, now, policy, browser: visit.browser };
}

/** One problem of one field; no field (`''`) is a problem of the page. */
export function problem(field: string, says: Problem['says'], values?: Record<string, string>): StepResult {
  return { problems: [{ field, says, ...(values !== undefined && { values }) }] };
}

/** The newest change that the account waits for. */
export function changeUnderWay(account: Account): Change | undefined {
  return account.changes.findLast(({ closedAt }) => closedAt === undefined);
}

/** The destination as it may be shown; nothing where none was named. */
export function maskedDestination(rules: Rules, destination: Factor | undefined): string {
  return destination === undefined ? '' : rules.masked(destination);
}
