import { expect, test } from '@playwright/test';
import { buildProof, checksOf, withRest, type ProofInput } from '../../conformance/proof.ts';
import { exitCodeOfProof, headlineOf, summaryOfProof } from '../../conformance/proof-summary.ts';
import type { ScenarioStep } from '../../conformance/scenarios.ts';
import { row, run, scenario } from './make.ts';

const step = (type: ScenarioStep['type'], line: number, text = 'it is so'): ScenarioStep => ({
  keyword: type === 'then' ? 'Then' : 'When',
  text,
  line,
  type,
});
const then = { keyword: 'Then', text: 'it is so', line: 7 };

const core = [row('CORE-01'), row('CORE-02')];
const scenarios = [
  scenario('CORE-01', 5, { steps: [step('when', 6), step('then', 7)] }),
  scenario('CORE-02', 10, { steps: [step('then', 11)] }),
];

function defect(id: string, requirement: string, runs: ProofInput['defects'][number]['runs']) {
  const own = scenarios.filter((one) => one.requirement === requirement);
  return { id, requirement, summary: `${id} is wrong.`, scenarios: own, runs, problems: [] };
}

function variant(runs: ProofInput['variants'][number]['runs']) {
  return { id: 'other-words', summary: 'Other words.', scenarios, runs, problems: [] };
}

function proofOf(part: Partial<ProofInput>) {
  return buildProof({
    kit: { name: 'kit', version: '1.0.0' },
    hash: 'abc',
    startedAt: new Date('2026-01-02T03:04:05Z'),
    finishedAt: new Date('2026-01-02T03:05:05Z'),
    complete: true,
    core,
    defects: [],
    variants: [],
    judgedScenarios: undefined,
    problems: [],
    ...part,
  });
}

test.describe('a defect', () => {
  test('is caught by a finding at a When or a Then of a scenario of its requirement', () => {
    const proof = proofOf({ defects: [defect('a', 'CORE-01', [run('CORE-01', 5, 'failed', { step: then })])] });
    expect(proof.defects).toMatchObject([{ caught: true, scenario: 'CORE-01 at 5', step: 'Then it is so' }]);
    expect(proof.defects[0]?.message).toBe(
      'expected: the page "Provide Information"\nseen: the same page\nnext: Look at what "Next" does.',
    );
    expect([proof.proved, exitCodeOfProof(proof)]).toEqual([true, 0]);
  });

  for (const status of ['blocked', 'passed', 'skipped'] as const) {
    test(`is not caught by a scenario that ended as ${status}`, () => {
      const proof = proofOf({ defects: [defect('a', 'CORE-01', [run('CORE-01', 5, status)])] });
      expect(proof.defects).toMatchObject([{ caught: false, catches: [], errors: [] }]);
      expect(proof.defects[0]?.message).not.toBe('');
      expect(exitCodeOfProof(proof)).toBe(1);
    });
  }

  test('is not caught by an error, which leaves it open', () => {
    const proof = proofOf({ defects: [defect('a', 'CORE-01', [run('CORE-01', 5, 'error')])] });
    expect(proof.defects[0]?.message).toContain('an error, which catches nothing: features/core/a.feature:5');
    expect([proof.defects[0]?.caught, exitCodeOfProof(proof)]).toEqual([false, 2]);
  });

  test('is not caught by an error that blames the kit, whatever its status is', () => {
    const kits = run('CORE-01', 5, 'failed', { step: then, blame: 'kit' });
    expect(proofOf({ defects: [defect('a', 'CORE-01', [kits])] }).defects).toMatchObject([{ caught: false }]);
  });

  test('is not proved when it was caught and something went wrong beside', () => {
    const runs = [run('CORE-01', 5, 'failed', { step: then }), run('CORE-01', 6, 'error')];
    const proof = proofOf({ defects: [defect('a', 'CORE-01', runs)] });
    expect([proof.defects[0]?.caught, proof.proved, exitCodeOfProof(proof)]).toEqual([true, false, 2]);
  });

  test('is not caught by a scenario of another requirement, nor when nothing ran', () => {
    const others = defect('a', 'CORE-01', [run('CORE-02', 10, 'failed')]);
    const proof = proofOf({ defects: [others, defect('b', 'CORE-01', [])] });
    expect(proof.defects.map(({ caught, message }) => [caught, message])).toEqual([
      [false, 'none of its scenarios was run'],
      [false, 'none of its scenarios was run'],
    ]);
  });

  test('is told by the first scenario in the features, whichever ended first', () => {
    const runs = [run('CORE-01', 12, 'failed'), run('CORE-01', 5, 'failed')];
    expect(proofOf({ defects: [defect('a', 'CORE-01', runs)] }).defects[0]?.scenario).toBe('CORE-01 at 5');
  });
});

