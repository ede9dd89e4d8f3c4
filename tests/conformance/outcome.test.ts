import { expect, test } from '@playwright/test';
import { outcomeOf, type RequirementOutcome } from '../../conformance/outcome.ts';
import type { ScenarioRun } from '../../conformance/run.ts';
import { row, run } from './make.ts';

const cases: [what: string, runs: ScenarioRun[], outcome: RequirementOutcome['outcome'], reason: RegExp | undefined][] =
  [
    ['all passed', [run('CORE-05', 3, 'passed'), run('CORE-05', 4, 'passed')], 'passed', undefined],
    ['passed at every rerun', [run('CORE-05', 3, 'passed'), run('CORE-05', 3, 'passed')], 'passed', undefined],
    [
      'one passed, one skipped',
      [run('CORE-05', 3, 'passed'), run('CORE-05', 4, 'skipped')],
      'passed',
      /^skipped features\/core\/a\.feature:4 \(needs letter\)$/,
    ],
    [
      'one failed',
      [run('CORE-05', 3, 'passed'), run('CORE-05', 4, 'failed')],
      'failed',
      /a\.feature:4: expected .*, seen the same page/,
    ],
    ['failed beside an error', [run('CORE-05', 3, 'error'), run('CORE-05', 4, 'failed')], 'failed', /a\.feature:4/],
    [
      'error beside blocked',
      [run('CORE-05', 3, 'blocked'), run('CORE-05', 4, 'error')],
      'error',
      /a\.feature:4: the browser is gone/,
    ],
    [
      'blocked beside passed',
      [run('CORE-05', 3, 'passed'), run('CORE-05', 4, 'blocked')],
      'not tested',
      /^blocked in features\/core\/a\.feature:4 at "When you click "Next"": expected/,
    ],
    ['all skipped', [run('CORE-05', 3, 'skipped'), run('CORE-05', 4, 'skipped')], 'not tested', /^needs letter$/],
    ['nothing ran', [], 'not tested', /^none of its scenarios ran$/],
    ['only another row ran', [run('CORE-06', 3, 'failed')], 'not tested', /^none of its scenarios ran$/],
    [
      'failed, then passed',
      [run('CORE-05', 3, 'failed'), run('CORE-05', 3, 'passed'), run('CORE-05', 4, 'failed')],
      'unstable',
      /^features\/core\/a\.feature:3 ended differently when it was run again: failed, passed$/,
    ],
    [
      'blocked, then passed',
      [run('CORE-05', 3, 'blocked'), run('CORE-05', 3, 'passed')],
      'unstable',
      /blocked, passed/,
    ],
    [
      'an error, then passed: no word of the portal',
      [run('CORE-05', 3, 'error'), run('CORE-05', 3, 'passed')],
      'error',
      /browser/,
    ],
    [
      'an error among reruns that differ',
      [run('CORE-05', 3, 'error'), run('CORE-05', 3, 'failed'), run('CORE-05', 3, 'passed')],
      'unstable',
      /error, failed, passed/,
    ],
  ];
for (const [what, runs, outcome, reason] of cases) {
  test(`${what}: ${outcome}`, () => {
    const found = outcomeOf(row('CORE-05'), runs);
    expect(found.outcome).toBe(outcome);
    if (reason === undefined) expect(found.reason).toBeUndefined();
    else expect(found.reason).toMatch(reason);
  });
}
