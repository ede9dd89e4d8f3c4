/** Programs that serve a run: started, waited for, and gone with this process however it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { SetupError } from '../../fixtures/finding.ts';

export interface Program {
  /** What an error calls it. */
  name: string;
  /** Arguments of Node. */
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** A file that all its output goes to, as it comes. */
  log?: string | undefined;
  /** Stops it. */
  signal?: AbortSignal | undefined;
}

export interface Running {
  child: ChildProcess;
  /** The last lines that it wrote. */
  output(): string;
  stop(): Promise<void>;
}

const keptLines = 20;

/**
 * Starts a program with an IPC channel, whose closing tells it that this process is gone. It stands in a process group of its
 * own: a Ctrl-C at the terminal ends this process, which then ends the program in its turn.
 */
export function startProgram({ name, args, env = process.env, cwd, log, signal }: Program): Running {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
    env,
    ...(cwd === undefined ? {} : { cwd }),
  });
  const lines: string[] = [];
  const file = log === undefined ? undefined : createWriteStream(log);
  // A log that cannot be written takes nothing from the run.
  file?.on('error', () => undefined);
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      file?.write(`${line}\n`);
      lines.splice(0, Math.max(0, lines.length - keptLines));
    });
  }
  child.on('error', (error) => lines.push(`${name}: ${error.message}`));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    if (child.connected) child.disconnect();
    await exited;
  };
  signal?.addEventListener('abort', () => void stop(), { once: true });
  return { child, output: () => lines.join('\n'), stop };
}

/**
 * The first line that the program writes: by it the kit's own programs say that they are ready, and where.
 *
 * @throws SetupError when it ends before
 */
export async function readyLine(program: Running, name: string): Promise<string> {
  const { stdout } = program.child;
  if (stdout === null) throw new Error(`${name} has no output`);
  const lines = createInterface({ input: stdout });
  const line = once(lines, 'line').then(([text]: unknown[]) => String(text));
  const ended = once(program.child, 'exit').then(() => undefined);
  const ready = await Promise.race([line, ended]);
  if (ready !== undefined) return ready;
  throw new SetupError(
    `${name} did not start: ${program.output() || 'it wrote nothing'}.`,
    'Mend that, then run again.',
  );
}
