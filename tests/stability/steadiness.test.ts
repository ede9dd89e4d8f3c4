import { expect, test } from '@playwright/test';
import { steadinessOf } from '../../cli/stability/steadiness.ts';
import { buildReport } from '../../conformance/build-report.ts';
import type { Report } from '../../conformance/report.ts';
import { row, run, scenario } from '../conformance/make.ts';

/** A report of one row whose scenarios ended so, a list a scenario. */
function report(...scenarios: Parameters<typeof run>[2][][]): Report {
  return buildReport({
    kit: { name: 'kit', version: '1.0.0' },
    target: { name: 'A portal' },
    startedAt: new Date('2026-03-31T10:00:00Z'),
    finishedAt: new Date('2026-03-31T10:01:00Z'),
    profiles: ['core'],
    rows: [row('CORE-05')],
    scenarios: scenarios.map((_statuses, index) => scenario('CORE-05', 3 + index)),
    runs: scenarios.flatMap((statuses, index) => statuses.map((status) => run('CORE-05', 3 + index, status))),
    waivers: [],
    setupProblems: [],
  });
}

test('what passes every time, or is skipped every time, is not named', () => {
  expect(steadinessOf(report(['passed', 'passed'], ['skipped', 'skipped']))).toEqual({ runs: 4, notPassed: [] });
});

test('one error among a thousand is named, as is what fails every time', () => {
  const many = [...Array<'passed'>(999).fill('passed'), 'error' as const];
  const { runs, notPassed } = steadinessOf(report(many, ['failed', 'failed']));
  expect(runs).toBe(1002);
  expect(notPassed).toMatchObject([
    { requirement: 'CORE-05', statuses: { passed: 999, error: 1 }, differs: true, said: 'the browser is gone' },
    { statuses: { failed: 2 }, differs: false },
  ]);
});
