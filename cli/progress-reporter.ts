/**
 * Progress for the one who waits for a verdict: which scenario is done, how it ended, and what stopped it when that is met for the first
 * time. What went wrong is told in whole by the summary at the end; `npx playwright test` has Playwright's own reporter with the kit's
 * stack traces instead.
 */
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { scenarioResultAnnotation } from '../conformance/scenario-result.ts';
import { requirementIdsOf } from '../conformance/scenarios.ts';
import { FirstMet } from './first-met.ts';

/** Of what went well every tenth line is enough in a log, and one now and then where scenarios take long. */
const scenariosBetween = 10;
const millisecondsBetween = 15_000;

export default class ProgressReporter implements Reporter {
  #total = 0;
  #done = 0;
  #lastTold = Date.now();
  readonly #firstMet = new FirstMet();
  readonly #tty = process.stderr.isTTY;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#total = suite.allTests().length;
    if (this.#total > 0) process.stderr.write(`${this.#total} scenario${this.#total === 1 ? '' : 's'}\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#done += 1;
    const ended = result.status === 'passed' ? '' : ` (${result.status === 'skipped' ? 'not tested' : 'did not pass'})`;
    const [id = ''] = requirementIdsOf(test.tags);
    const line = `[${this.#done}/${this.#total}] ${id} ${test.title}${ended}`;
    if (this.#tty) {
      // What the next line takes the place of must fit one; what stays says how it ended.
      const shown = ended === '' ? line.slice(0, (process.stderr.columns || 80) - 1) : `${line}\n`;
      process.stderr.write(`\r\u001b[2K${shown}`);
    } else if (ended !== '' || this.#isDue()) {
      process.stderr.write(`${line}\n`);
      this.#lastTold = Date.now();
    }
    const why = result.status === 'passed' || result.status === 'skipped' ? undefined : this.#whatIsNew(result);
    if (why !== undefined) process.stderr.write(`    ${why}\n`);
  }

  #isDue(): boolean {
    const isLongAgo = Date.now() - this.#lastTold > millisecondsBetween;
    return isLongAgo || this.#done % scenariosBetween === 0 || this.#done === this.#total;
  }

  #whatIsNew({ annotations }: TestResult): string | undefined {
    const handedOver = annotations.findLast(({ type }) => type === scenarioResultAnnotation)?.description;
    return handedOver === undefined ? undefined : this.#firstMet.tell(handedOver);
  }

  /** What a scenario or the set-up writes is shown as it is; it comes between two lines of progress. */
  onStdOut(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onEnd(): void {
    if (this.#tty && this.#done > 0) process.stderr.write('\r\u001b[2K');
  }
}
