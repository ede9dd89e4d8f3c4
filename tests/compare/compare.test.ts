import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { compare } from '../../cli/compare.ts';
import { buildReport, type ReportInput } from '../../conformance/build-report.ts';
import { compareReports } from '../../conformance/compare/compare.ts';
import { comparisonPage } from '../../conformance/compare/compare-page.ts';
import { comparisonText, letterOf } from '../../conformance/compare/compare-text.ts';
import type { Report } from '../../conformance/report.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { row, run, scenario } from '../conformance/make.ts';
import { SetupError } from '../../fixtures/finding.ts';
import { startNode } from '../started-program.ts';

type Status = Parameters<typeof run>[2];

/** A report of two rows, CORE-05 and CORE-06, which ended so; one that is left out did not run. */
function report(name: string, day: number, statuses: [Status, Status?], more: Partial<ReportInput> = {}): Report {
  const ids = ['CORE-05', 'CORE-06'];
  return buildReport({
    kit: { name: 'kit', version: '1.0.0' },
    target: { name, vendor: 'A vendor' },
    startedAt: new Date(Date.UTC(2026, 2, day, 10)),
    finishedAt: new Date(Date.UTC(2026, 2, day, 11)),
    profiles: ['core'],
    rows: ids.map((id) => row(id)),
    scenarios: ids.map((id, index) => scenario(id, 3 + index)),
    runs: statuses.flatMap((status, index) => (status === undefined ? [] : [run(ids[index] ?? '', 3 + index, status)])),
    waivers: [],
    setupProblems: [],
    ...more,
  });
}

test('two portals: what differs is told, and nothing is worse, since they are not one portal', () => {
  const { columns, rows, worse } = compareReports([
    { file: 'a.json', report: report('Lake', 1, ['passed', 'passed']) },
    { file: 'b.json', report: report('Hill', 2, ['passed', 'failed']) },
  ]);
  expect(columns.map(({ portal, verdict }) => [portal, verdict])).toEqual([
    ['Lake', 'conformant'],
    ['Hill', 'not conformant'],
  ]);
  expect(rows.map(({ id, differs }) => [id, differs])).toEqual([
    ['CORE-05', false],
    ['CORE-06', true],
  ]);
  expect(rows[1]?.cells.map(({ outcome }) => outcome)).toEqual(['passed', 'failed']);
  expect(worse).toEqual([]);
});

test('runs of one portal are held against each other by when they finished, however they are given', () => {
  const runs = [
    { file: 'third.json', report: report('Lake', 3, ['passed', 'skipped']) },
    { file: 'first.json', report: report('Lake', 1, ['failed', 'passed']) },
    { file: 'second.json', report: report('Lake', 2, ['passed', 'passed']) },
  ];
  const { columns, worse } = compareReports(runs);
  expect(columns.map(({ file }) => file)).toEqual(['third.json', 'first.json', 'second.json']);
  expect(worse).toMatchObject([
    {
      id: 'CORE-06',
      portal: 'Lake',
      from: { file: 'second.json', outcome: 'passed' },
      to: { file: 'third.json', outcome: 'not tested', reason: 'needs letter' },
    },
  ]);
});

test('what was made by another kit, for other profiles or by a part of a run is named and left out', () => {
  const { columns, notComparable } = compareReports([
    { file: 'part.json', report: report('Lake', 1, ['passed']) },
    { file: 'a.json', report: report('Lake', 1, ['passed', 'passed']) },
    { file: 'kit.json', report: report('Lake', 2, ['passed', 'passed'], { kit: { name: 'kit', version: '2.0.0' } }) },
    { file: 'edge.json', report: report('Lake', 2, ['passed', 'passed'], { profiles: ['core', 'edge'] }) },
    { file: 'b.json', report: report('Hill', 2, ['passed', 'passed']) },
  ]);
  expect(columns.map(({ file }) => file)).toEqual(['a.json', 'b.json']);
  expect(notComparable).toEqual([
    { file: 'part.json', reason: 'of a part of a run (no verdict: 1 of 2 rows run)' },
    { file: 'kit.json', reason: 'made by kit 2.0.0, a.json by kit 1.0.0' },
    { file: 'edge.json', reason: 'of the profiles core, edge, a.json of core' },
  ]);
});

