/** The days of the post, as an account's own clock has them. */
import { DateTime } from 'luxon';
import { deliveryWindow } from '../sinks/post.ts';

const ZONE = 'America/New_York';

/** The fifth and the tenth business day after a moment: ISO dates. */
export const postalDays = deliveryWindow;

/** Whether a day has come. */
export function hasCome(day: string, now: Date): boolean {
  return isoDate(now) >= day;
}

/** Milliseconds from a moment to the same time of day on another day; 0 where that has come. */
export function millisecondsUntil(day: string, now: Date): number {
  const from = DateTime.fromJSDate(now, { zone: ZONE });
  const { year, month, day: dayOfMonth } = DateTime.fromISO(day);
  return Math.max(0, from.set({ year, month, day: dayOfMonth }).toMillis() - from.toMillis());
}

/** `Tuesday, November 24, 2026` */
export function dayInWords(day: Date | string): string {
  const date = typeof day === 'string' ? DateTime.fromISO(day) : DateTime.fromJSDate(day, { zone: ZONE });
  return date.setLocale('en-US').toFormat('cccc, LLLL d, yyyy');
}

/** `3:05 PM`, of this machine: when something arrived here. */
export function timeInWords(moment: Date): string {
  return DateTime.fromJSDate(moment).setLocale('en-US').toFormat('h:mm a');
}

function isoDate(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: ZONE }).toFormat('yyyy-MM-dd');
}
