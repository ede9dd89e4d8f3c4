import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildReport } from '../../conformance/build-report.ts';
import type { Report } from '../../conformance/report.ts';
import { reportDir, writeReport } from '../../conformance/write-report.ts';
import { row, run, scenario } from './make.ts';

let dir: string;

const forms = ['badge.svg', 'index.html', 'junit.xml', 'report.json'];

test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'write-report-'));
});

test.afterEach(() => rmSync(dir, { recursive: true }));

function report(complete: boolean): Report {
  const runs = [run('CORE-05', 3, 'passed')];
  return buildReport({
    kit: { name: 'kit', version: '1.0.0' },
    target: {},
    startedAt: new Date(0),
    finishedAt: new Date(0),
    profiles: ['core'],
    rows: [row('CORE-05')],
    scenarios: complete ? [scenario('CORE-05', 3)] : [scenario('CORE-05', 3), scenario('CORE-05', 4)],
    runs,
    waivers: [],
    setupProblems: [],
  });
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

test('a complete run is written in all its forms, over the last one, and nothing else is left', () => {
  writeFileSync(join(dir, 'report.json'), 'old');
  const { json, html } = writeReport(report(true), dir);
  expect([json, html]).toEqual([join(dir, 'report.json'), join(dir, 'index.html')]);
  expect(read(join(dir, 'report.json'))).toMatchObject({ complete: true });
  expect(readdirSync(dir).sort()).toEqual(forms);
});

test('a run without a verdict is written beside the last full one, not over it', () => {
  writeReport(report(true), dir);
  expect(writeReport(report(false), dir).json).toBe(join(dir, 'partial', 'report.json'));
  expect(readdirSync(join(dir, 'partial')).sort()).toEqual(forms);
  expect(read(join(dir, 'report.json'))).toMatchObject({ complete: true });
  expect(read(join(dir, 'partial', 'report.json'))).toMatchObject({ complete: false });
});

test('a folder that is not there is made', () => {
  writeReport(report(true), join(dir, 'a', 'b'));
  expect(existsSync(join(dir, 'a', 'b', 'report.json'))).toBe(true);
});

test('where it cannot be written, one sentence says so, and the last report stays', () => {
  mkdirSync(join(dir, 'taken', 'report.json', 'x'), { recursive: true });
  expect(() => writeReport(report(true), join(dir, 'taken'))).toThrow(
    /^The report cannot be written to .*taken \(.+report\.json.*\): free the folder for writing, or name another \(--report, and for Playwright itself SFC_REPORT_DIR\)\.$/,
  );
  expect(readdirSync(join(dir, 'taken'))).toEqual(['report.json']);
  writeFileSync(join(dir, 'file'), '');
  expect(() => writeReport(report(true), join(dir, 'file'))).toThrow(/cannot be written/);
});

test('where one of its forms cannot be written, the last report stays in all of them', () => {
  writeReport(report(true), dir);
  const before = read(join(dir, 'report.json'));
  // In the way of the page's own temporary file.
  mkdirSync(join(dir, `index.html.${process.pid}.tmp`));
  expect(() => writeReport({ ...report(true), startedAt: '2026-02-03T04:05:06.000Z' }, dir)).toThrow(
    /cannot be written/,
  );
  expect(read(join(dir, 'report.json'))).toEqual(before);
});

test('a report that does not fit its schema is not written', () => {
  const broken: Report = { ...report(true), startedAt: 'yesterday' };
  expect(() => writeReport(broken, dir)).toThrow(/startedAt/);
  expect(readdirSync(dir)).toEqual([]);
});

test('the folder is conformance-report, unless SFC_REPORT_DIR names another', () => {
  expect(reportDir({})).toBe(resolve('conformance-report'));
  expect(reportDir({ SFC_REPORT_DIR: dir })).toBe(dir);
});

test('a place where no folder can be made ends in the same sentence, and ends', () => {
  test.skip(!existsSync('/proc/self'), 'this system has no /proc');
  expect(() => writeReport(report(true), '/proc/report')).toThrow(/cannot be written to \/proc\/report /);
});