test('the terminal names what differs and what got worse', () => {
  const comparison = compareReports([
    { file: 'a.json', report: report('Lake', 1, ['passed', 'passed']) },
    { file: 'b.json', report: report('Lake', 2, ['passed', 'failed']) },
  ]);
  const text = comparisonText(comparison, 'compare.html', false);
  expect(text).toContain('What differs: 1 of 2 rows\n  CORE-06  A passed · B failed');
  expect(text).toContain('What got worse: 1 row\n  CORE-06  Lake: passed in a.json, failed in b.json');
});

test('columns are called A to Z, then AA', () => {
  expect([0, 25, 26, 27].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB']);
});

test('nothing of a report is taken for markup in the page, and it asks for nothing', () => {
  const name = '<script>alert(1)</script>';
  const page = comparisonPage(
    compareReports([
      { file: 'a.json', report: report(name, 1, ['passed', 'passed']) },
      { file: '"><b>.json', report: report('Hill', 2, ['passed', 'failed']) },
    ]),
  );
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<b>');
  expect(page).not.toMatch(/(?:src|href)=|url\(/u);
  expect(page).toContain('&lt;script&gt;alert(1)');
});

test.describe('as a command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'compare-'));
  const file = (name: string, contents: unknown): string => {
    const there = path.join(folder, name);
    writeFileSync(there, typeof contents === 'string' ? contents : JSON.stringify(contents));
    return there;
  };

  test('exit code 1 on what got worse, only with --fail-on-worse', () => {
    const before = file('before.json', report('Lake', 1, ['passed', 'passed']));
    const after = file('after.json', report('Lake', 2, ['passed', 'failed']));
    expect(compare([before, after], { report: folder })).toBe(0);
    expect(compare([before, after], { report: folder, failOnWorse: true })).toBe(1);
    expect(compare([after, before], { report: folder, failOnWorse: true })).toBe(1);
    expect(compare([before, before], { report: folder, failOnWorse: true })).toBe(0);
    expect(readFileSync(path.join(folder, 'compare.html'), 'utf8')).toContain('Portals compared');
  });

  test('with --fail-on-worse, a report that could not be compared is exit code 2, and what got worse comes first', () => {
    const before = file('before.json', report('Lake', 1, ['passed', 'passed']));
    const same = file('same.json', report('Lake', 2, ['passed', 'passed']));
    const worse = file('worse.json', report('Lake', 2, ['passed', 'failed']));
    const part = file('part.json', { ...report('Lake', 3, ['passed', 'failed']), complete: false });
    expect(compare([before, same, part], { report: folder })).toBe(0);
    expect(compare([before, same, part], { report: folder, failOnWorse: true })).toBe(2);
    expect(compare([before, worse, part], { report: folder, failOnWorse: true })).toBe(1);
  });

  test('what is no report is refused by its name', () => {
    const good = file('good.json', report('Lake', 1, ['passed', 'passed']));
    const bent = { ...report('Lake', 1, ['passed', 'passed']), verdict: 'fine' };
    const wrong = [
      { name: file('no.json', '{'), says: 'no.json cannot be read as a report' },
      { name: path.join(folder, 'absent.json'), says: 'absent.json cannot be read as a report: ENOENT' },
      { name: file('null.json', null), says: 'it has no schemaVersion' },
      { name: file('other.json', { results: [] }), says: 'it has no schemaVersion' },
      { name: file('newer.json', { schemaVersion: 2 }), says: 'its schemaVersion is 2, and not 1' },
      { name: file('bent.json', bent), says: 'not right at verdict' },
      { name: file('part.json', report('Lake', 1, ['passed'])), says: 'part.json: of a part of a run' },
    ];
    for (const { name, says } of wrong) {
      expect(() => compare([good, name], { report: folder }), says).toThrow(SetupError);
      expect(() => compare([good, name], { report: folder })).toThrow(says);
    }
  });

  test('a folder that cannot be written to is a set-up problem', () => {
    const good = file('good.json', report('Lake', 1, ['passed', 'passed']));
    expect(() => compare([good, good], { report: '/dev/null/there' })).toThrow('The page cannot be written to');
  });

  test('it ends in one sentence and exit code 2', async () => {
    test.slow();
    const program = startNode(['--import', 'tsx', 'cli/main.ts', 'compare', file('no.json', '{'), 'other.json'], {
      cwd: kitRoot,
    });
    const { code, stderr } = await program.ended;
    expect(stderr).toMatch(/^[^\n]*no.json cannot be read as a report[^\n]*\n$/u);
    expect(code).toBe(2);
  });
});
