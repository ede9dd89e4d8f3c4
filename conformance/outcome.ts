/** The outcome of a requirement: what its scenarios together say. */
import { z } from 'zod';
import type { Requirement } from './catalogue.ts';
import { groupByScenario, isUnstable, scenarioKey, type ScenarioRun } from './run.ts';

export const outcomeSchema = z.enum(['passed', 'failed', 'not tested', 'waived', 'unstable', 'error']);
export type Outcome = z.infer<typeof outcomeSchema>;

export interface RequirementOutcome {
  readonly outcome: Outcome;
  /** Why, unless it plainly passed: a sentence or a phrase for people. */
  readonly reason?: string;
}

/**
 * The outcome of a row before waivers, the first of these that holds: unstable, failed, error, not tested, passed.
 *
 * @param row the row
 * @param runs all runs of all scenarios; those of other rows are left aside
 */
export function outcomeOf(row: Requirement, runs: readonly ScenarioRun[]): RequirementOutcome {
  const own = runs.filter((run) => run.requirement === row.id);
  return unstable(own) ?? failed(own) ?? error(own) ?? notTested(own) ?? passed(own);
}

type Rule = (own: readonly ScenarioRun[]) => RequirementOutcome | undefined;

const unstable: Rule = (own) => {
  const group = groupByScenario(own).find(isUnstable);
  if (group === undefined || group[0] === undefined) return undefined;
  const statuses = group.map((run) => run.status).join(', ');
  return {
    outcome: 'unstable',
    reason: `${scenarioKey(group[0])} ended differently when it was run again: ${statuses}`,
  };
};

const failed: Rule = (own) => {
  const run = own.find(({ status }) => status === 'failed');
  return run && { outcome: 'failed', reason: `${scenarioKey(run)}: ${seenBy(run)}` };
};

const error: Rule = (own) => {
  const run = own.find(({ status }) => status === 'error');
  return run && { outcome: 'error', reason: `${scenarioKey(run)}: ${run.error ?? 'no error was handed over'}` };
};

const notTested: Rule = (own) => {
  const blocked = own.find(({ status }) => status === 'blocked');
  if (blocked !== undefined) {
    return {
      outcome: 'not tested',
      reason: `blocked in ${scenarioKey(blocked)}${atStep(blocked)}: ${seenBy(blocked)}`,
    };
  }
  if (own.some(({ status }) => status === 'passed')) return undefined;
  const missing = [...new Set(own.flatMap((run) => run.missingNeeds ?? []))];
  return {
    outcome: 'not tested',
    reason: missing.length > 0 ? `needs ${missing.join('; ')}` : 'none of its scenarios ran',
  };
};

const passed = (own: readonly ScenarioRun[]): RequirementOutcome => {
  const skipped = own.filter(({ status }) => status === 'skipped');
  if (skipped.length === 0) return { outcome: 'passed' };
  const named = skipped.map((run) => `${scenarioKey(run)} (needs ${(run.missingNeeds ?? []).join('; ')})`);
  return { outcome: 'passed', reason: `skipped ${[...new Set(named)].join(', ')}` };
};

function atStep(run: ScenarioRun): string {
  return run.step === undefined ? '' : ` at "${run.step.keyword} ${run.step.text}"`;
}

function seenBy(run: ScenarioRun): string {
  return run.finding === undefined
    ? 'no finding was handed over'
    : `expected ${run.finding.expected}, seen ${run.finding.seen}`;
}
