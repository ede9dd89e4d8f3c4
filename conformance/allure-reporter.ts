/**
 * Allure's own Playwright reporter, told what the kit knows: the results of a run in Allure's format, put beside its report at the
 * end. In a configuration after the verdict's reporter, whose report says whether the run was a complete one.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { AllureReporter as Allure } from 'allure-playwright';
import { allureResult, droppedFiles, type AboutScenario, type AllureResult } from './allure.ts';
import { loadCatalogue, type Catalogue } from './catalogue.ts';
import { knownOf } from './ended.ts';
import { endedTest } from './from-playwright.ts';
import { kitRoot, readKit } from './kit.ts';
import { environmentMask, type Mask } from './masking.ts';
import { metadataKey, metadataSchema } from './metadata.ts';
import { aboutRun, allurePaths, appendHistory, markFlaky, placeFolder } from './place-allure.ts';
import { reportSchema } from './report.ts';
import { groupByScenario, isUnstable, type ScenarioRun } from './run.ts';
import { readScenarios, requirementIdsOf, type Scenario } from './scenarios.ts';
import { commandVariable, runFolderVariable } from './variables.ts';
import type { Waiver } from './waivers.ts';
import { reportDir } from './write-report.ts';

export interface AllureReporterOptions {
  /** A folder of this run alone, where the results are until its end. */
  resultsDir: string;
  /** The folder that has package.json and features/; the kit's own unless it is said. */
  kitRoot?: string;
  /** Set by Playwright: `list` when tests are only listed. */
  _mode?: string;
}

interface Ran {
  readonly test: TestCase;
  readonly result?: TestResult;
}

export default class AllureReporter extends Allure {
  readonly #resultsDir: string;
  readonly #kitRoot: string;
  readonly #isListing: boolean;
  /** By the uuid of the result that Allure writes of it. */
  readonly #ran = new Map<string, Ran>();
  readonly #uuids = new Map<TestCase, string>();
  readonly #runs = new Map<string, ScenarioRun>();
  readonly #written: AllureResult[] = [];
  readonly #unfinished: Promise<void>[] = [];
  #starting: TestCase | undefined;
  #catalogue: Catalogue = [];
  #scenarios: readonly Scenario[] = [];
  #waivers: readonly Waiver[] = [];
  /** As the verdict's report masks it: what a scenario hands over is masked by then, what the runner says of one is not. */
  readonly #mask: Mask = environmentMask(process.env);

