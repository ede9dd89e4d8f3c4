import type { Screen } from '../model.ts';
import { standingOf, type StepContext } from './step.ts';

/** Where someone comes who gave username and password. */
export function signIn(context: StepContext): Screen {
  const { rules, account } = context;
  return rules.screenAfterSignIn({ account, letterPageDue: rules.letterPageDue(standingOf(context)) });
}
