import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { buildReport, type ReportInput } from '../../conformance/build-report.ts';
import { reportJsonSchema } from '../../conformance/report.ts';
import { row, run, scenario } from './make.ts';

const input: ReportInput = {
  kit: { name: 'kit', version: '1.0.0', commit: 'abc', modified: false },
  target: { name: 'A portal', labels: { next: 'Go on' } },
  startedAt: new Date('2026-03-31T10:00:00Z'),
  finishedAt: new Date('2026-03-31T10:01:00Z'),
  profiles: ['core'],
  rows: [row('CORE-05'), row('CORE-06')],
  scenarios: [scenario('CORE-05', 3), scenario('CORE-06', 9), scenario('CORE-06', 10), scenario('EDGE-01', 20)],
  runs: [run('CORE-05', 3, 'passed'), run('CORE-06', 9, 'passed'), run('CORE-06', 10, 'passed')],
  waivers: [],
  setupProblems: [],
};

test('the JSON Schema in the repository is that of the report: else run `npx tsx conformance/write-schema.ts`', () => {
  const file = new URL('../../conformance/report.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(reportJsonSchema());
});

test('a complete run has a verdict, though scenarios of other profiles did not run', () => {
  expect(buildReport(input)).toMatchObject({
    schemaVersion: 1,
    target: { labels: { next: 'Go on' } },
    startedAt: '2026-03-31T10:00:00.000Z',
    finishedAt: '2026-03-31T10:01:00.000Z',
    complete: true,
    verdict: 'conformant',
    verdictText: 'conformant: core 2 passed, of 2',
    exitCode: 0,
    setupProblems: [],
  });
});

test('one scenario without a result, and there is no verdict', () => {
  const report = buildReport({ ...input, runs: input.runs.slice(0, -1) });
  expect(report).toMatchObject({ complete: false, verdictText: 'no verdict: 2 of 2 rows run, 1 of them in part' });
});

test('a row without any scenario is not tested, in a complete run', () => {
  const report = buildReport({ ...input, rows: [...input.rows, row('CORE-07')] });
  expect(report).toMatchObject({
    complete: true,
    exitCode: 3,
    verdictText: 'incomplete: core 2 passed, 1 not tested, of 3',
  });
});

test('a scenario that ran several times is told once, by the run that says most, with all statuses', () => {
  const again = [run('CORE-05', 3, 'failed', { durationMs: 7 }), run('CORE-05', 3, 'error')];
  const report = buildReport({ ...input, runs: [...input.runs, ...again] });
  expect(report.requirements[0]).toMatchObject({
    outcome: 'unstable',
    scenarios: [{ line: 3, status: 'failed', durationMs: 7, reruns: ['passed', 'failed', 'error'] }],
  });
  expect(report.verdictText).toBe('not conformant: core 1 passed, 1 unstable, of 2; 1 scenario ended in an error');
});

test('findings stand at their scenario and at their cause', () => {
  const runs = [run('CORE-05', 3, 'failed'), run('CORE-06', 9, 'blocked'), run('CORE-06', 10, 'blocked')];
  const report = buildReport({ ...input, runs });
  expect(report.requirements[0]?.scenarios[0]?.finding?.seen).toBe('the same page');
  expect(report.causes).toMatchObject([
    { title: 'CORE-05, and 1 behind it', behind: ['CORE-06'], example: { file: 'features/core/a.feature', line: 3 } },
  ]);
});

test('waivers are applied, and what is wrong with them is a set-up problem', () => {
  const runs = [run('CORE-05', 3, 'failed'), ...input.runs.slice(1)];
  const waiver = { requirement: 'CORE-05', owner: 'Ada', reason: 'soon', expires: '2026-03-31' };
  const report = buildReport({ ...input, runs, waivers: [waiver] });
  expect(report).toMatchObject({
    exitCode: 0,
    verdictText: 'conformant: core 1 passed, 1 waived, of 2',
    waivers: [waiver],
  });
  const late = buildReport({ ...input, runs, waivers: [waiver], finishedAt: new Date('2026-04-01T00:00:00Z') });
  expect(late).toMatchObject({ exitCode: 1, setupProblems: [expect.stringContaining('expired on 2026-03-31')] });
  const unneeded = buildReport({ ...input, waivers: [waiver] });
  expect(unneeded).toMatchObject({ exitCode: 2, setupProblems: [expect.stringContaining('is not needed')] });
});

test('a result that the features have no scenario for is a set-up problem', () => {
  const report = buildReport({ ...input, runs: [...input.runs, run('CORE-05', 99, 'passed')] });
  expect(report).toMatchObject({
    exitCode: 2,
    setupProblems: [expect.stringContaining('A result names CORE-05 features/core/a.feature:99')],
  });
});

test('what makes no report is refused', () => {
  expect(() => buildReport({ ...input, runs: [run('CORE-05', 3, 'passed', { durationMs: -1 })] })).toThrow(
    /durationMs/,
  );
});
