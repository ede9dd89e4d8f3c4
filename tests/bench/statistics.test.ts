import { expect, test } from '@playwright/test';
import { percentile, spreadOf } from './statistics.ts';

test('the order of the measurements does not count', () => {
  expect(spreadOf([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9 });
});

test('between two measurements it is in proportion', () => {
  expect(percentile([10, 20], 50)).toBe(15);
  expect(
    percentile(
      Array.from({ length: 101 }, (_, index) => index),
      95,
    ),
  ).toBe(95);
});

test('one measurement is all that there is to know', () => {
  expect(spreadOf([7])).toEqual({ median: 7, min: 7, max: 7 });
});

test('of no measurement nothing is said', () => {
  expect(() => percentile([], 50)).toThrow('nothing was measured');
});
