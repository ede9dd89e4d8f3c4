/** `prove`: every defect is caught, every variant conforms, and every check is earned. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { styleText } from 'node:util';
import { loadCatalogue, requirementsOf, type Catalogue } from '../conformance/catalogue.ts';
import { kitRoot } from '../conformance/kit.ts';
import { hashOfProof } from '../conformance/kit-hash.ts';
import { proofSchema, withRest, type Proof } from '../conformance/proof.ts';
import { exitCodeOfProof, summaryOfProof } from '../conformance/proof-summary.ts';
import {
  readSavedProof,
  savedProofFile,
  saveProof,
  summaryToSave,
  type SavedProof,
} from '../conformance/saved-proof.ts';
import { readScenarios, scenariosOf, type Scenario } from '../conformance/scenarios.ts';
import { pathForPeople } from '../conformance/path-for-people.ts';
import { writeInPlace } from '../conformance/write-in-place.ts';
import { SetupError } from '../fixtures/finding.ts';
import { targetVariable } from '../fixtures/target/file.ts';
import { bddgen } from './bddgen.ts';
import { defaultTarget } from './options.ts';
import { writeFeatures } from './prove/features.ts';
import { listOf } from './prove/list.ts';
import { pageOf } from './prove/page.ts';
import { chosenOf, deadlineFor, planProof, type Choice, type Plan } from './prove/plan.ts';
import { restOf } from './prove/rest.ts';
import { featuresIn, proofFolderVariable, resultIn, testsIn, writePlan } from './prove/run-files.ts';
import { forgetEnded, readEnded, soFarIn, type EndedSubject } from './prove/so-far.ts';
import { banks } from './prove/subjects.ts';
import { runFolder } from './run-folder.ts';
import { attachVariable } from './services/attach.ts';
import { spawnAttached } from './spawn-attached.ts';

export interface ProveOptions {
  /** Only say what there is. */
  list?: boolean;
  only?: string[];
  defects?: boolean;
  variants?: boolean;
  quick?: boolean;
  save?: boolean;
  resume?: boolean;
  workers?: string;
  report: string;
}

const config = path.join(kitRoot, 'cli/prove/playwright.config.ts');

/**
 * @returns 0 when all came out as it should, 1 when not, 2 when an error of the kit or the set-up leaves it open
 * @throws SetupError when what was asked for is not there, or cannot be saved
 */
export async function prove(options: ProveOptions): Promise<number> {
  if (options.list === true) {
    process.stdout.write(`${listOf(chosenOf(banks, choiceOf(options)))}\n`);
    return 0;
  }
  // Twice the cores: much of the time is spent waiting for what a defective portal leaves out.
  const workers = options.workers ?? String(2 * availableParallelism());
  const scenarios = readScenarios(kitRoot);
  const catalogue = loadCatalogue(kitRoot);
  const core = requirementsOf(catalogue, ['core']);
  const before = savedBefore();
  const chosen = planProof(
    banks,
    scenarios,
    core.map(({ id }) => id),
    choiceOf(options),
    before?.defects?.catching,
  );
  if (options.save === true && !canBeSaved(chosen, options)) {
    throw new SetupError(
      'Of defects only all together are saved, and of variants those that are run on the whole core.',
      'Give --save alone, with --defects, with --variants, or with --only and the ids of variants.',
    );
  }
  const plan = {
    ...chosen,
    deadline: deadlineFor((loadavg()[0] ?? 0) + Number(workers), availableParallelism()),
    ...begin(chosen, options),
  };
  const first = await run(plan, scenarios, workers);
  if (first === undefined) return 2;
  const proof = await withWhatIsLeft(first, plan, scenarios, workers);
  if (proof === undefined) return 2;
  const page = report(proof, path.resolve(options.report), catalogue);
  const exitCode = exitCodeOfProof(proof);
  process.stdout.write(`\n${coloured(summaryOfProof(proof), exitCode === 0)}\n\nMatrix: ${page}\n`);
  if (exitCode === 2) {
    if (plan.soFar !== undefined) tell('What came to its end is kept: the same command with --resume runs the rest.');
    return exitCode;
  }
  if (options.save === true && exitCode === 0) save(proof, scenariosOf(core, scenarios));
  else if (options.save === true) tell('Nothing was saved: mend what is told above, and prove it again.');
  // All of it is in proof.json now.
  if (plan.soFar !== undefined) forgetEnded(plan.soFar, Object.keys(plan.scenarios));
  return exitCode;
}

/** Whether each Then was earned is known of all defects together; what a variant came to stands for itself. */
function canBeSaved({ defects, allDefects }: Pick<Plan, 'defects' | 'allDefects'>, { quick }: ProveOptions): boolean {
  return quick !== true && (allDefects || defects.length === 0);
}

/**
 * Where it begins: with nothing seen, or with what a proof has seen that was stopped.
 *
 * @throws SetupError when there is nothing to go on with by what was asked for
 */
