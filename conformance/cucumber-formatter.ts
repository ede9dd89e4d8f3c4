/**
 * The verdict as a formatter of cucumber-js: `--format ./conformance/cucumber-formatter.ts`. It is told of the target, the
 * claimed profiles and the waivers by JSON in the variable SFC_METADATA.
 */
import { Formatter, type IFormatterOptions } from '@cucumber/cucumber';
import type { Envelope } from '@cucumber/messages';
import { conclude } from './conclude.ts';
import { millisecondsOf, readMessages } from './cucumber.ts';
import { knownOf } from './ended.ts';
import { kitRoot } from './kit.ts';
import { readScenarios } from './scenarios.ts';
import { metadataVariable } from './variables.ts';

export default class ConformanceFormatter extends Formatter {
  static override readonly documentation = 'Tells the verdict on the portal and writes the report.';

  readonly #envelopes: Envelope[] = [];
  readonly #kitRoot: string;

  constructor(options: IFormatterOptions) {
    super(options);
    const named: unknown = options.parsedArgvOptions['kitRoot'];
    this.#kitRoot = typeof named === 'string' ? named : kitRoot;
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => {
      this.#envelopes.push(envelope);
    });
  }

  override async finished(): Promise<void> {
    try {
      this.log(`\n${this.#conclude()}\n`);
    } catch (error) {
      this.log(`\ncould not test: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    await super.finished();
  }

  #conclude(): string {
    const scenarios = readScenarios(this.#kitRoot);
    const { ended, setupProblems } = readMessages(this.#envelopes, scenarios);
    const known = ended.map(knownOf);
    const timeOf = (
      pick: (envelope: Envelope) => { timestamp: { seconds: number; nanos: number } } | undefined,
    ): Date => {
      const timestamp = this.#envelopes.map(pick).find((message) => message !== undefined)?.timestamp;
      return timestamp === undefined ? new Date() : new Date(millisecondsOf(timestamp));
    };
    const { summary } = conclude({
      kitRoot: this.#kitRoot,
      metadata: readVariable(),
      metadataSource: `the variable ${metadataVariable}`,
      scenarios,
      runs: known.flatMap(({ run }) => run ?? []),
      setupProblems: [...setupProblems, ...known.flatMap(({ setupProblem }) => setupProblem ?? [])],
      mustBeComplete: false,
      mayBeEmpty: false,
      startedAt: timeOf(({ testRunStarted }) => testRunStarted),
      finishedAt: timeOf(({ testRunFinished }) => testRunFinished),
      env: process.env,
      colours: false,
    });
    return summary;
  }
}

/** The variable's JSON; undefined if it is not set or no JSON, which the check of the metadata then says. */
function readVariable(): unknown {
  try {
    return JSON.parse(process.env[metadataVariable] ?? '');
  } catch {
    return undefined;
  }
}
