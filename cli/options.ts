import { type Command, InvalidArgumentError } from 'commander';

/** Set by `run`: progress in place of Playwright's own reporter. */
export const progressVariable = 'SFC_PROGRESS';

export const defaultTarget = 'targets/reference.target.ts';

/** What `run` takes. */
export interface RunOptions {
  target: string;
  profile?: string[];
  grep?: string;
  report?: string;
  defect?: string;
  headed?: boolean;
  ui?: boolean;
  debug?: boolean;
  list?: boolean;
  workers?: string;
  shard?: string;
  repeatEach?: string;
  maxFailures?: string;
  trace?: string;
  evidence?: boolean;
}

/** Those of Playwright's own flags that are passed on; others are refused, so that a run means what its report says. */
export const passedOn = {
  grep: '--grep',
  headed: '--headed',
  ui: '--ui',
  debug: '--debug',
  list: '--list',
  workers: '--workers',
  shard: '--shard',
  repeatEach: '--repeat-each',
  maxFailures: '--max-failures',
  trace: '--trace',
} as const satisfies Partial<Record<keyof RunOptions, string>>;

/** Gives a command the options of a run; what they come to is `RunOptions`. */
export function addRunOptions(command: Command): Command {
  return command
    .option('--target <file>', 'the target file that describes the portal', defaultTarget)
    .option('--profile <name...>', 'only these of the profiles that the target claims')
    .option('--grep <pattern>', 'only scenarios whose name or tag matches, such as @CORE-05', scenarioPattern)
    .option('--report <folder>', 'where the report goes', 'conformance-report')
    .option(
      '--defect <id>',
      'break the reference portal in one known way, to see it caught; npm run prove -- --list has their ids',
    )
    .option('--headed', 'show the browser')
    .option('--ui', "Playwright's UI mode")
    .option('--debug', "Playwright's inspector")
    .option('--list', 'only list the scenarios')
    .option('--workers <n>', 'how many scenarios at the same time', wholeNumber)
    .option('--shard <x/y>', 'one part of the scenarios, such as 1/2', part)
    .option('--repeat-each <n>', 'run each scenario so many times', wholeNumber)
    .option('--max-failures <n>', 'stop after so many failures', wholeNumber)
    .option('--evidence', 'keep a filmstrip of every scenario in the report (SFC_EVIDENCE=1 does the same)')
    .option(
      '--trace <mode>',
      "keep Playwright's traces in the run's folder under test-results, with passwords and codes in clear: on, off, retain-on-failure",
      traceMode,
    );
}

/**
 * A pattern for the names of scenarios, which their tags come after. A run prints the row before the name, so that what was copied from
 * there would match nothing: the name alone is looked for.
 */
export function scenarioPattern(value: string): string {
  return value.replace(/^@?[A-Z][A-Z0-9]*-\d+ +(?=\S)/u, '');
}

/** A number on the command line, as it was written. */
export function wholeNumber(value: string): string {
  if (/^[1-9]\d*$/u.test(value)) return value;
  throw new InvalidArgumentError('Write a whole number, 1 or more.');
}

function part(value: string): string {
  const [, current, total] = /^([1-9]\d*)\/([1-9]\d*)$/u.exec(value) ?? [];
  if (Number(current) <= Number(total)) return value;
  throw new InvalidArgumentError('Write which part of how many, such as 1/2.');
}

function traceMode(value: string): string {
  if (['on', 'off', 'retain-on-failure'].includes(value)) return value;
  throw new InvalidArgumentError('Write on, off or retain-on-failure.');
}
