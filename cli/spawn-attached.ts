import { type ChildProcess, spawn } from 'node:child_process';
import { stopSignals } from './stop-signals.ts';

/** Milliseconds for a runner to end in an orderly way. */
const patience = 10_000;

/**
 * Runs Node with these arguments on this terminal, until it ends. The IPC channel closes when this process is gone, in whatever
 * way, by which the child knows.
 *
 * @param meet gets the child, to talk with it over that channel
 * @returns its exit code, 130 when a signal ended it
 */
export function spawnAttached(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  meet?: (child: ChildProcess) => void,
): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  meet?.(child);
  passSignals(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 130));
  });
}

/** Hands on to a child, until it ends, the signals that stop this process, which they do not end meanwhile. */
export function passSignals(child: ChildProcess): void {
  const pass = (signal: NodeJS.Signals): void => {
    // Playwright waits for ever for a worker that it was about to start just then; a second signal ends it.
    setTimeout(() => child.kill(signal), patience).unref();
    // A Ctrl-C at the terminal has reached the child already; a second one would cut its cleaning up short.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of stopSignals) process.on(signal, pass);
  child.once('exit', () => {
    for (const signal of stopSignals) process.off(signal, pass);
  });
}
