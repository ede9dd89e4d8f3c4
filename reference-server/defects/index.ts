/** The bank of defects. */
import { codeAlsoToOldPhone } from './code-also-to-old-phone.ts';
import type { Defect } from './defect.ts';
import { letterToOldAddress } from './letter-to-old-address.ts';

export type { Behaviour, Defect } from './defect.ts';

/** All of them, in the order of their requirements. */
export const defects: readonly Defect[] = [letterToOldAddress, codeAlsoToOldPhone];

/** @throws Error in one sentence, with the ids that there are */
export function findDefect(id: string): Defect {
  const found = defects.find((defect) => defect.id === id);
  if (found !== undefined) return found;
  throw new Error(`There is no defect "${id}"; there are ${defects.map((defect) => defect.id).join(', ')}.`);
}
