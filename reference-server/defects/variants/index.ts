/** The bank of variants. */
import { closest } from 'fastest-levenshtein';
import { otherCodes } from './codes.ts';
import { otherLetters } from './letters.ts';
import { otherPolicies } from './policies.ts';
import { otherScreens } from './screens.ts';
import type { Variant } from './variant.ts';
import { otherWords } from './words.ts';

export type { TargetStatement, Variant } from './variant.ts';

export const variants: readonly Variant[] = [
  ...otherWords,
  ...otherScreens,
  ...otherCodes,
  ...otherLetters,
  ...otherPolicies,
];

/** @throws Error with the nearest of those that there are */
export function findVariant(id: string): Variant {
  const found = variants.find((variant) => variant.id === id);
  if (found !== undefined) return found;
  throw new Error(
    `There is no variant "${id}"; did you mean "${closest(
      id,
      variants.map((variant) => variant.id),
    )}"? npm run prove -- --list has all of them.`,
  );
}
