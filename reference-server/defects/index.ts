/** The bank of defects. */
import { closest } from 'fastest-levenshtein';
import { afterwards } from './afterwards.ts';
import { codes } from './codes.ts';
import type { Defect } from './defect.ts';
import { letter } from './letter.ts';
import { report } from './report.ts';
import { secondVisit } from './second-visit.ts';
import { passwordAlone, signIn } from './sign-in.ts';
import { wholeWay } from './whole-way.ts';

export type { Behaviour, Defect } from './defect.ts';

/** All of them, in the order of their requirements. */
export const defects: readonly Defect[] = [
  ...signIn,
  ...report,
  ...letter,
  ...secondVisit,
  ...codes,
  ...afterwards,
  ...wholeWay,
  ...passwordAlone,
];

/** @throws Error with the nearest of those that there are */
export function findDefect(id: string): Defect {
  const found = defects.find((defect) => defect.id === id);
  if (found !== undefined) return found;
  throw new Error(
    `There is no defect "${id}"; did you mean "${closest(
      id,
      defects.map((defect) => defect.id),
    )}"? npm run prove -- --list has all of them.`,
  );
}