test.describe('a variant', () => {
  const first = run('CORE-01', 5, 'passed');
  const passed = [first, run('CORE-02', 10, 'passed')];

  test('conforms when all its scenarios passed', () => {
    const proof = proofOf({ variants: [variant(passed)] });
    expect(proof.variants).toMatchObject([{ conforms: true, verdictText: 'conformant: core 2 passed, of 2' }]);
  });

  test('does not conform by what is found in it, at a Given too', () => {
    for (const status of ['failed', 'blocked'] as const) {
      const proof = proofOf({ variants: [variant([first, run('CORE-02', 10, status)])] });
      expect(proof.variants).toMatchObject([{ conforms: false, findings: [{ requirement: 'CORE-02' }] }]);
      expect(exitCodeOfProof(proof)).toBe(1);
    }
  });

  test('is not shown to conform by a part of its scenarios, nor by an error', () => {
    const part = proofOf({ variants: [variant([first])] });
    expect(part.variants[0]).toMatchObject({ conforms: false, verdict: 'no verdict' });
    expect(part.variants[0]?.errors).toEqual(['1 of its scenarios have no result, such as features/core/a.feature:10']);
    const error = proofOf({ variants: [variant([first, run('CORE-02', 10, 'error')])] });
    expect([error.variants[0]?.conforms, exitCodeOfProof(error)]).toEqual([false, 2]);
  });
});

test.describe('checks', () => {
  const second = defect('b', 'CORE-02', [run('CORE-02', 10, 'failed', { step: { ...then, line: 11 } })]);
  const both = [defect('a', 'CORE-01', [run('CORE-01', 5, 'failed', { step: then })]), second];

  test('are earned by the defects of which the finding stood there', () => {
    const proof = proofOf({ defects: both, judgedScenarios: scenarios });
    expect(proof.checks.map(({ line, defects }) => [line, defects])).toEqual([
      [7, ['a']],
      [11, ['b']],
    ]);
    expect(headlineOf(proof)).toBe('proved: 2 of 2 defects caught, every Then earned');
  });

  test('that no defect fails are not proved, and are listed', () => {
    const atWhen = defect('a', 'CORE-01', [run('CORE-01', 5, 'failed', { step: { ...then, line: 6 } })]);
    const proof = proofOf({ defects: [atWhen, second], judgedScenarios: scenarios });
    expect([proof.proved, exitCodeOfProof(proof)]).toEqual([false, 1]);
    expect(headlineOf(proof)).toBe('not proved: 2 of 2 defects caught, 1 of 2 Thens earned');
    expect(summaryOfProof(proof)).toContain('CORE-01  features/core/a.feature:7  Then it is so');
  });

  test('are every Then once, for all examples of an outline, the transcript and other rows aside', () => {
    const steps = [step('then', 7)];
    const some = [
      scenario('CORE-01', 5, { steps }),
      scenario('CORE-01', 6, { steps }),
      scenario('CORE-25', 8, { steps: [step('then', 9)] }),
      scenario('EDGE-01', 20, { steps: [step('then', 21)] }),
    ];
    expect(checksOf([...core, row('CORE-25')], some).map(({ line }) => line)).toEqual([7]);
  });
});

test('problems of the run itself leave it open', () => {
  const proof = proofOf({ problems: ['The proof was interrupted.'] });
  expect([proof.proved, exitCodeOfProof(proof)]).toEqual([false, 2]);
  expect(summaryOfProof(proof)).toContain('Problems\n  The proof was interrupted.');
});

test('a few that were not run are named, and many are counted', () => {
  const left = (count: number) => Array.from({ length: count }, (_, index) => defect(`d${index}`, 'CORE-01', []));
  expect(summaryOfProof(proofOf({ defects: left(2) }))).toContain('Not run\n  d0, d1');
  expect(summaryOfProof(proofOf({ defects: left(13) }))).toContain('Not run\n  13 defects and variants');
});

test.describe('a proof and the rest of it', () => {
  const core01 = { judgedScenarios: scenarios, core: [row('CORE-01')] };
  const passed = proofOf({ ...core01, defects: [defect('a', 'CORE-01', [run('CORE-01', 5, 'passed')])] });
  const failed = proofOf({ defects: [defect('a', 'CORE-01', [run('CORE-01', 5, 'failed', { step: then })])] });

  test('is proved by what the rest has caught, and its checks are earned there', () => {
    expect([passed.proved, passed.checks.map(({ defects }) => defects)]).toEqual([false, [[]]]);
    const whole = withRest(passed, failed);
    expect(whole).toMatchObject({ proved: true, complete: true, checks: [{ defects: ['a'] }] });
    expect(whole.defects).toMatchObject([{ caught: true, ran: 2, step: 'Then it is so', errors: [] }]);
    expect(whole.defects[0]?.message).toBe(failed.defects[0]?.message);
  });

  test('tells of both where neither has caught it', () => {
    const whole = withRest(passed, proofOf({ defects: [defect('a', 'CORE-01', [run('CORE-01', 5, 'blocked')])] }));
    expect(whole.defects[0]?.message).toMatch(/^nothing was found in its scenario; its scenario ended at a Given/u);
    expect(whole.proved).toBe(false);
  });

  test('keeps what was caught, and what the rest has against it', () => {
    const error = proofOf({ defects: [defect('a', 'CORE-01', [run('CORE-01', 5, 'error')])] });
    expect(withRest(failed, error)).toMatchObject({
      proved: false,
      defects: [{ caught: true, step: 'Then it is so' }],
    });
    const interrupted = withRest(failed, proofOf({ problems: ['The proof was interrupted.'] }));
    expect(interrupted).toMatchObject({ complete: false, proved: false, problems: ['The proof was interrupted.'] });
  });
});
