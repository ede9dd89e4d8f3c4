/** From what is known beforehand and what ran to the report: the one way, whichever runner ran it. */
import type { Catalogue, Requirement } from './catalogue.ts';
import { causesOf, type CauseGroup } from './causes.ts';
import { outcomeOf, type RequirementOutcome } from './outcome.ts';
import {
  reportSchema,
  type Kit,
  type Report,
  type ReportedCause,
  type ReportedRequirement,
  type ReportedScenario,
  type TargetRecord,
} from './report.ts';
import type { ProofRecord } from './proof-record.ts';
import { ReportedSteps } from './reported-steps.ts';
import { groupByScenario, scenarioKey, worstRun, type ScenarioRun } from './run.ts';
import { scenariosOf, type Scenario } from './scenarios.ts';
import { verdictOf, type JudgedRow } from './verdict.ts';
import { applyWaiver, waiverProblems, type Waiver } from './waivers.ts';

export interface ReportInput {
  readonly kit: Kit;
  /** The target as it was read. */
  readonly target: TargetRecord;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** The claimed profiles. */
  readonly profiles: readonly string[];
  /** The rows of the claimed profiles. */
  readonly rows: Catalogue;
  /** All scenarios of the features, whether they ran or not. */
  readonly scenarios: readonly Scenario[];
  readonly runs: readonly ScenarioRun[];
  readonly waivers: readonly Waiver[];
  readonly setupProblems: readonly string[];
  /** How the run was started. */
  readonly command?: string | undefined;
  /** What is known of the kit's own power at this version. */
  readonly proof?: ProofRecord | undefined;
}

/**
 * The report of a run. Waivers are held against the day on which it finished, in UTC.
 *
 * @throws ZodError when what was handed in makes no valid report
 */
export function buildReport(input: ReportInput): Report {
  const { rows, waivers } = input;
  const claimed = new Set(rows.map((row) => row.id));
  const scenarios = scenariosOf(rows, input.scenarios);
  const runs = input.runs.filter((run) => claimed.has(run.requirement));
  const complete = ranAll(scenarios, runs);
  const today = input.finishedAt.toISOString().slice(0, 10);
  const unwaived = new Map(rows.map((row) => [row.id, outcomeOf(row, runs)]));
  const setupProblems = [
    ...input.setupProblems,
    ...unknownScenarios(input.scenarios, input.runs),
    ...waiverProblems(waivers, unwaived, today, complete),
  ];
  const judged = rows.map((row) => ({
    row,
    outcome: applyWaiver(row.id, outcomeOf(row, runs), waivers, today),
    own: runs.filter((run) => run.requirement === row.id),
  }));
  const { verdict, text, exitCode } = verdictOf({
    rows: judged.map(({ row, outcome, own }) => judgedRow(row, outcome, own, scenarios)),
    complete,
    setupProblems: setupProblems.length,
  });
  const steps = new ReportedSteps(input.scenarios);
  const requirements = judged.map(({ row, outcome, own }) => reportedRequirement(row, outcome, own, steps));
  return reportSchema.parse({
    schemaVersion: 1,
    kit: input.kit,
    target: input.target,
    startedAt: input.startedAt.toISOString(),
    finishedAt: input.finishedAt.toISOString(),
    profiles: input.profiles,
    complete,
    verdict,
    verdictText: text,
    exitCode,
    requirements,
    causes: causesOf(rows, runs).map(reportedCause),
    setupProblems,
    screens: steps.screens.length > 0 ? steps.screens : undefined,
    waivers,
    command: input.command,
    proof: input.proof,
  });
}

function ranAll(scenarios: readonly Scenario[], runs: readonly ScenarioRun[]): boolean {
  const ran = new Set(runs.map(scenarioKey));
  return scenarios.every((scenario) => ran.has(scenarioKey(scenario)));
}

/** Results that cannot be laid beside the features, as after merging runs of different versions. */
function unknownScenarios(scenarios: readonly Scenario[], runs: readonly ScenarioRun[]): string[] {
  const known = new Set(scenarios.map((scenario) => `${scenario.requirement} ${scenarioKey(scenario)}`));
  const unknown = runs.map((run) => `${run.requirement} ${scenarioKey(run)}`).filter((key) => !known.has(key));
  return [...new Set(unknown)].map(
    (key) =>
      `A result names ${key}, where the features have no such scenario: run all of it anew with one version of the kit.`,
  );
}

function judgedRow(
  row: Requirement,
  { outcome }: RequirementOutcome,
  own: readonly ScenarioRun[],
  scenarios: readonly Scenario[],
): JudgedRow {
  const known = scenarios.filter(({ requirement }) => requirement === row.id);
  return {
    profile: row.profile,
    level: row.level,
    outcome,
    ran: own.length === 0 ? 'none' : ranAll(known, own) ? 'all' : 'some',
    errors: groupByScenario(own).filter((group) => group.some(({ status }) => status === 'error')).length,
  };
}

function reportedRequirement(
  row: Requirement,
  { outcome, reason }: RequirementOutcome,
  own: readonly ScenarioRun[],
  steps: ReportedSteps,
): ReportedRequirement {
  const { id, profile, level, statement, quote, implied } = row;
  const scenarios = groupByScenario(own).flatMap((group) => reportedScenario(group, steps));
  return { id, profile, level, statement, quote, implied, outcome, reason, scenarios };
}

function reportedScenario(group: readonly ScenarioRun[], steps: ReportedSteps): ReportedScenario[] {
  const run = worstRun(group);
  if (run === undefined) return [];
  const { requirement: _row, evidence: _evidence, ...result } = run;
  const scenario = { ...result, steps: steps.of(run) };
  return [group.length > 1 ? { ...scenario, reruns: group.map(({ status }) => status) } : scenario];
}

function reportedCause({ title, cause, requirements, behind, example }: CauseGroup): ReportedCause {
  const { requirement, name, file, line, step, finding } = example;
  return {
    title,
    cause,
    requirements: [...requirements],
    behind: [...behind],
    example: { requirement, name, file, line, step, finding },
  };
}
