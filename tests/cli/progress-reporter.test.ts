import type { FullConfig, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { expect, test } from '@playwright/test';
import ProgressReporter from '../../cli/progress-reporter.ts';

/** What a log has of a run: how each of its scenarios ended, and how many seconds it took. */
function logOf(ran: readonly { status: TestResult['status']; seconds: number }[]): string[] {
  const written: string[] = [];
  const { write } = process.stderr;
  const { now } = Date;
  let time = now();
  const scenarios = ran.map((_, index) => ({ title: `number ${String(index + 1)}`, tags: ['@CORE-01'] }));
  try {
    process.stderr.write = (text) => written.push(String(text)) > 0;
    Date.now = () => time;
    const reporter = new ProgressReporter();
    reporter.onBegin({} as FullConfig, { allTests: () => scenarios as TestCase[] } as Suite);
    for (const [index, { status, seconds }] of ran.entries()) {
      time += seconds * 1_000;
      reporter.onTestEnd(scenarios[index] as TestCase, { status, annotations: [] as unknown[] } as TestResult);
    }
    reporter.onEnd();
  } finally {
    process.stderr.write = write;
    Date.now = now;
  }
  return written.map((line) => line.trim());
}

const passed = (count: number, seconds: number) =>
  Array.from({ length: count }, () => ({ status: 'passed', seconds }) as const);

test('a log has every tenth scenario, and the last', () => {
  expect(logOf(passed(12, 1))).toEqual(['12 scenarios', '[10/12] CORE-01 number 10', '[12/12] CORE-01 number 12']);
});

test('where scenarios take long, it has one after more than 15 seconds', () => {
  expect(logOf(passed(7, 6))).toEqual([
    '7 scenarios',
    '[3/7] CORE-01 number 3',
    '[6/7] CORE-01 number 6',
    '[7/7] CORE-01 number 7',
  ]);
});

test('whatever did not pass it has at once', () => {
  const log = logOf([{ status: 'failed', seconds: 1 }, { status: 'skipped', seconds: 1 }, ...passed(2, 1)]);
  expect(log).toEqual([
    '4 scenarios',
    '[1/4] CORE-01 number 1 (did not pass)',
    '[2/4] CORE-01 number 2 (not tested)',
    '[4/4] CORE-01 number 4',
  ]);
});
