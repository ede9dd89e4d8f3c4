/** What was not the same every time, in the report of a run that repeated its scenarios. */
import type { Report, ReportedScenario } from '../../conformance/report.ts';

export interface Steadiness {
  /** How many scenario runs there were. */
  runs: number;
  /** Scenarios that did not pass every time; `differs` where they did not even end the same way every time. */
  notPassed: { name: string; requirement: string; statuses: Record<string, number>; differs: boolean; said: string }[];
}

/** Counts the runs of every scenario and names those that did not pass each time. */
export function steadinessOf({ requirements }: Report): Steadiness {
  const scenarios = requirements.flatMap(({ id, scenarios }) => scenarios.map((scenario) => ({ id, scenario })));
  return {
    runs: scenarios.reduce((sum, { scenario }) => sum + statusesOf(scenario).length, 0),
    notPassed: scenarios.flatMap(({ id, scenario }) => {
      const statuses: Record<string, number> = {};
      for (const status of statusesOf(scenario)) statuses[status] = (statuses[status] ?? 0) + 1;
      const seen = Object.keys(statuses);
      if (seen.length === 1 && (seen[0] === 'passed' || seen[0] === 'skipped')) return [];
      const name = `${scenario.file}:${String(scenario.line)}  ${scenario.name}`;
      return [{ name, requirement: id, statuses, differs: seen.length > 1, said: saidBy(scenario) }];
    }),
  };
}

function statusesOf({ reruns, status }: ReportedScenario): readonly string[] {
  return reruns ?? [status];
}

function saidBy({ finding, error }: ReportedScenario): string {
  return finding === undefined ? (error ?? '') : `expected ${finding.expected}, seen ${finding.seen}`;
}
