import { randomInt, timingSafeEqual } from 'node:crypto';

/** A code that was sent, and until when it is good, by its member's clock. */
export interface SentCode {
  code: string;
  expires: number;
  triesLeft: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** By text message or email: eight digits, ten minutes, five tries. */
export function newLoginCode(now: number): SentCode {
  return { code: digits(8), expires: now + 10 * minute, triesLeft: 5 };
}

/** In a letter: four letters, a dash and four digits, such as KPLM-2907; three weeks, five tries. */
export function newLetterCode(now: number): SentCode {
  // Without letters that are read as digits.
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const four = Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('');
  return { code: `${four}-${digits(4)}`, expires: now + 21 * day, triesLeft: 5 };
}

/** Whether it is the code; a wrong try is counted. Case, spaces and dashes are the typist's own. */
export function isRight(sent: SentCode | undefined, typed: string, now: number): boolean {
  if (sent === undefined || sent.triesLeft === 0 || now > sent.expires) return false;
  const [wanted, given] = [sent.code, typed].map((code) => Buffer.from(code.replace(/[\s-]/gu, '').toUpperCase()));
  if (wanted !== undefined && given?.length === wanted.length && timingSafeEqual(wanted, given)) return true;
  sent.triesLeft -= 1;
  return false;
}

function digits(count: number): string {
  return String(randomInt(10 ** count)).padStart(count, '0');
}
