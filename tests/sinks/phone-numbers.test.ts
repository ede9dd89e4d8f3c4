import { expect } from '@playwright/test';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { createPhoneNumbers, PHONE_NUMBER_COUNT } from '../../reference-server/sinks/phone-numbers.ts';
import { post, test } from './running-sinks.ts';

/** Every number there is, in the order in which they are given. */
function all(): string[] {
  const next = createPhoneNumbers();
  return Array.from({ length: PHONE_NUMBER_COUNT }, next);
}

test('no number is given twice until all were, and then the first comes again', () => {
  const next = createPhoneNumbers();
  const given = Array.from({ length: PHONE_NUMBER_COUNT }, next);
  expect(new Set(given).size).toBe(PHONE_NUMBER_COUNT);
  expect(next()).toBe(given[0]);
});

test('all are fictional numbers of the United States that a strict portal takes', () => {
  const bad = all().filter((text) => {
    const number = parsePhoneNumberFromString(text);
    if (number === undefined || !number.isPossible() || !number.isValid()) return true;
    return number.country !== 'US' || number.getType() !== 'FIXED_LINE_OR_MOBILE' || !/^\+1\d{3}55501\d\d$/.test(text);
  });
  expect(bad).toEqual([]);
});

test('two that follow each other differ in their area code and in their last digits', () => {
  const numbers = all();
  const alike = numbers.filter((number, index) => {
    const before = numbers.at(index - 1) as string;
    return number.slice(0, 5) === before.slice(0, 5) || number.slice(-2) === before.slice(-2);
  });
  expect(alike).toEqual([]);
});

test('two sinks start at different numbers', () => {
  const starts = new Set(Array.from({ length: 20 }, () => createPhoneNumbers()()));
  expect(starts.size).toBeGreaterThan(10);
});

test('a number is leased over HTTP, a fresh one each time', async ({ sinks }) => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(`${sinks.url}/phone-numbers`, '')));
  expect(answers.map(({ status }) => status)).toEqual(Array<number>(50).fill(201));
  const numbers = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as { phoneNumber: string }).phoneNumber),
  );
  expect(new Set(numbers).size).toBe(50);
});
