import { expect, test } from '@playwright/test';
import { catchingIn } from '../../conformance/catching.ts';
import type { PlacedFinding, Proof } from '../../conformance/proof.ts';

const file = 'features/core/a.feature';

function found(scenario: string, line: number): PlacedFinding {
  return { requirement: 'CORE-01', scenario, file, line: 3, step: { keyword: 'Then', text: 'so', line }, message: '' };
}

function defect(id: string, catches: PlacedFinding[]): Proof['defects'][number] {
  return {
    id,
    requirement: 'CORE-01',
    summary: '',
    ran: 2,
    caught: catches.length > 0,
    message: '',
    catches,
    errors: [],
  };
}

const check = (line: number): Proof['checks'][number] => ({
  requirement: 'CORE-01',
  file,
  line,
  step: 'Then so',
  defects: [],
});

test('enough to catch a defect is the first scenario that did', () => {
  const defects = [defect('a', [found('one', 5), found('two', 6)]), defect('b', [found('two', 6)]), defect('c', [])];
  expect(catchingIn({ defects, checks: [] })).toEqual({ a: ['CORE-01 one'], b: ['CORE-01 two'] });
});

test('a check that would not be earned by these brings the scenario in which it was', () => {
  const defects = [
    defect('a', [found('one', 5), found('two', 6), found('three', 7)]),
    defect('b', [found('two', 6), found('three', 7)]),
  ];
  expect(catchingIn({ defects, checks: [check(5), check(6), check(7), check(8)] })).toEqual({
    a: ['CORE-01 one', 'CORE-01 three'],
    b: ['CORE-01 two'],
  });
});
