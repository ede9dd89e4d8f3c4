import { expect, test } from '@playwright/test';
import { knownOf, type EndedScenario } from '../../conformance/ended.ts';
import { run, scenario } from './make.ts';

const { durationMs: _durationMs, ...passed } = run('CORE-05', 3, 'passed');
const { durationMs: _other, ...failed } = run('CORE-05', 3, 'failed');
const { durationMs: _third, ...skipped } = run('CORE-05', 3, 'skipped');
const base: EndedScenario = {
  scenario: scenario('CORE-05', 3),
  title: 'a title',
  handedOver: [JSON.stringify(passed)],
  ended: 'passed',
  message: undefined,
  durationMs: 5,
};
const asText = (result: unknown): string[] => [JSON.stringify(result)];

const kept: [what: string, ended: Partial<EndedScenario>, run: object][] = [
  ['passed', {}, passed],
  ['skipped', { ended: 'skipped', handedOver: asText(skipped) }, skipped],
  ['a finding', { ended: 'failed', handedOver: asText(failed) }, failed],
  ['a finding though the runner saw it pass', { handedOver: asText(failed) }, failed],
  ['a result of a scenario that the features do not have', { scenario: undefined }, passed],
];
for (const [what, ended, expected] of kept) {
  test(`taken over: ${what}`, () =>
    expect(knownOf({ ...base, ...ended })).toEqual({ run: { ...expected, durationMs: 5 } }));
}

const errors: [what: string, ended: Partial<EndedScenario>, error: RegExp][] = [
  [
    'nothing handed over',
    { handedOver: [], ended: 'passed' },
    /without handing over a result: the runner gives no reason/,
  ],
  [
    'a crash',
    { handedOver: [], ended: 'failed', message: 'worker gone' },
    /without handing over a result: worker gone/,
  ],
  [
    'passed, then failed',
    { ended: 'failed', message: 'late' },
    /handed over "passed", and the runner saw it end as failed: late/,
  ],
  ['passed, then skipped', { ended: 'skipped' }, /handed over "passed", and the runner saw it end as skipped/],
  ['skipped, but run', { handedOver: asText(skipped) }, /handed over "skipped", and the runner saw it end as passed/],
  ['two results', { handedOver: [...asText(passed), ...asText(failed)] }, /handed over 2 results instead of one/],
  ['no JSON', { handedOver: ['{'] }, /is no result of a scenario: .*JSON/],
  ['no result', { handedOver: ['{}'] }, /is no result of a scenario: .*requirement/s],
];
for (const [what, ended, error] of errors) {
  test(`an error: ${what}`, () => {
    expect(knownOf({ ...base, ...ended })).toEqual({
      run: {
        requirement: 'CORE-05',
        name: 'CORE-05 at 3',
        file: 'features/core/a.feature',
        line: 3,
        status: 'error',
        blame: 'kit',
        error: expect.stringMatching(error),
        durationMs: 5,
      },
    });
  });

  test(`a set-up problem where the scenario cannot be told: ${what}`, () => {
    expect(knownOf({ ...base, ...ended, scenario: undefined })).toEqual({
      setupProblem: expect.stringMatching(error),
    });
  });
}

test('a scenario that the runner skipped and that handed nothing over did not run', () => {
  expect(knownOf({ ...base, handedOver: [], ended: 'skipped' })).toEqual({});
});
