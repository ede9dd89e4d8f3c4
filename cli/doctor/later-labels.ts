/** What the doctor says of the labels to which it does not come. */
import { nameKeys } from '../../fixtures/portal/names.ts';
import { notTried, type Line } from './line.ts';

/** Pages to which only a person comes who changes something. */
const later = /^(?:next|(?:terms|information|confirmation|letter|destination|resetCode|beforeTerms)\..*)$/u;

/** One line for all of them, with the run that walks through them. */
export function laterLabels(): Line {
  const keys = nameKeys.filter((key) => later.test(key));
  return notTried(
    'labels',
    `${String(keys.length)} of them are on pages that only a run comes to (${keys.join(', ')}); --grep @CORE-13 walks through both visits`,
  );
}
