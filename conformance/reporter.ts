/**
 * The verdict as a Playwright reporter: in a configuration `['./conformance/reporter.ts']`, over the blobs of shards
 * `npx playwright merge-reports --reporter ./conformance/reporter.ts`.
 */
import type { FullConfig, FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { conclude, type Conclusion } from './conclude.ts';
import { knownOf, type EndedScenario } from './ended.ts';
import { endedTest, errorMessage } from './from-playwright.ts';
import { kitRoot } from './kit.ts';
import { metadataKey } from './metadata.ts';
import { readScenarios } from './scenarios.ts';

export interface ReporterOptions {
  /** The folder that has package.json and features/; the kit's own unless it is said. */
  kitRoot?: string;
  /** Set by Playwright: `list` when tests are only listed, `merge` over the blobs of shards, else `test`. */
  _mode?: string;
}

/**
 * What Playwright calls an error and is none: that nothing matched is told in the kit's own words, with what to do; and who asks to
 * stop at the first failure is told which rows did not run.
 */
const asAskedFor = /^No tests found$|^Testing stopped early after \d+ maximum allowed failures/u;

export default class ConformanceReporter implements Reporter {
  readonly #kitRoot: string;
  readonly #mode: string;
  readonly #tests: { test: TestCase; result: TestResult }[] = [];
  readonly #errors: string[] = [];
  #config: FullConfig | undefined;

  constructor(options: ReporterOptions = {}) {
    this.#kitRoot = options.kitRoot ?? kitRoot;
    this.#mode = options._mode ?? 'test';
  }

  /** The summary stands at the end only: Playwright shall show how the run goes on. */
  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig): void {
    this.#config = config;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#tests.push({ test, result });
  }

  onError(error: TestError): void {
    const message = errorMessage(error);
    if (!asAskedFor.test(message)) this.#errors.push(message);
  }

  onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    if (this.#mode === 'list') return Promise.resolve(undefined);
    const failure = this.#conclude(result);
    if (failure !== undefined) return this.#fail(failure);
    // Tests that failed only where the verdict allows for it, such as those of a waived row, do not fail the run.
    return Promise.resolve(result.status === 'failed' ? { status: 'passed' } : undefined);
  }

  /** The status that is handed back is not looked at when reports are merged: there, only an error leads to exit code 1. */
  #fail(failure: string): Promise<{ status: 'failed' }> {
    return this.#mode === 'merge' ? Promise.reject(new Error(failure)) : Promise.resolve({ status: 'failed' });
  }

  /** Writes report and summary; hands back why the run fails, or undefined if it does not. */
  #conclude(result: FullResult): string | undefined {
    try {
      const { report, summary } = this.#report(result);
      process.stdout.write(`\n${summary}\n`);
      return report.exitCode === 0 ? undefined : report.verdictText;
    } catch (error) {
      const reason = `could not test: ${error instanceof Error ? error.message : String(error)}`;
      process.stderr.write(`${reason}\n`);
      return reason;
    }
  }

  #report(result: FullResult): Conclusion {
    const scenarios = readScenarios(this.#kitRoot);
    const known = this.#tests
      .map(({ test, result }) => endedTest(test, result, scenarios))
      .filter((ended): ended is EndedScenario => ended !== undefined)
      .map(knownOf);
    const runs = known.flatMap(({ run }) => run ?? []);
    return conclude({
      kitRoot: this.#kitRoot,
      metadata: this.#config?.metadata[metadataKey],
      metadataSource: `metadata.${metadataKey} of the Playwright configuration`,
      scenarios,
      runs,
      setupProblems: [
        ...this.#errors,
        ...known.flatMap(({ setupProblem }) => setupProblem ?? []),
        ...this.#endProblems(result),
      ],
      mustBeComplete: this.#mode === 'merge',
      // A shard may be left with nothing, when there are more of them than files.
      mayBeEmpty: Boolean(this.#config?.shard),
      startedAt: result.startTime,
      finishedAt: new Date(result.startTime.getTime() + result.duration),
      env: process.env,
      colours: process.stdout.isTTY && process.stdout.hasColors(),
    });
  }

  #endProblems({ status }: FullResult): string[] {
    if (status === 'interrupted') return ['The run was interrupted: run it again to its end.'];
    if (status === 'timedout')
      return ['The run took longer than the configuration allows all of it: raise globalTimeout or shard it.'];
    return [];
  }
}
