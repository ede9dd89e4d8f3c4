/**
 * The proof of the kit, `proof.json`: which defects the scenarios of their requirement caught, which variants they passed, and
 * which checks a defect has failed. Its schema, and how it follows from what ran.
 */
import { z } from 'zod';
import { buildReport } from './build-report.ts';
import type { Catalogue } from './catalogue.ts';
import { transcriptRequirement } from './features-check.ts';
import { kitSchema, type Kit } from './report.ts';
import { scenarioKey, type ScenarioRun } from './run.ts';
import { stepSchema, type ScenarioResult } from './scenario-result.ts';
import { scenariosOf, type Scenario } from './scenarios.ts';
import { verdictSchema } from './verdict.ts';

/** A finding, and where it stood. */
const placedFindingSchema = z.strictObject({
  requirement: z.string(),
  scenario: z.string().describe('its name'),
  file: z.string().describe("path of the feature file from the kit's root"),
  line: z.int().positive().describe("1-based line of the scenario, of the example's row in an outline"),
  step: stepSchema,
  message: z.string().describe('what was expected, what was seen, what to do next, a line each'),
});
export type PlacedFinding = z.infer<typeof placedFindingSchema>;

const provedDefectSchema = z.strictObject({
  id: z.string(),
  requirement: z.string(),
  summary: z.string().describe('what a person would notice'),
  ran: z.int().nonnegative().describe('how many of its scenarios have a result'),
  caught: z.boolean().describe('by a finding at a When or a Then of a scenario of its requirement'),
  scenario: z.string().optional().describe('the first that caught it'),
  step: z.string().optional().describe('where that stood'),
  message: z.string().describe('what was found there; if it was not caught, how the scenarios ended instead'),
  catches: z.array(placedFindingSchema).describe('all that caught it'),
  errors: z.array(z.string()).describe('what went wrong that is not the portal’s'),
});
export type ProvedDefect = z.infer<typeof provedDefectSchema>;

const provedVariantSchema = z.strictObject({
  id: z.string(),
  summary: z.string().describe('what is different'),
  ran: z.int().nonnegative().describe('how many of its scenarios have a result'),
  verdict: verdictSchema,
  verdictText: z.string().describe('the verdict with its extent'),
  conforms: z.boolean().describe('whether nothing was found and nothing went wrong'),
  findings: z.array(placedFindingSchema),
  errors: z.array(z.string()),
});
export type ProvedVariant = z.infer<typeof provedVariantSchema>;

const provedCheckSchema = z.strictObject({
  requirement: z.string(),
  file: z.string(),
  line: z.int().positive(),
  step: z.string().describe('with the values of the first example'),
  defects: z.array(z.string()).describe('those of which a finding stood here, of what was run'),
});
export type ProvedCheck = z.infer<typeof provedCheckSchema>;

export const proofSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kit: kitSchema,
  hash: z.string().describe('of what was proved: features, steps, fixtures and catalogue'),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  complete: z
    .boolean()
    .describe('whether all defects were run, each until it was caught, and all variants, each on the whole core'),
  proved: z.boolean().describe('whether all that was run came out as it should'),
  defects: z.array(provedDefectSchema),
  variants: z.array(provedVariantSchema),
  checks: z.array(provedCheckSchema).describe('each Then of the core, the transcript aside; if all defects were run'),
  problems: z.array(z.string()).describe('what went wrong with the run itself'),
});
export type Proof = z.infer<typeof proofSchema>;

/** A defect or a variant, and what its scenarios came to. */
export interface Subject {
  readonly id: string;
  readonly summary: string;
  /** Those of its requirement; of a variant, those that were to be run on it. */
  readonly scenarios: readonly Scenario[];
  readonly runs: readonly ScenarioRun[];
  /** What ended and could not be laid beside a scenario. */
  readonly problems: readonly string[];
}

export interface ProofInput {
  readonly kit: Kit;
  readonly hash: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly complete: boolean;
  /** The rows that variants must conform to, and whose checks must be earned. */
  readonly core: Catalogue;
  readonly defects: readonly (Subject & { readonly requirement: string })[];
  readonly variants: readonly Subject[];
  /** All scenarios of the features; undefined when not all defects were run, so that no check can be blamed for what was left out. */
  readonly judgedScenarios: readonly Scenario[] | undefined;
  readonly problems: readonly string[];
}

