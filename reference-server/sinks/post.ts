/** The days of the post: when a letter that was accepted now will be delivered. */
import { isAHoliday } from '@18f/us-federal-holidays';
import { DateTime } from 'luxon';
import type { Letter } from './protocol.ts';

/** Source: the article ("within 5 to 10 business days"). */
const EARLIEST = 5;
const LATEST = 10;

/** The zone that says which day it is when a letter is handed in. */
const POSTAL_ZONE = 'America/New_York';

/**
 * First and last day on which the post may deliver a letter.
 *
 * The day of acceptance itself is not counted; Saturdays, Sundays and US federal holidays (5 U.S.C. 6103), days on which
 * one is observed included, are no business days.
 * @param acceptedAt the moment at which the sink had the letter
 * @returns ISO dates without time, the 5th and the 10th business day after it
 */
export function deliveryWindow(acceptedAt: Date): Letter['expectedDelivery'] {
  const local = DateTime.fromJSDate(acceptedAt, { zone: POSTAL_ZONE });
  // From here on a day is midnight UTC, whatever zone the machine is in: `isAHoliday` reads the same day with `utc`.
  const day = DateTime.utc(local.year, local.month, local.day);
  return { earliest: isoDate(businessDayAfter(day, EARLIEST)), latest: isoDate(businessDayAfter(day, LATEST)) };
}

function businessDayAfter(start: DateTime, count: number): DateTime {
  let day = start;
  for (let counted = 0; counted < count;) {
    day = day.plus({ days: 1 });
    if (isBusinessDay(day)) counted += 1;
  }
  return day;
}

function isBusinessDay(day: DateTime): boolean {
  return day.weekday <= 5 && !isAHoliday(day.toJSDate(), { utc: true });
}

function isoDate(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd');
}
