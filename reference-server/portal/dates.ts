/** Dates as people read them, in the portal's zone. */
import { DateTime } from 'luxon';

const ZONE = 'America/New_York';

/** `September 2, 2021` */
export function dateInWords(date: Date): string {
  return DateTime.fromJSDate(date, { zone: ZONE }).setLocale('en-US').toFormat('LLLL d, yyyy');
}

/** `September 2, 2021, 3:05 PM Eastern time` */
export function timeInWords(date: Date): string {
  return `${DateTime.fromJSDate(date, { zone: ZONE }).setLocale('en-US').toFormat('LLLL d, yyyy, h:mm a')} Eastern time`;
}

/** The last day, in words, that lies wholly before a moment: what can be promised without naming the hour. */
export function lastWholeDayBefore(date: Date): string {
  const day = DateTime.fromJSDate(date, { zone: ZONE }).setLocale('en-US').startOf('day').minus({ days: 1 });
  return day.toFormat('LLLL d, yyyy');
}