/** @throws ZodError when what was handed in makes no valid proof */
export function buildProof(input: ProofInput): Proof {
  const defects = input.defects.map(provedDefect);
  const variants = input.variants.map((variant) => provedVariant(variant, input));
  const checks =
    input.judgedScenarios === undefined ? [] : checksOf(input.core, input.judgedScenarios).map(earnedBy(defects));
  const { problems } = input;
  return proofSchema.parse({
    schemaVersion: 1,
    kit: input.kit,
    hash: input.hash,
    startedAt: input.startedAt.toISOString(),
    finishedAt: input.finishedAt.toISOString(),
    complete: input.complete,
    proved: isProved({ defects, variants, checks, problems }),
    defects,
    variants,
    checks,
    problems: [...problems],
  });
}

/**
 * A proof, and what was run after it of the same defects: scenarios that it had left out. Variants are those of the proof.
 *
 * @throws ZodError when the two make no valid proof
 */
export function withRest(proof: Proof, rest: Proof): Proof {
  const defects = proof.defects.map((defect) => {
    const more = rest.defects.find(({ id }) => id === defect.id);
    return more === undefined ? defect : defectWithRest(defect, more);
  });
  const checks = proof.checks.map(earnedBy(defects));
  const problems = [...proof.problems, ...rest.problems];
  const { variants } = proof;
  return proofSchema.parse({
    ...proof,
    finishedAt: rest.finishedAt,
    complete: proof.complete && rest.problems.length === 0,
    proved: isProved({ defects, variants, checks, problems }),
    defects,
    checks,
    problems,
  });
}

function defectWithRest(defect: ProvedDefect, rest: ProvedDefect): ProvedDefect {
  const catches = [...defect.catches, ...rest.catches];
  const told = defect.caught || !rest.caught ? defect : rest;
  return {
    ...told,
    ran: defect.ran + rest.ran,
    message: catches.length > 0 ? told.message : `${defect.message}; ${rest.message}`,
    catches,
    errors: [...defect.errors, ...rest.errors],
  };
}

function isProved({
  defects,
  variants,
  checks,
  problems,
}: Pick<Proof, 'defects' | 'variants' | 'checks'> & { readonly problems: readonly string[] }): boolean {
  return (
    defects.every(({ caught, errors }) => caught && errors.length === 0) &&
    variants.every(({ conforms }) => conforms) &&
    checks.every((check) => check.defects.length > 0) &&
    problems.length === 0
  );
}

/** A check of the features: a Then, whatever the values of its examples. */
export type Check = Omit<ProvedCheck, 'defects'>;

/** Every Then of some rows, the transcript's aside, in the order of the features. */
export function checksOf(rows: Catalogue, scenarios: readonly Scenario[]): Check[] {
  const checks = new Map<string, Check>();
  for (const { requirement, file, steps } of scenariosOf(rows, scenarios)) {
    if (requirement === undefined || requirement === transcriptRequirement) continue;
    for (const { type, keyword, text, line } of steps) {
      const key = `${file}:${line}`;
      if (type === 'then' && !checks.has(key)) checks.set(key, { requirement, file, line, step: `${keyword} ${text}` });
    }
  }
  return [...checks.values()];
}

/** By what of them stands there, whatever was known of the check before. */
function earnedBy(defects: readonly ProvedDefect[]): (check: Check) => ProvedCheck {
  return (check) => ({
    ...check,
    defects: defects
      .filter(({ catches }) => catches.some(({ file, step }) => file === check.file && step.line === check.line))
      .map(({ id }) => id),
  });
}

function provedDefect({
  id,
  requirement,
  summary,
  scenarios,
  runs,
  problems,
}: ProofInput['defects'][number]): ProvedDefect {
  const own = inOrder(runs.filter((run) => run.requirement === requirement));
  const catches = own.filter(({ status, blame }) => status === 'failed' && blame === 'portal').flatMap(placed);
  const [first] = catches;
  const errors = errorsOf(own, problems);
  return {
    id,
    requirement,
    summary,
    ran: own.length,
    caught: first !== undefined,
    ...(first === undefined ? {} : { scenario: first.scenario, step: `${first.step.keyword} ${first.step.text}` }),
    message: first?.message ?? whyNotCaught(own, scenarios.length, errors),
    catches,
    errors,
  };
}

