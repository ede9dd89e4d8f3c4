/** Small catalogues, scenarios, runs and proofs for the tests of this folder. */
import type { Requirement } from '../../conformance/catalogue.ts';
import type { Proof } from '../../conformance/proof.ts';
import type { ScenarioRun } from '../../conformance/run.ts';
import type { FindingData } from '../../conformance/scenario-result.ts';
import type { Scenario } from '../../conformance/scenarios.ts';

export function row(id: string, more: Partial<Requirement> = {}): Requirement {
  return { id, profile: 'core', level: 'MUST', statement: `What ${id} says.`, needs: [], quote: 'words', ...more };
}

export function scenario(requirement: string, line: number, more: Partial<Scenario> = {}): Scenario {
  return {
    file: 'features/core/a.feature',
    line,
    name: `${requirement} at ${line}`,
    tags: [`@${requirement}`],
    requirement,
    needs: [],
    steps: [],
    ...more,
  };
}

export function run(
  requirement: string,
  line: number,
  status: ScenarioRun['status'],
  more: Partial<ScenarioRun> = {},
): ScenarioRun {
  const about: Partial<ScenarioRun> =
    status === 'failed' || status === 'blocked'
      ? { blame: 'portal', finding: finding('led nowhere'), step: { keyword: 'When', text: 'you click "Next"', line } }
      : status === 'error'
        ? { blame: 'kit', error: 'the browser is gone' }
        : status === 'skipped'
          ? { missingNeeds: ['letter'] }
          : {};
  return {
    requirement,
    name: `${requirement} at ${line}`,
    file: 'features/core/a.feature',
    line,
    status,
    durationMs: 5,
    ...about,
    ...more,
  };
}

/** A finding whose cause differs from another's by the kind of fault. */
export function finding(fault: string, seen = 'the same page'): FindingData {
  return {
    cause: { act: 'click', subject: 'next', expected: 'another page', fault },
    expected: 'the page "Provide Information"',
    seen,
    hint: 'Look at what "Next" does.',
  };
}

/** A proof that came out as it should, of nothing. */
export function proof(part: Partial<Proof> = {}): Proof {
  return {
    schemaVersion: 1,
    kit: { name: 'kit', version: '1.0.0' },
    hash: 'abc',
    startedAt: '2026-01-02T03:04:05Z',
    finishedAt: '2026-01-02T03:05:05Z',
    complete: true,
    proved: true,
    defects: [],
    variants: [],
    checks: [],
    problems: [],
    ...part,
  };
}
