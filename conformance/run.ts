/** What is known of a scenario that ran, and how the runs of one scenario belong together. */
import type { Evidence } from './evidence.ts';
import type { ScenarioResult, ScenarioStatus } from './scenario-result.ts';

/** One run of a scenario. Under `--repeat-each` and `--retries` a scenario has several. */
export type ScenarioRun = ScenarioResult & {
  /** In milliseconds. */
  readonly durationMs: number;
  /** What it handed over for the report, if anything. */
  readonly evidence?: Evidence;
};

/** From the one that says most to the one that says least. */
const weight: readonly ScenarioStatus[] = ['failed', 'error', 'blocked', 'passed', 'skipped'];

/** What identifies a scenario. */
export function scenarioKey(scenario: { readonly file: string; readonly line: number }): string {
  return `${scenario.file}:${scenario.line}`;
}

/** The runs by scenario, in the order in which the scenarios first ran. */
export function groupByScenario(runs: readonly ScenarioRun[]): ScenarioRun[][] {
  const groups = new Map<string, ScenarioRun[]>();
  for (const run of runs) groups.set(scenarioKey(run), [...(groups.get(scenarioKey(run)) ?? []), run]);
  return [...groups.values()];
}

/** The run that says most of a scenario: a finding before an error, an error before what went well. */
export function worstRun(runs: readonly ScenarioRun[]): ScenarioRun | undefined {
  return [...runs].sort((a, b) => weight.indexOf(a.status) - weight.indexOf(b.status))[0];
}

/**
 * Whether the reruns of a scenario tell different things of the portal. A rerun that ended in an error tells nothing of it,
 * and is reported as the error that it is.
 */
export function isUnstable(runs: readonly Pick<ScenarioRun, 'status'>[]): boolean {
  return new Set(runs.map((run) => run.status).filter((status) => status !== 'error')).size > 1;
}
