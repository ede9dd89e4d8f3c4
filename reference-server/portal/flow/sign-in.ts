import type { Screen } from '../model.ts';
import { standingOf, type StepContext } from './step.ts';

/**
 * Where someone comes who gave username and password.
 *
 * @throws NotSentError
 */
export async function signIn(context: StepContext): Promise<Screen> {
  const { rules, policy, account, messenger, now } = context;
  for (const change of rules.lettersAgain({ account, screen: 'signIn' })) {
    await messenger.sendLetters({ account, change, now });
  }
  for (const destination of rules.codesAtSignIn(account)) {
    await messenger.sendSecurityCode(rules.newSecurityCode(policy), { account, purpose: 'signIn', destination });
  }
  return rules.screenAfterSignIn({ account, letterPageDue: rules.letterPageDue(standingOf(context)) });
}
