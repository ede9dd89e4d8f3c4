/** Doing what a form asks for, and leading on. */
import { createHash } from 'node:crypto';
import type { Entered } from '../model.ts';
import { failedAttempt, saying } from './attempt.ts';
import { NotSentError } from './messenger.ts';
import { problem, type StepContext, type StepResult } from './step.ts';
import { steps } from './steps.ts';
import { leadTo } from './visit.ts';

/**
 * Submits the form of a screen and leaves the visit where that led. A screen that one was not led to does nothing, nor
 * does a form that was dealt with already: a digest of all that it holds, its own mark included, tells a repetition from
 * a correction.
 */
export async function submitForm(context: StepContext, screen: keyof typeof steps, entered: Entered): Promise<void> {
  const { rules, visit } = context;
  const digest = createHash('sha256').update(JSON.stringify(entered)).digest('base64');
  if (!rules.mayOpen(screen, visit.path) || (rules.sameFormCountsOnce && visit.sentForms.has(digest))) return;
  delete visit.attempt;
  let result: StepResult;
  try {
    result = await steps[screen].submit(context, entered);
    visit.sentForms.add(digest);
  } catch (error) {
    if (!(error instanceof NotSentError)) throw error;
    // Not counted as dealt with, since the same form may be sent again. (EDGE-28)
    result = problem('', 'problem.notSent');
  }
  if ('goTo' in result) leadTo(visit, screen, result.goTo);
  else
    visit.attempt =
      'notice' in result ? saying(screen, result.notice) : failedAttempt(screen, entered, result.problems);
}
