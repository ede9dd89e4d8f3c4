/** Causes: findings that are the same but for values and accounts, each counted once, with what stands behind it. */
import type { Catalogue } from './catalogue.ts';
import { transcriptRequirement } from './features-check.ts';
import type { Cause, FindingData } from './scenario-result.ts';
import { scenarioKey, type ScenarioRun } from './run.ts';

/** A run that has a finding: it failed, or was blocked at a Given. */
export type RunWithFinding = ScenarioRun & { readonly finding: FindingData };

export interface CauseGroup {
  readonly cause: Cause;
  /** `CORE-06, and 19 behind it`: rows are counted, not scenarios. */
  readonly title: string;
  /** Rows that failed with this cause, in the catalogue's order; if only Givens met it, the first row that it blocked. */
  readonly requirements: readonly string[];
  /** Rows that it blocked, and the transcript's unless it has this cause for its own. */
  readonly behind: readonly string[];
  /** The run that shows it best. */
  readonly example: RunWithFinding;
}

/**
 * The causes of a run, in the catalogue's order of the rows that failed first with them.
 *
 * A blocked scenario stands behind the cause that its Given met. The transcript goes the whole way and so meets whatever
 * there is: it stands behind the cause that it met, else behind the first one, and is a cause of its own only if it is alone.
 *
 * @param catalogue all rows, for their order
 */
export function causesOf(catalogue: Catalogue, runs: readonly ScenarioRun[]): CauseGroup[] {
  const withFinding = runs.filter(hasFinding).sort(byCatalogue(catalogue));
  const others = withFinding.filter((run) => run.requirement !== transcriptRequirement);
  const transcript = withFinding.filter((run) => run.requirement === transcriptRequirement);
  if (others.length === 0) return toGroups(groupByCause(transcript));
  const groups = toGroups(groupByCause(others));
  return groups.map((group, index) => {
    const isBehind = transcript.some((run) => placeOf(run, groups) === index);
    return isBehind ? withBehind(group, [...group.behind, transcriptRequirement]) : group;
  });
}

/** A cause's four parts as one key. */
export function causeKey(cause: Cause): string {
  return JSON.stringify([cause.act, cause.subject, cause.expected, cause.fault]);
}

function hasFinding(run: ScenarioRun): run is RunWithFinding {
  return run.finding !== undefined && (run.status === 'failed' || run.status === 'blocked');
}

function byCatalogue(catalogue: Catalogue): (a: ScenarioRun, b: ScenarioRun) => number {
  const ids = catalogue.map((row) => row.id);
  return (a, b) =>
    ids.indexOf(a.requirement) - ids.indexOf(b.requirement) ||
    scenarioKey(a).localeCompare(scenarioKey(b), 'en', { numeric: true });
}

function groupByCause(runs: readonly RunWithFinding[]): RunWithFinding[][] {
  const groups = new Map<string, RunWithFinding[]>();
  for (const run of runs) {
    const key = causeKey(run.finding.cause);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
}

/** Groups with a row that failed come first: what only blocked may yet be explained by one of them. */
function toGroups(groups: readonly (readonly RunWithFinding[])[]): CauseGroup[] {
  const all = groups.flatMap((runs) => toGroup(runs) ?? []);
  const failed = ({ example }: CauseGroup): boolean => example.status === 'failed';
  return [...all.filter(failed), ...all.filter((group) => !failed(group))];
}

function toGroup(runs: readonly RunWithFinding[]): CauseGroup | undefined {
  const failed = runs.filter(({ status }) => status === 'failed');
  const example = failed[0] ?? runs[0];
  if (example === undefined) return undefined;
  const requirements = unique(failed.length > 0 ? failed.map((run) => run.requirement) : [example.requirement]);
  const behind = unique(runs.map((run) => run.requirement)).filter((id) => !requirements.includes(id));
  return withBehind({ cause: example.finding.cause, requirements, example }, behind);
}

function withBehind(group: Omit<CauseGroup, 'title' | 'behind'>, behind: readonly string[]): CauseGroup {
  const names = group.requirements.join(', ');
  return { ...group, behind, title: behind.length === 0 ? names : `${names}, and ${behind.length} behind it` };
}

/** Which group a run of the transcript stands behind: the one that it met, else the first. */
function placeOf(run: RunWithFinding, groups: readonly CauseGroup[]): number {
  const met = groups.findIndex((group) => causeKey(group.cause) === causeKey(run.finding.cause));
  return Math.max(met, 0);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
