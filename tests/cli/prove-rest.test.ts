import { expect, test } from '@playwright/test';
import type { Plan } from '../../cli/prove/plan.ts';
import { restOf } from '../../cli/prove/rest.ts';
import type { PlacedFinding, Proof } from '../../conformance/proof.ts';
import { proof, scenario } from '../conformance/make.ts';

const file = 'features/core/a.feature';
const then = (line: number) => [{ keyword: 'Then', text: 'it is so', line, type: 'then' }] as const;
const scenarios = [
  scenario('CORE-01', 5, { steps: then(6) }),
  scenario('CORE-01', 15, { steps: then(16) }),
  scenario('CORE-01', 25, { steps: then(16) }),
  scenario('CORE-02', 35, { steps: then(36) }),
];
const key = (line: number): string => `${file}:${String(line)}`;

function plan(part: Partial<Plan>): Plan {
  return {
    defects: ['a', 'b'],
    variants: ['slow'],
    scenarios: { a: [key(5)], b: [key(5)], slow: [key(5)] },
    allDefects: true,
    allVariants: true,
    untilCaught: [],
    deadline: 2_000,
    hash: 'abc',
    soFar: 'so-far.jsonl',
    keepsAnew: true,
    takenOver: ['slow'],
    ...part,
  };
}

function caughtAt(...lines: number[]): Pick<Proof['defects'][number], 'caught' | 'catches'> {
  const catches = lines.map((line): PlacedFinding => {
    const step = { keyword: 'Then', text: 'it is so', line: line + 1 };
    return { requirement: 'CORE-01', scenario: '', file, line, step, message: '' };
  });
  return { caught: lines.length > 0, catches };
}

/** What was caught where, by defect, and the defects that earned each check, by its line. */
function proved(byDefect: Record<string, ReturnType<typeof caughtAt>>, earned: Record<number, string[]> = {}): Proof {
  const about = { requirement: 'CORE-01', summary: '', ran: 1, message: '', errors: [] };
  return proof({
    defects: Object.entries(byDefect).map(([id, caught]) => ({ id, ...about, ...caught })),
    checks: Object.entries(earned).map(([line, defects]) => ({
      requirement: 'CORE-01',
      file,
      line: Number(line),
      step: 'Then it is so',
      defects,
    })),
  });
}

test('nothing is left where all was caught and every check was earned', () => {
  const all = proved({ a: caughtAt(5), b: caughtAt(5) }, { 6: ['a'] });
  expect(restOf(plan({}), all, scenarios)).toBeUndefined();
});

test('of what was not caught the other scenarios of its requirement are left, until it is', () => {
  const rest = restOf(plan({}), proved({ a: caughtAt(), b: caughtAt(5) }), scenarios);
  expect(rest).toMatchObject({
    defects: ['a'],
    variants: [],
    scenarios: { a: [key(15), key(25)] },
    untilCaught: ['a'],
    takenOver: [],
    deadline: 2_000,
  });
  // What the first part has kept stays as it is.
  expect(rest).not.toHaveProperty('soFar');
});

test('of a check that was not earned the scenarios that have it are left, on all defects of its requirement', () => {
  const rest = restOf(plan({}), proved({ a: caughtAt(5), b: caughtAt(5) }, { 6: ['a', 'b'], 16: [] }), scenarios);
  expect(rest?.scenarios).toEqual({ a: [key(15), key(25)], b: [key(15), key(25)] });
  expect(rest?.untilCaught).toEqual([]);
});

test('where a defect was done with at its catch, the scenarios after that are left too', () => {
  const all = { a: scenarios.slice(0, 3).map(({ line }) => key(line)), b: [key(5)] };
  const half = proved({ a: caughtAt(5), b: caughtAt(5) }, { 16: [] });
  const rest = restOf(plan({ scenarios: all, untilCaught: ['a'] }), half, scenarios);
  expect(rest?.scenarios).toEqual({ a: [key(15), key(25)], b: [key(15), key(25)] });
});

test('nothing is run after a proof that was interrupted', () => {
  expect(
    restOf(plan({}), { ...proved({ a: caughtAt() }), problems: ['The proof was interrupted.'] }, scenarios),
  ).toBeUndefined();
});
