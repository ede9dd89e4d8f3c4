/** Running what is measured, one program at a time; a signal to the bench ends the one that runs, and then the bench. */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { kitRoot } from '../../conformance/kit.ts';
import { SetupError } from '../../fixtures/finding.ts';

/** The bench was told to stop. */
export class Stopped extends Error {
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`stopped by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

let running: ChildProcess | undefined;
let stopped: Stopped | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = new Stopped(signal);
    // A Ctrl-C at the terminal has reached the program already; a second one would cut its cleaning up short.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) running?.kill(signal);
  });
}

/** @throws Stopped once the bench was told to stop */
export function throwIfStopped(): void {
  if (stopped !== undefined) throw stopped;
}

export interface Ran {
  code: number | null;
  /** When the program was started, and its lines with the time of each, as of `Date.now()`. */
  startedAt: number;
  lines: { at: number; text: string }[];
}

/**
 * Runs a program in the kit's folder to its end; its output is kept and not shown.
 *
 * @param command Node's arguments, or the name of another program with its arguments
 * @throws Stopped when the bench was told to stop meanwhile
 */
export async function runProgram(
  command: { node: readonly string[] } | { program: string; args: readonly string[] },
  env: NodeJS.ProcessEnv,
): Promise<Ran> {
  throwIfStopped();
  const [program, args] = 'node' in command ? [process.execPath, command.node] : [command.program, command.args];
  // The channel closes when the bench is gone, in whatever way, by which a program of the kit knows.
  const stdio = ['ignore', 'pipe', 'pipe', ...('node' in command ? (['ipc'] as const) : [])] as const;
  const startedAt = Date.now();
  const child = spawn(program, args, { cwd: kitRoot, env: { ...process.env, ...env }, stdio: [...stdio] });
  running = child;
  const lines: Ran['lines'] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (text) => lines.push({ at: Date.now(), text }));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  running = undefined;
  throwIfStopped();
  return { code, startedAt, lines };
}

/** What is said when a run that should have gone well did not. */
export function wentWrong(what: string, { code, lines }: Ran): SetupError {
  const said = lines.map(({ text }) => text).slice(-15);
  return new SetupError(
    `${what} ended with exit code ${String(code)}, so there is nothing to measure:\n${said.join('\n')}\n`,
    'See npm run conformance -- --grep @CORE-25.',
  );
}
