import { expect, test } from '@playwright/test';
import { causesOf } from '../../conformance/causes.ts';
import type { ScenarioRun } from '../../conformance/run.ts';
import { finding, row, run } from './make.ts';

const catalogue = ['CORE-05', 'CORE-06', 'CORE-07', 'CORE-08', 'CORE-25', 'CORE-26'].map((id) => row(id));

function causes(
  ...runs: ScenarioRun[]
): { title: string; requirements: readonly string[]; behind: readonly string[] }[] {
  return causesOf(catalogue, runs).map(({ title, requirements, behind }) => ({ title, requirements, behind }));
}

test('no finding, no cause', () => {
  expect(causes(run('CORE-05', 3, 'passed'), run('CORE-06', 4, 'error'), run('CORE-07', 5, 'skipped'))).toEqual([]);
});

test('findings that differ in values only are one cause', () => {
  const first = run('CORE-06', 3, 'failed', { finding: finding('led nowhere', 'the page of account one') });
  const second = run('CORE-07', 4, 'failed', { finding: finding('led nowhere', 'the page of account two') });
  expect(causes(second, first)).toEqual([
    { title: 'CORE-06, CORE-07', requirements: ['CORE-06', 'CORE-07'], behind: [] },
  ]);
});

for (const part of ['act', 'subject', 'expected', 'fault'] as const) {
  test(`findings that differ in their ${part} are two causes`, () => {
    const one = finding('led nowhere');
    const other = { ...one, cause: { ...one.cause, [part]: 'something else' } };
    expect(
      causes(run('CORE-06', 3, 'failed', { finding: one }), run('CORE-07', 4, 'failed', { finding: other })),
    ).toHaveLength(2);
  });
}

test('what is blocked stands behind the cause that its Given met', () => {
  const found = causes(
    run('CORE-05', 3, 'blocked'),
    run('CORE-06', 4, 'failed'),
    run('CORE-07', 5, 'blocked'),
    run('CORE-08', 6, 'failed', { finding: finding('not found') }),
    run('CORE-26', 7, 'blocked', { finding: finding('not found') }),
  );
  expect(found).toEqual([
    { title: 'CORE-06, and 2 behind it', requirements: ['CORE-06'], behind: ['CORE-05', 'CORE-07'] },
    { title: 'CORE-08, and 1 behind it', requirements: ['CORE-08'], behind: ['CORE-26'] },
  ]);
});

test('a row is counted once, however many scenarios it has', () => {
  const blocked = [5, 6, 7].map((line) => run('CORE-07', line, 'blocked'));
  expect(causes(run('CORE-06', 4, 'failed'), run('CORE-06', 5, 'blocked'), ...blocked)).toEqual([
    { title: 'CORE-06, and 1 behind it', requirements: ['CORE-06'], behind: ['CORE-07'] },
  ]);
});

test('what only blocked is a cause too, after those that failed', () => {
  const found = causes(
    run('CORE-05', 3, 'blocked', { finding: finding('not found') }),
    run('CORE-07', 4, 'blocked', { finding: finding('not found') }),
    run('CORE-08', 5, 'failed'),
  );
  expect(found.map(({ title }) => title)).toEqual(['CORE-08', 'CORE-05, and 1 behind it']);
});

test('the transcript stands behind the cause that it met', () => {
  const found = causes(
    run('CORE-05', 3, 'failed', { finding: finding('not found') }),
    run('CORE-06', 4, 'failed'),
    run('CORE-25', 8, 'failed'),
    run('CORE-25', 9, 'failed'),
  );
  expect(found.map(({ title }) => title)).toEqual(['CORE-05', 'CORE-06, and 1 behind it']);
});

test('the transcript stands behind another cause even if it met none of them', () => {
  const found = causes(run('CORE-06', 4, 'failed'), run('CORE-25', 8, 'failed', { finding: finding('misdirected') }));
  expect(found).toEqual([{ title: 'CORE-06, and 1 behind it', requirements: ['CORE-06'], behind: ['CORE-25'] }]);
});

test('the transcript is a cause of its own if there is no other', () => {
  expect(causes(run('CORE-25', 8, 'failed')).map(({ title }) => title)).toEqual(['CORE-25']);
});

test('the example is a scenario that failed, before one that was blocked', () => {
  const [cause] = causesOf(catalogue, [run('CORE-05', 3, 'blocked'), run('CORE-06', 4, 'failed')]);
  expect(cause?.example).toMatchObject({ requirement: 'CORE-06', line: 4, finding: { seen: 'the same page' } });
});
