/** Where a change takes effect: all of it at once, or none of it. */
import type { Screen } from '../model.ts';
import { problem, type StepContext, type StepResult } from './step.ts';

/**
 * Does what the rules have a change do after this screen: change the factors, and end the change. Nothing is returned
 * when the flow may go on; a change that another browser completed or replaced in the meantime is a problem, and changes
 * nothing.
 */
export function takeEffect(context: StepContext, screen: Screen): StepResult | undefined {
  const { rules, policy, account, visit, now } = context;
  const changesFactors = rules.factorsChangeAfter === screen;
  const closes = rules.changeClosesAfter === screen;
  if (visit.errand !== 'completion' || !(changesFactors || closes)) return undefined;
  const { destination } = visit;
  if (destination === undefined) return { goTo: 'destination' };
  const change = account.changes.find(({ id }) => id === visit.change);
  if (change === undefined || !rules.resetCodeIsCurrent(change, { now, policy })) {
    return problem('', 'problem.changeGone');
  }
  if (changesFactors) account.factors = rules.factorsAfterChange({ account, change, destination, policy });
  if (closes) account.changes = rules.changesAfterCompletion(account, change, now);
  return undefined;
}