  constructor({ resultsDir, kitRoot: root = kitRoot, _mode }: AllureReporterOptions) {
    super({
      resultsDir,
      // What Playwright did within a step is in its trace; here the sentences stand alone.
      detail: false,
      suiteTitle: false,
      listeners: [
        {
          afterTestResultStart: ({ uuid }) => this.#started(uuid),
          beforeTestResultWrite: (result) => Object.assign(result, this.#resultOf(result as AllureResult)),
        },
      ],
    });
    this.#resultsDir = resultsDir;
    this.#kitRoot = root;
    this.#isListing = _mode === 'list';
  }

  override onBegin(suite: Suite): void {
    if (this.#isListing) return;
    rmSync(this.#resultsDir, { recursive: true, force: true });
    this.#catalogue = loadCatalogue(this.#kitRoot);
    this.#scenarios = readScenarios(this.#kitRoot);
    this.#readMetadata(this.config);
    super.onBegin(suite);
  }

  override onTestBegin(test: TestCase): void {
    this.#starting = test;
    super.onTestBegin(test);
  }

  override onTestEnd(test: TestCase, result: TestResult): Promise<void> {
    const uuid = this.#uuids.get(test);
    if (uuid !== undefined) this.#ran.set(uuid, { test, result });
    // Playwright waits for none of them.
    const written = super.onTestEnd(test, result);
    this.#unfinished.push(written);
    return written;
  }

  override async onEnd(): Promise<void> {
    if (this.#isListing) return;
    await Promise.all(this.#unfinished);
    await super.onEnd();
    try {
      this.#place();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(
        `The results for Allure stay in ${this.#resultsDir}, and not beside the report: ${reason}\n`,
      );
    }
  }

  /** Allure calls back in the midst of `onTestBegin`. */
  #started(uuid: string): void {
    if (this.#starting === undefined) return;
    this.#uuids.set(this.#starting, uuid);
    this.#ran.set(uuid, { test: this.#starting });
  }

  #resultOf(written: AllureResult): AllureResult {
    const ran = this.#ran.get(written.uuid);
    if (ran === undefined) return written;
    const told = allureResult(this.#masked(written), this.#about(ran, written.uuid));
    for (const file of droppedFiles(written, told)) rmSync(join(this.#resultsDir, file), { force: true });
    this.#written.push({ ...told, steps: [], attachments: [] });
    return told;
  }

  #masked(written: AllureResult): AllureResult {
    const { statusDetails } = written;
    if (statusDetails?.message === undefined) return written;
    return { ...written, statusDetails: { ...statusDetails, message: this.#mask(statusDetails.message) } };
  }

  #about({ test, result }: Ran, uuid: string): AboutScenario {
    const ended = result && endedTest(test, result, this.#scenarios);
    const { run, setupProblem } = ended === undefined ? {} : knownOf(ended);
    const error = run?.error ?? setupProblem;
    const told = run ?? (setupProblem === undefined ? undefined : { status: 'error' as const });
    if (run !== undefined) this.#runs.set(uuid, run);
    const id = run?.requirement ?? requirementIdsOf(test.tags)[0];
    const waiver = this.#waivers.find(({ requirement }) => requirement === id);
    const file = run?.file ?? ended?.scenario?.file;
    return {
      row: this.#catalogue.find((row) => row.id === id),
      name: this.#nameOf(ended?.scenario, test),
      where: file === undefined ? test.title : `${file}:${String(run?.line ?? ended?.scenario?.line ?? 1)}`,
      feature: test.parent.titlePath()[3] ?? '',
      tags: test.tags,
      result: told && error !== undefined ? { ...told, error: this.#mask(error) } : told,
      waiver: waiver !== undefined && waiver.expires >= today() ? waiver : undefined,
      again: `${process.env[commandVariable] ?? 'npx playwright test'} --grep @${id ?? ''}`,
    };
  }

  /** Scenarios of one row that share a name are told apart by their order. */
  #nameOf(scenario: Scenario | undefined, test: TestCase): string {
    if (scenario === undefined) return test.title;
    const { requirement, name } = scenario;
    const same = this.#scenarios.filter((other) => other.requirement === requirement && other.name === name);
    return same.length === 1 ? name : `${name} #${String(same.indexOf(scenario) + 1)}`;
  }

  #readMetadata(config: FullConfig): void {
    const metadata = metadataSchema.safeParse(config.metadata[metadataKey]).data;
    this.#waivers = metadata?.waivers ?? [];
    const environmentInfo = aboutRun(metadata?.target ?? {}, metadata?.profiles ?? [], readKit(this.#kitRoot));
    this.options = { ...this.options, environmentInfo };
  }

  #place(): void {
    // A run of nothing leaves what was there.
    if (!existsSync(this.#resultsDir) || this.#written.length === 0) return;
    const unstable = new Set(
      groupByScenario([...this.#runs.values()])
        .filter(isUnstable)
        .flat(),
    );
    markFlaky(
      this.#resultsDir,
      [...this.#runs].filter(([, run]) => unstable.has(run)).map(([uuid]) => uuid),
    );
    const complete = this.#isComplete();
    const paths = allurePaths(reportDir(), complete);
    placeFolder(this.#resultsDir, paths.results);
    if (complete) appendHistory(paths.history, this.#written, Date.now());
  }

  /** As the report of this run says, which the verdict's reporter has put into the run's folder. */
  #isComplete(): boolean {
    const file = join(process.env[runFolderVariable] ?? '', 'report.json');
    return existsSync(file) && (reportSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.complete ?? false);
  }
}

/** In UTC, such as 2026-03-31. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
