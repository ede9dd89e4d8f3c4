/** Making codes, and reading what was typed for one. */
import { randomInt } from 'node:crypto';
import type { CodePolicy } from './policy.ts';

/** A random code of the policy's length and alphabet. */
export function randomCode({ length, alphabet }: Pick<CodePolicy, 'length' | 'alphabet'>): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** A code in groups, as it is easier to read off paper: `BCDFG-HJKMN`. */
export function grouped(code: string, groupLength: number): string {
  return (code.match(new RegExp(`.{1,${groupLength}}`, 'gu')) ?? []).join('-');
}

/** A code as it was typed, without spaces and dashes, in upper case. */
export function normalizedCode(entered: string): string {
  return entered.replaceAll(/[\s\p{Dash}]/gu, '').toUpperCase();
}

/** Whether something typed, once normalized, has the length and the characters of a code of this policy. */
export function hasShapeOf({ length, alphabet }: Pick<CodePolicy, 'length' | 'alphabet'>, entered: string): boolean {
  const code = normalizedCode(entered);
  return code.length === length && [...code].every((character) => alphabet.toUpperCase().includes(character));
}
