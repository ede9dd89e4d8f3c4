import { expect, test } from '@playwright/test';
import { outcomeSchema, type Outcome } from '../../conformance/outcome.ts';
import { applyWaiver, waiverProblems, waiverSchema, type Waiver } from '../../conformance/waivers.ts';

const waiver: Waiver = { requirement: 'CORE-05', owner: 'Ada', reason: 'a fix is on its way', expires: '2026-03-31' };
const waived: Outcome[] = ['failed', 'unstable', 'not tested'];

for (const outcome of outcomeSchema.options) {
  const expected = waived.includes(outcome) ? 'waived' : outcome;

  test(`a waived row that is ${outcome} becomes ${expected}`, () => {
    expect(applyWaiver('CORE-05', { outcome }, [waiver], '2026-03-31').outcome).toBe(expected);
  });
}

test('it says why, who, until when and what was', () => {
  const { reason } = applyWaiver('CORE-05', { outcome: 'failed', reason: 'led nowhere' }, [waiver], '2026-01-01');
  expect(reason).toBe('a fix is on its way (Ada, until 2026-03-31); it was failed, led nowhere');
});

test('an expired waiver, or one for another row, waives nothing', () => {
  expect(applyWaiver('CORE-05', { outcome: 'failed' }, [waiver], '2026-04-01').outcome).toBe('failed');
  expect(applyWaiver('CORE-06', { outcome: 'failed' }, [waiver], '2026-03-31').outcome).toBe('failed');
});

const problems: [
  what: string,
  outcomes: [string, Outcome][],
  today: string,
  complete: boolean,
  problem: RegExp | undefined,
][] = [
  ['needed', [['CORE-05', 'failed']], '2026-03-31', true, undefined],
  ['held by an error', [['CORE-05', 'error']], '2026-03-31', true, undefined],
  ['expired', [['CORE-05', 'failed']], '2026-04-01', true, /CORE-05 expired on 2026-03-31: ask Ada/],
  ['expired, in a part', [['CORE-05', 'not tested']], '2026-04-01', false, /expired/],
  ['not needed', [['CORE-05', 'passed']], '2026-03-31', true, /CORE-05 is not needed/],
  ['not needed, in a part', [['CORE-05', 'passed']], '2026-03-31', false, undefined],
  ['for no row', [['CORE-06', 'failed']], '2026-03-31', false, /for no row of the claimed profiles/],
];
for (const [what, outcomes, today, complete, problem] of problems) {
  test(`a waiver that is ${what}`, () => {
    const found = waiverProblems(
      [waiver],
      new Map(outcomes.map(([id, outcome]) => [id, { outcome }])),
      today,
      complete,
    );
    if (problem === undefined) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(problem)]);
  });
}

for (const key of ['requirement', 'owner', 'reason', 'expires'] as const) {
  test(`a waiver without ${key} is refused`, () => {
    expect(waiverSchema.safeParse(waiver).success).toBe(true);
    expect(waiverSchema.safeParse({ ...waiver, [key]: undefined }).success).toBe(false);
    expect(waiverSchema.safeParse({ ...waiver, [key]: ' ' }).success).toBe(false);
  });
}
