import { changeUnderWay, type StepContext } from './step.ts';

/** Turns the visit to part 1 again, for the factor that was reported the last time. */
export function beginAnotherLetter({ account, visit }: StepContext): void {
  visit.errand = 'request';
  const change = changeUnderWay(account);
  if (change !== undefined) visit.reported = change.reported;
}
