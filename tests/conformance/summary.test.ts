import { expect, test } from '@playwright/test';
import { buildReport, type ReportInput } from '../../conformance/build-report.ts';
import { summaryOf } from '../../conformance/summary.ts';
import { finding, row, run, scenario } from './make.ts';

const input: ReportInput = {
  kit: { name: 'kit', version: '1.0.0' },
  target: {},
  startedAt: new Date('2026-03-31T10:00:00Z'),
  finishedAt: new Date('2026-03-31T10:01:00Z'),
  profiles: ['core'],
  rows: [],
  scenarios: [],
  runs: [],
  waivers: [],
  setupProblems: [],
};
const ids = Array.from({ length: 26 }, (_, index) => `CORE-${String(index + 1).padStart(2, '0')}`);
const scenarios = ids.map((id, index) => scenario(id, index + 1));
const esc = String.fromCharCode(27);

test('what went right is two lines', () => {
  const runs = ids.map((id, index) => run(id, index + 1, 'passed'));
  const report = buildReport({ ...input, rows: ids.map((id) => row(id)), scenarios, runs });
  expect(summaryOf(report, 'conformance-report/report.json', false)).toBe(
    'conformant: core 26 passed, of 26\n\nReport: conformance-report/report.json',
  );
});

test('each thing that can be said of a run is said, causes first', () => {
  const report = buildReport({
    ...input,
    rows: ids.slice(0, 7).map((id) => row(id, id === 'CORE-07' ? { level: 'SHOULD' } : {})),
    scenarios: scenarios.slice(0, 7),
    runs: [
      run('CORE-01', 1, 'failed', { finding: { ...finding('x'), seen: 'two\n  lines' } }),
      run('CORE-02', 2, 'blocked', { finding: finding('x') }),
      run('CORE-03', 3, 'skipped'),
      run('CORE-04', 4, 'failed', { finding: finding('waived') }),
      run('CORE-05', 5, 'error'),
      run('CORE-06', 6, 'failed', { finding: finding('x') }),
      run('CORE-06', 6, 'passed'),
      run('CORE-07', 7, 'failed', { finding: finding('y') }),
    ],
    waivers: [{ requirement: 'CORE-04', owner: 'Ada', reason: 'soon', expires: '2026-12-31' }],
    setupProblems: ['The clock is wrong.'],
  });
  expect(summaryOf(report, undefined, false)).toBe(`\
not conformant: core 2 failed, 2 not tested, 1 waived, 1 unstable, 1 error, of 7; 1 scenario ended in an error; 1 set-up problem

What went wrong
  CORE-01, CORE-06, and 1 behind it
    features/core/a.feature:1  When you click "Next"
    expected  the page "Provide Information"
    seen      two · lines
    next      Look at what "Next" does.
    again     npx playwright test --grep @CORE-01
  CORE-07 (a warning: it does not fail the verdict)
    features/core/a.feature:7  When you click "Next"
    expected  the page "Provide Information"
    seen      the same page
    next      Look at what "Next" does.
    again     npx playwright test --grep @CORE-07

Set-up problems
  The clock is wrong.

Errors (they say nothing of the portal)
  CORE-05  features/core/a.feature:5  the browser is gone

Unstable
  CORE-06  features/core/a.feature:6 ended differently when it was run again: failed, passed

Not tested
  blocked, see above: CORE-02
  needs letter (channels.letter in the target): CORE-03

Waived
  CORE-04  soon (Ada, until 2026-12-31); it was failed, features/core/a.feature:4: expected the page "Provide Information", seen the same page

No report was written.`);
});

test('however much there is, it fits on a screen', () => {
  const statuses = ['failed', 'error', 'skipped', 'failed'] as const;
  const runs = ids.flatMap((id, index) => [
    run(
      id,
      index + 1,
      statuses[index % 4] ?? 'failed',
      index % 2 === 0 ? { finding: finding(`fault ${id}`, 'x'.repeat(900)) } : {},
    ),
    ...(index % 4 === 3 ? [run(id, index + 1, 'passed')] : []),
  ]);
  const setupProblems = ids.map((id) => `${id} is not set up.`);
  const waivers = ids
    .slice(0, 8)
    .map((requirement) => ({ requirement, owner: 'A', reason: 'r', expires: '2027-01-01' }));
  const report = buildReport({ ...input, rows: ids.map((id) => row(id)), scenarios, runs, setupProblems, waivers });
  const lines = summaryOf(report, 'conformance-report/report.json', false).split('\n');
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(lines.filter((line) => line.length > 310)).toEqual([]);
  expect(lines.filter((line) => /^ {2}… and \d+ more, see the report$/.test(line)).length).toBeGreaterThan(2);
  expect(lines.at(-1)).toBe('Report: conformance-report/report.json');
});

test('of a part, the rows that did not run are not told as not tested', () => {
  const report = buildReport({
    ...input,
    rows: ids.map((id) => row(id)),
    scenarios,
    runs: [run('CORE-01', 1, 'passed')],
  });
  expect(summaryOf(report, 'r.json', false)).toBe(
    'no verdict: 1 of 26 rows run\n\nNothing failed in that part.\n\nReport: r.json',
  );
});

test('colours only when told', () => {
  const report = buildReport({
    ...input,
    rows: [row('CORE-01')],
    scenarios: [scenario('CORE-01', 1)],
    runs: [run('CORE-01', 1, 'passed')],
  });
  expect(summaryOf(report, 'r.json', false)).not.toContain(esc);
  expect(summaryOf(report, 'r.json', true)).toContain(`${esc}[32mconformant: core 1 passed, of 1${esc}[39m`);
});

for (const { status, title } of [
  { status: 'proved', title: /^Less than the proof of the kit had\n {2}scenario {2}gone$/m },
  { status: 'proved in part', title: /^Less than the proof of the kit had\n {2}scenario {2}gone$/m },
  {
    status: 'not proved at this version',
    title: /^Less than the proof of the kit had, which was of another version: .*\n {2}scenario {2}gone$/m,
  },
] as const) {
  test(`what is missing since a proof is told as it is: ${status}`, () => {
    const runs = ids.map((id, index) => run(id, index + 1, 'passed'));
    const proof = { status, caught: {}, missing: { scenarios: ['gone'], checks: [] } };
    const report = { ...buildReport({ ...input, rows: ids.map((id) => row(id)), scenarios, runs }), proof };
    expect(summaryOf(report, 'report.json', false)).toMatch(title);
  });
}
