/** A target that lacks a channel: what is not tested is named with what it needs, is never passed, and may be waived. */
import { expect, test } from '@playwright/test';
import { buildReport } from '../../conformance/build-report.ts';
import { loadCatalogue, requirementsOf } from '../../conformance/catalogue.ts';
import { kitRoot } from '../../conformance/kit.ts';
import type { Report } from '../../conformance/report.ts';
import { readScenarios, scenariosOf } from '../../conformance/scenarios.ts';
import type { Waiver } from '../../conformance/waivers.ts';
import { missingFor } from '../../fixtures/gate.ts';
import { targetOf } from './help.ts';

const rows = requirementsOf(loadCatalogue(kitRoot), ['core']);

/** The report of a portal at which all passes that could be tested. */
function reportOf(channels: object, waivers: readonly Waiver[] = []): Report {
  const target = targetOf({ channels });
  const scenarios = scenariosOf(rows, readScenarios(kitRoot));
  const runs = scenarios.map(({ requirement = '', name, file, line, tags }) => {
    const missingNeeds = missingFor(tags, target);
    const scenario = { requirement, name, file, line, durationMs: 1 };
    return missingNeeds.length === 0
      ? { ...scenario, status: 'passed' as const }
      : { ...scenario, status: 'skipped' as const, missingNeeds };
  });
  const now = new Date('2026-01-05T12:00:00Z');
  return buildReport({
    kit: { name: 'kit', version: '0' },
    target: {},
    startedAt: now,
    finishedAt: now,
    profiles: ['core'],
    rows,
    scenarios,
    runs,
    waivers,
    setupProblems: [],
  });
}

function untested({ requirements }: Report): { id: string; reason: string | undefined }[] {
  return requirements.filter(({ outcome }) => outcome === 'not tested').map(({ id, reason }) => ({ id, reason }));
}

test('without a letter channel the verdict is incomplete, and the rows say what they need', () => {
  const report = reportOf({ letter: 'none' });
  expect(report).toMatchObject({ verdict: 'incomplete', exitCode: 3 });
  const rowsThatNeedIt = rows.filter(({ needs }) => needs.includes('letter')).map(({ id }) => id);
  expect(untested(report).map(({ id }) => id)).toEqual(expect.arrayContaining(rowsThatNeedIt));
  expect(new Set(untested(report).map(({ reason }) => reason))).toEqual(new Set(['needs letter']));
  expect(report.verdictText).toMatch(/^incomplete: core \d+ passed, \d+ not tested, of \d+$/u);
});

test('with waivers for those rows it is as they say, until they expire', () => {
  const waived = untested(reportOf({ letter: 'none' })).map(({ id }) => id);
  const waiversUntil = (expires: string) =>
    waived.map((requirement) => ({ requirement, owner: 'Ann Park', reason: 'the printer comes in May', expires }));
  const report = reportOf({ letter: 'none' }, waiversUntil('2026-05-31'));
  expect(report).toMatchObject({ verdict: 'conformant', exitCode: 0 });
  expect(report.verdictText).toContain(`${String(waived.length)} waived`);
  expect(reportOf({ letter: 'none' }, waiversUntil('2025-12-31'))).toMatchObject({
    verdict: 'could not test',
    exitCode: 2,
  });
  expect(reportOf({ letter: 'none' }, waiversUntil('2026-05-31').slice(1))).toMatchObject({
    verdict: 'incomplete',
    exitCode: 3,
  });
});

test('with every channel nothing is left untested, and a waiver that is not needed is a set-up problem', () => {
  expect(reportOf({})).toMatchObject({ verdict: 'conformant', exitCode: 0 });
  const waiver = { requirement: 'CORE-12', owner: 'Ann Park', reason: 'x', expires: '2026-05-31' };
  expect(reportOf({}, [waiver]).setupProblems).toEqual([expect.stringContaining('CORE-12 is not needed')]);
});

test('with neither email nor text messages what needs any of them is not tested', () => {
  const report = reportOf({ email: 'none', textMessage: 'none' });
  expect(report.exitCode).toBe(3);
  expect(untested(report)).toContainEqual({ id: 'CORE-13', reason: 'needs any of email, sms' });
});
