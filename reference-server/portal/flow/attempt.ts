/** What came of a form, kept until another one is sent, so that a reload shows it again and repeats nothing. */
import type { Entered, Problem, Screen } from '../model.ts';
import type { FormState } from '../pages/form-state.ts';
import type { WordKey } from '../presentation/words.ts';

export interface Attempt {
  screen: Screen;
  problems: readonly Problem[];
  entered: Entered;
  notice?: WordKey;
}

/** Never shown again, whatever was wrong with them. (A11Y-08) */
const SECRET_FIELDS = ['password', 'securityCode', 'resetCode'];

/** An attempt that failed: what was entered stays, codes and passwords excepted. */
export function failedAttempt(screen: Screen, entered: Entered, problems: readonly Problem[]): Attempt {
  const kept = Object.entries(entered).filter(([name]) => !SECRET_FIELDS.includes(name));
  return { screen, problems, entered: Object.fromEntries(kept) };
}

/** Something to say on a screen that nothing is wrong with. */
export function saying(screen: Screen, notice: WordKey): Attempt {
  return { screen, problems: [], entered: {}, notice };
}

/** What a page shows of the last attempt; nothing of one that was made on another screen. */
export function stateOf(screen: Screen, attempt: Attempt | undefined): FormState {
  return attempt?.screen === screen ? attempt : { entered: {}, problems: [] };
}
