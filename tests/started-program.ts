/** A program that a test starts and looks at from outside. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface StartedProgram {
  process: ChildProcess;
  /** The next line on its stdout; rejects, with what it wrote on stderr, when it ends before. */
  line(): Promise<string>;
  /** Resolves when it has ended and all that it wrote was read. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }>;
}

/** In the environment of a program that has a run of its own, and none within the test's. */
export const ownRun = { TEST_WORKER_INDEX: undefined, TEST_PARALLEL_INDEX: undefined };

/** Starts Node with arguments; `ipc` gives it a channel to this process. */
export function startNode(
  args: string[],
  options: { env?: NodeJS.ProcessEnv; ipc?: boolean; cwd?: string } = {},
): StartedProgram {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', ...(options.ipc ? (['ipc'] as const) : [])];
  const child = spawn(process.execPath, args, {
    stdio,
    env: { ...process.env, ...options.env },
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  // A test that took too long is given up with its worker, and what it has started must not outlive that.
  const kill = (): unknown => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const lines = createInterface({ input: child.stdout as Readable })[Symbol.asyncIterator]();
  // Not 'close', which Node does not emit for a child whose channel was closed on this side.
  const ended = Promise.all([once(child, 'exit'), once(child.stderr as Readable, 'close')]).then(
    ([[code, signal]]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      stderr,
    }),
  );
  return {
    process: child,
    ended,
    async line() {
      const next = (await lines.next()) as IteratorResult<string, undefined>;
      if (!next.done) return next.value;
      throw new Error(`The program should have written a line, but it ended: ${JSON.stringify(await ended)}.`);
    },
  };
}