function errorsOf(runs: readonly ScenarioRun[], problems: readonly string[]): string[] {
  const errors = runs
    .filter(({ status }) => status === 'error')
    .map((run) => `${scenarioKey(run)}${atStep(run)}: ${run.error ?? 'no error was handed over'}`);
  return [...errors, ...problems];
}

/** The ends of its scenarios, each said once. */
function whyNotCaught(runs: readonly ScenarioRun[], planned: number, errors: readonly string[]): string {
  const blocked = runs.find(({ status }) => status === 'blocked');
  const count = (status: ScenarioResult['status']): number => runs.filter((run) => run.status === status).length;
  return [
    ...(count('passed') > 0 ? [`nothing was found in ${ofThem(count('passed'), planned)}`] : []),
    ...(blocked === undefined
      ? []
      : [
          `${ofThem(count('blocked'), planned)} ended at a Given, which catches nothing: ${scenarioKey(blocked)}${atStep(blocked)}, ${messageOf(blocked).replaceAll('\n', '; ')}`,
        ]),
    ...(count('skipped') > 0 ? [`${ofThem(count('skipped'), planned)} could not be tested`] : []),
    ...(errors[0] === undefined ? [] : [`an error, which catches nothing: ${errors[0]}`]),
    ...(runs.length === 0 && errors.length === 0 ? ['none of its scenarios was run'] : []),
  ].join('; ');
}

function ofThem(count: number, planned: number): string {
  return planned === 1 ? 'its scenario' : `${count} of its ${planned} scenarios`;
}

function provedVariant({ id, summary, scenarios, runs, problems }: Subject, input: ProofInput): ProvedVariant {
  const ids = new Set(scenarios.map(({ requirement }) => requirement));
  const { verdict, verdictText, exitCode } = buildReport({
    kit: input.kit,
    target: {},
    startedAt: input.startedAt,
    finishedAt: input.finishedAt,
    profiles: ['core'],
    rows: input.core.filter((row) => ids.has(row.id)),
    scenarios,
    runs,
    waivers: [],
    setupProblems: [],
  });
  const findings = inOrder(runs)
    .filter(({ finding }) => finding !== undefined)
    .flatMap(placed);
  const errors = [...errorsOf(runs, problems), ...missing(scenarios, runs)];
  const conforms = exitCode === 0 && errors.length === 0;
  return { id, summary, ran: runs.length, verdict, verdictText, conforms, findings, errors };
}

/** As they stand in the features, whichever ended first. */
function inOrder(runs: readonly ScenarioRun[]): ScenarioRun[] {
  return [...runs].sort((a, b) => scenarioKey(a).localeCompare(scenarioKey(b), 'en', { numeric: true }));
}

/** A variant of which a scenario has no result is not shown to conform. */
function missing(scenarios: readonly Scenario[], runs: readonly ScenarioRun[]): string[] {
  const ran = new Set(runs.map(scenarioKey));
  const left = scenarios.filter((scenario) => !ran.has(scenarioKey(scenario)));
  const [first] = left;
  return first === undefined ? [] : [`${left.length} of its scenarios have no result, such as ${scenarioKey(first)}`];
}

function placed(run: ScenarioRun): PlacedFinding[] {
  const { requirement, name, file, line, step, finding } = run;
  if (step === undefined || finding === undefined) return [];
  return [{ requirement, scenario: name, file, line, step, message: messageOf(run) }];
}

function messageOf({ finding }: ScenarioRun): string {
  if (finding === undefined) return 'no finding was handed over';
  return `expected: ${finding.expected}\nseen: ${finding.seen}\nnext: ${finding.hint}`;
}

function atStep({ step }: ScenarioRun): string {
  return step === undefined ? '' : ` at "${step.keyword} ${step.text}"`;
}
