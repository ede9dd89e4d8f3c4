/** Tells how a proof goes on, and makes proof.json of what ran. */
import { writeFileSync } from 'node:fs';
import type { FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { loadCatalogue, requirementsOf } from '../../conformance/catalogue.ts';
import { knownOf, type EndedScenario, type Known } from '../../conformance/ended.ts';
import { endedTest, errorMessage, scenarioOf } from '../../conformance/from-playwright.ts';
import { kitRoot, readKit } from '../../conformance/kit.ts';
import { hashOfKit } from '../../conformance/kit-hash.ts';
import { buildProof, type Subject } from '../../conformance/proof.ts';
import { scenarioKey, type ScenarioRun } from '../../conformance/run.ts';
import { readScenarios, type Scenario } from '../../conformance/scenarios.ts';
import { originalOf, subjectOf } from './features.ts';
import type { Plan } from './plan.ts';
import { proofFolder, readPlan, resultIn } from './run-files.ts';
import { isSettled, keepEnded, readEnded, type EndedSubject } from './so-far.ts';
import { banks } from './subjects.ts';

/** After how many scenarios it is told how far it has come. */
const scenariosBetween = 50;

/** What is known of one defect or variant so far. */
interface Progress {
  left: number;
  interrupted: boolean;
  known: Known[];
}

export default class ProofReporter implements Reporter {
  readonly #plan: Plan = readPlan(proofFolder());
  readonly #scenarios: Scenario[] = readScenarios(kitRoot);
  readonly #hash: string = hashOfKit(kitRoot);
  readonly #startedAt = new Date().toISOString();
  readonly #takenOver: EndedSubject[];
  #keepsAnew: boolean;
  readonly #subjects = new Map<string, Progress>();
  readonly #problems: string[] = [];
  /** Of defects and variants. */
  #done = 0;
  #scenariosDone = 0;
  #scenariosInAll = 0;

  constructor() {
    const { soFar, keepsAnew, takenOver } = this.#plan;
    this.#keepsAnew = keepsAnew;
    this.#takenOver =
      soFar === undefined ? [] : readEnded(soFar, this.#plan).filter(({ id }) => takenOver.includes(id));
    for (const { id, known } of this.#takenOver) this.#subjects.set(id, { left: 0, interrupted: false, known });
    this.#done = this.#takenOver.length;
  }

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: unknown, suite: Suite): void {
    for (const test of suite.allTests().filter((one) => this.#isPlanned(one))) {
      this.#of(subjectOf(test.tags)).left += 1;
      this.#scenariosInAll += 1;
    }
    process.stderr.write(`${this.#scenariosInAll} scenario${this.#scenariosInAll === 1 ? '' : 's'}\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (!this.#isPlanned(test)) return;
    const id = subjectOf(test.tags);
    const progress = this.#of(id);
    progress.left -= 1;
    const ended = endedTest(test, result, this.#scenarios);
    if (ended !== undefined) progress.known.push(knownOf(asSeen(ended)));
    progress.interrupted ||= result.status === 'interrupted';
    if (progress.left === 0) {
      this.#tell(id, progress);
      if (isSettled(progress)) this.#keep(id, progress);
    }
    this.#scenariosDone += 1;
    // A variant takes more than a minute, and several are under way.
    if (this.#scenariosDone % scenariosBetween === 0) {
      process.stderr.write(`${this.#scenariosDone} of ${this.#scenariosInAll} scenarios\n`);
    }
  }

  onError(error: TestError): void {
    this.#problems.push(errorMessage(error));
  }

  onStdOut(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    if (result.status === 'interrupted') this.#problems.push('The proof was interrupted.');
    const { defects, variants, allDefects, allVariants } = this.#plan;
    const proof = buildProof({
      kit: readKit(kitRoot),
      hash: this.#hash,
      startedAt: this.#takenOver.reduce(
        (first, { startedAt }) => (Date.parse(startedAt) < first.getTime() ? new Date(startedAt) : first),
        result.startTime,
      ),
      finishedAt: new Date(result.startTime.getTime() + result.duration),
      complete: allDefects && allVariants && this.#cameToItsEnd(result),
      core: requirementsOf(loadCatalogue(kitRoot), ['core']),
      defects: banks.defects
        .filter(({ id }) => defects.includes(id))
        .map((defect) => ({
          ...this.#subject(defect),
          requirement: defect.requirement,
          scenarios: this.#scenarios.filter(({ requirement }) => requirement === defect.requirement),
        })),
      variants: banks.variants.filter(({ id }) => variants.includes(id)).map((variant) => this.#subject(variant)),
      judgedScenarios: allDefects && result.status !== 'interrupted' ? this.#scenarios : undefined,
      problems: [...this.#problems, ...this.#changed()],
    });
    writeFileSync(resultIn(proofFolder()), JSON.stringify(proof));
    return Promise.resolve({ status: proof.proved ? 'passed' : 'failed' });
  }

  /** A copy of a feature has all scenarios of a row. What is none of the features' is told as that. */
  #isPlanned(test: TestCase): boolean {
    const scenario = scenarioOf(test, this.#scenarios);
    return scenario === undefined || (this.#plan.scenarios[subjectOf(test.tags)] ?? []).includes(scenarioKey(scenario));
  }

  /** A proof that was interrupted, or of which nothing could be started, tells of a part at most. */
  #cameToItsEnd({ status }: FullResult): boolean {
    return status !== 'interrupted' && [...this.#subjects.values()].every(({ left }) => left <= 0);
  }

  /** What ran would be told of by sources that it was not made from. */
  #changed(): string[] {
    return hashOfKit(kitRoot) === this.#hash
      ? []
      : ['Features, steps or fixtures were edited while the proof ran: run it again.'];
  }

  #of(id: string): Progress {
    const progress = this.#subjects.get(id) ?? { left: 0, interrupted: false, known: [] };
    this.#subjects.set(id, progress);
    return progress;
  }

  #subject({ id, summary }: { id: string; summary: string }): Subject {
    const { known } = this.#of(id);
    const keys = this.#plan.scenarios[id] ?? [];
    return {
      id,
      summary,
      scenarios: this.#scenarios.filter((scenario) => keys.includes(scenarioKey(scenario))),
      runs: known.flatMap(({ run }) => run ?? []),
      problems: known.flatMap(({ setupProblem }) => setupProblem ?? []),
    };
  }

  #keep(id: string, { known }: Progress): void {
    const { hash, soFar, scenarios } = this.#plan;
    if (soFar === undefined) return;
    const ended = { hash, id, scenarios: scenarios[id] ?? [], startedAt: this.#startedAt, known };
    keepEnded(soFar, ended, { dropping: this.#keepsAnew ? Object.keys(scenarios) : [] });
    this.#keepsAnew = false;
  }

  #tell(id: string, { known }: Progress): void {
    this.#done += 1;
    const runs = known.flatMap(({ run }) => run ?? []);
    const isDefect = banks.defects.some((defect) => defect.id === id);
    const how = isDefect ? howCaught(runs) : howConformed(runs);
    process.stderr.write(`[${this.#done}/${this.#subjects.size}] ${id}: ${how}\n`);
  }
}

function howCaught(runs: readonly ScenarioRun[]): string {
  const caught = runs.find(({ status }) => status === 'failed');
  if (caught?.step !== undefined)
    return `caught by ${caught.requirement} at "${caught.step.keyword} ${caught.step.text}"`;
  const error = runs.find((run) => run.error !== undefined)?.error;
  return error === undefined ? 'NOT CAUGHT' : `ERROR (${firstLine(error)})`;
}

function howConformed(runs: readonly ScenarioRun[]): string {
  const wrong = runs.find(({ status }) => status !== 'passed');
  if (runs.length > 0 && wrong === undefined)
    return `conforms (${runs.length} scenario${runs.length === 1 ? '' : 's'})`;
  return wrong?.error === undefined ? 'DOES NOT CONFORM' : `ERROR (${firstLine(wrong.error)})`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/**
 * A scenario that a copy of a feature ran, as one of the feature. Where it was marked as one that fails, the mark was set for the finding
 * that it handed over: what it handed over says how it ended.
 */
function asSeen(ended: EndedScenario): EndedScenario {
  return {
    ...ended,
    handedOver: ended.handedOver.map((text) => {
      const result = JSON.parse(text) as { file?: string };
      return JSON.stringify({ ...result, file: originalOf(result.file ?? '') });
    }),
  };
}
