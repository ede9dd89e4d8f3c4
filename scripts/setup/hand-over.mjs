// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';

/** What a signal number is added to for an exit code, by the shells' custom. */
const SIGNAL_BASE = 128;

/** Milliseconds between two looks whether npm is still there. */
const PARENT_WATCH = 1000;

/**
 * Runs the command line in a process of its own, on this terminal, and ends with its exit code.
 *
 * The IPC channel carries no message: it closes when this process ends, by SIGKILL too, and so tells the child to end.
 * @param {{ root: string, args: readonly string[] }} options
 * @returns {Promise<number>} its exit code
 */
export function handOver({ root, args }) {
  // By its address, since Node would look for the bare name in the folder that the user stands in.
  const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, join(root, 'cli', 'main.ts'), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => {
      // Ctrl-C in a terminal reaches the child as well; a second one would mean "at once".
      if (name === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(name);
    });
  }
  // npm tells nobody when it is killed for good; its child then has another parent.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env['npm_lifecycle_event'] !== undefined && process.ppid !== parent) child.kill('SIGTERM');
  }, PARENT_WATCH);
  watch.unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? SIGNAL_BASE + constants.signals[signal ?? 'SIGTERM']));
  });
}