function begin(
  chosen: Pick<Plan, 'scenarios'>,
  options: ProveOptions,
): Pick<Plan, 'hash' | 'soFar' | 'keepsAnew' | 'takenOver'> {
  const keepsAnew = options.resume !== true;
  const hash = hashOfProof(kitRoot);
  if (options.only !== undefined || options.quick === true) {
    if (keepsAnew) return { hash, keepsAnew, takenOver: [] };
    throw new SetupError('A proof of --only some or of the --quick part is not gone on with.', 'Leave out --resume.');
  }
  const soFar = soFarIn(path.resolve(options.report));
  const ended = endedIn(soFar, { hash, scenarios: chosen.scenarios });
  const seen = `${String(ended.length)} of ${String(Object.keys(chosen.scenarios).length)} defects and variants`;
  if (!keepsAnew) {
    tell(ended.length > 0 ? `${seen} were seen before` : 'nothing to go on with was seen at this version: all is run');
    return { hash, soFar, keepsAnew, takenOver: ended.map(({ id }) => id) };
  }
  if (ended.length > 0) tell(`${seen} were seen by a proof that was stopped, and --resume would go on with it`);
  return { hash, soFar, keepsAnew, takenOver: [] };
}

function endedIn(...[file, plan]: Parameters<typeof readEnded>): EndedSubject[] {
  try {
    return readEnded(file, plan);
  } catch (error) {
    throw new SetupError((error as Error).message, 'Remove that file, and prove it from the beginning.', {
      cause: error,
    });
  }
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Goes on where not all came out as it did the last time. */
async function withWhatIsLeft(
  proof: Proof,
  plan: Plan,
  scenarios: readonly Scenario[],
  workers: string,
): Promise<Proof | undefined> {
  const left = restOf(plan, proof, scenarios);
  if (left === undefined) return proof;
  const unearned = proof.checks.filter(({ defects }) => defects.length === 0).length;
  tell(
    `The scenarios that were enough last time leave defects uncaught (${String(left.untilCaught.length)}) or checks unearned (${String(unearned)}): others are run.`,
  );
  const rest = await run(left, scenarios, workers);
  return rest && withRest(proof, rest);
}

/** Runs it; no proof when it did not come to an end that can be told of. */
async function run(plan: Plan, scenarios: readonly Scenario[], workers: string): Promise<Proof | undefined> {
  const folder = runFolder();
  // It may be the second one there.
  for (const dir of [featuresIn(folder), testsIn(folder)]) rmSync(dir, { recursive: true, force: true });
  rmSync(resultIn(folder), { force: true });
  mkdirSync(featuresIn(folder), { recursive: true });
  process.env[proofFolderVariable] = folder;
  process.env[targetVariable] = path.join(kitRoot, defaultTarget);
  // A thousand scenarios belong into nobody's mail room.
  process.env[attachVariable] ??= '0';
  writePlan(folder, plan);
  writeFeatures(folder, plan, scenarios);
  bddgen(['-c', config]);
  const playwright = path.join(kitRoot, 'node_modules/@playwright/test/cli.js');
  // All may have been seen when it was stopped.
  const options = [`--workers=${workers}`, '--pass-with-no-tests'];
  await spawnAttached([playwright, 'test', '-c', config, ...options], process.env);
  const file = resultIn(folder);
  return existsSync(file) ? proofSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Puts proof.json and the page in place: a part of a proof goes beside the last whole one. Gives the path of the page, for a person. */
function report(proof: Proof, folder: string, catalogue: Catalogue): string {
  const dir = proof.complete ? folder : path.join(folder, 'partial');
  const page = path.join(dir, 'proof.html');
  const statements = new Map(catalogue.map(({ id, statement }) => [id, statement]));
  try {
    writeInPlace(path.join(dir, 'proof.json'), `${JSON.stringify(proof, null, 2)}\n`);
    writeInPlace(page, pageOf(proof, statements));
  } catch (error) {
    throw new SetupError(
      `The proof cannot be written to ${dir} (${(error as Error).message}).`,
      'Free the folder for writing, or name another with --report.',
      { cause: error },
    );
  }
  return pathForPeople(page);
}

/** Read before anything is run: an hour later it would be late to say that it is none. */
function savedBefore(): SavedProof | undefined {
  try {
    return readSavedProof(kitRoot);
  } catch (error) {
    throw new SetupError((error as Error).message, '', { cause: error });
  }
}

function save(proof: Proof, scenarios: readonly Scenario[]): void {
  // Not what was there before it was run: another half of the proof may have been saved meanwhile.
  const before = savedBefore();
  try {
    saveProof(kitRoot, summaryToSave(proof, { scenarios, before, variants: banks.variants.map(({ id }) => id) }));
  } catch (error) {
    throw new SetupError((error as Error).message, 'Mend what is told above, and prove it again.', { cause: error });
  }
  process.stdout.write(`Saved to ${savedProofFile}\n`);
}

function choiceOf({ only, defects, variants, quick }: ProveOptions): Choice {
  if (only !== undefined && (defects === true || variants === true || quick === true)) {
    throw new SetupError('--only names those to run, and another option asks for more.', 'Give one or the other.');
  }
  return {
    ...(only === undefined ? {} : { only }),
    ...(quick === undefined ? {} : { quick }),
    ...(defects === true && variants !== true ? { half: 'defects' as const } : {}),
    ...(variants === true && defects !== true ? { half: 'variants' as const } : {}),
  };
}

/** The headline in green or red, where the terminal can. */
function coloured(summary: string, good: boolean): string {
  const { stdout } = process;
  if (!stdout.isTTY || !stdout.hasColors()) return summary;
  const [headline = '', ...rest] = summary.split('\n');
  return [styleText(good ? 'green' : 'red', headline, { validateStream: false }), ...rest].join('\n');
}
