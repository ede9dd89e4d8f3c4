/** The end of a run, whichever runner ran it: the report is built, written and summed up. */
import { join } from 'node:path';
import { buildReport, type ReportInput } from './build-report.ts';
import { loadCatalogue, requirementsOf, type Catalogue } from './catalogue.ts';
import type { EvidenceByScenario } from './html/view.ts';
import { readKit } from './kit.ts';
import { hashOfKit } from './kit-hash.ts';
import { parseMetadata } from './metadata.ts';
import { proofRecord, readSavedProof } from './saved-proof.ts';
import type { Report } from './report.ts';
import { environmentMask } from './masking.ts';
import { pathForPeople } from './path-for-people.ts';
import { groupByScenario, scenarioKey, worstRun, type ScenarioRun } from './run.ts';
import { scenariosOf, type Scenario } from './scenarios.ts';
import { summaryOf } from './summary.ts';
import { commandVariable, runFolderVariable } from './variables.ts';
import { reportDir, writeReport, writeReportFile } from './write-report.ts';

export interface EndedRun {
  readonly kitRoot: string;
  /** What the configuration told, unchecked, and what errors call it. */
  readonly metadata: unknown;
  readonly metadataSource: string;
  readonly scenarios: readonly Scenario[];
  readonly runs: readonly ScenarioRun[];
  readonly setupProblems: readonly string[];
  /** Whether shards were merged, so that scenarios without a result mean that one was left out. */
  readonly mustBeComplete: boolean;
  /** Whether it is in order that nothing ran. */
  readonly mayBeEmpty: boolean;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly env: NodeJS.ProcessEnv;
  readonly colours: boolean;
}

export interface Conclusion {
  readonly report: Report;
  readonly summary: string;
}

/**
 * Builds the report, puts it in place, and sums it up. Where the environment names the run's folder, the same report is put there too,
 * for who started the run. Whatever goes wrong with that is a set-up problem in the report that is handed back.
 */
export function conclude(ended: EndedRun): Conclusion {
  const input = gather(ended);
  const report = buildReport(input);
  const dir = reportDir(ended.env);
  const written = attempt(() => writeReport(report, dir, evidenceOf(ended.runs)));
  const final = written.problem === undefined ? report : withProblem(input, written.problem);
  const runDir = ended.env[runFolderVariable];
  const copied = runDir ? attempt(() => writeReportFile(final, join(runDir, 'report.json'))) : {};
  const told = copied.problem === undefined ? final : withProblem(input, written.problem, copied.problem);
  return {
    report: told,
    summary: summaryOf(
      told,
      written.value && pathForPeople(written.value.html),
      ended.colours,
      ended.env[commandVariable],
    ),
  };
}

/** That of the run that the report tells of. */
function evidenceOf(runs: readonly ScenarioRun[]): EvidenceByScenario {
  const told = groupByScenario(runs).flatMap((group) => worstRun(group) ?? []);
  return new Map(told.flatMap((run) => (run.evidence ? [[scenarioKey(run), run.evidence] as const] : [])));
}

function gather(ended: EndedRun): ReportInput {
  const { kitRoot, scenarios, startedAt, finishedAt } = ended;
  const mask = environmentMask(ended.env);
  // What a scenario hands over is masked by then; what the runner says of one that handed nothing over is not.
  const runs = ended.runs.map((run) => (run.error === undefined ? run : { ...run, error: mask(run.error) }));
  const catalogue = loadCatalogue(kitRoot);
  const metadata = attempt(() => parseMetadata(ended.metadata, ended.metadataSource));
  const profiles = metadata.value?.profiles ?? ['core'];
  const rows = attempt(() => requirementsOf(catalogue, profiles));
  const proof = attempt(() => proofRecord(readSavedProof(kitRoot), hashOfKit(kitRoot), ranIn(ended, rows.value)));
  const problems = [metadata.problem, rows.problem, proof.problem].filter((problem) => problem !== undefined);
  return {
    kit: readKit(kitRoot),
    target: metadata.value?.target ?? {},
    startedAt,
    finishedAt,
    profiles,
    rows: rows.value ?? catalogue,
    scenarios,
    runs,
    waivers: metadata.value?.waivers ?? [],
    setupProblems: [...ended.setupProblems, ...problems, ...extentProblems(ended, rows.value ?? catalogue)].map(mask),
    command: ended.env[commandVariable],
    proof: proof.value,
  };
}

/** What a complete run did; of a part it cannot be told what it did less. */
function ranIn({ scenarios, runs }: EndedRun, rows: Catalogue = []): Parameters<typeof proofRecord>[2] {
  const ran = new Set(runs.map(scenarioKey));
  const own = scenariosOf(rows, scenarios);
  if (!own.every((scenario) => ran.has(scenarioKey(scenario)))) return undefined;
  return { requirements: rows.map(({ id }) => id), scenarios: own };
}

/** A run of nothing, and merged shards with one left out, must not look like a run that found nothing wrong. */
function extentProblems(ended: EndedRun, rows: Catalogue): string[] {
  if (ended.runs.length === 0) {
    const isTold = ended.mayBeEmpty || ended.setupProblems.length > 0;
    return isTold
      ? []
      : [
          'Nothing ran, as nothing matched: correct what was asked for, such as --grep or the profile (a requirement is asked for as @CORE-05, and a scenario by its name alone).',
        ];
  }
  const ran = new Set(ended.runs.map(scenarioKey));
  const left = scenariosOf(rows, ended.scenarios).filter((scenario) => !ran.has(scenarioKey(scenario))).length;
  if (!ended.mustBeComplete || left === 0) return [];
  return [
    `The merged reports have no result of ${left} scenarios: merge the blobs of all shards of an unfiltered run.`,
  ];
}

function withProblem(input: ReportInput, ...problems: (string | undefined)[]): Report {
  const named = problems.filter((problem) => problem !== undefined);
  return buildReport({ ...input, setupProblems: [...input.setupProblems, ...named] });
}

function attempt<T>(work: () => T): { value?: T; problem?: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
