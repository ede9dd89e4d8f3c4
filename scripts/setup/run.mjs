// @ts-check
import { spawn } from 'node:child_process';

/** Characters of output that are kept, of the end of it. */
const OUTPUT_LENGTH = 20_000;

/**
 * Runs the program and ends with its status; ends everything in its process group when its standard input is closed, which
 * the kernel does even when Node is killed outright. Otherwise a second set-up would meet what the first one left running.
 */
const WRAPPER = `
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
( while read -r _; do :; done; kill -KILL 0 ) <&3 >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$program"
status=$?
kill "$watcher"
exit "$status"
`;

/** Milliseconds that a program has to end by itself once it was told to. */
const GRACE = 3000;

/**
 * @typedef {object} RunOptions
 * @property {number} limit milliseconds after which it is stopped
 * @property {AbortSignal} signal stops it as well
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 */

/**
 * Runs a program to its end, with its output kept and not shown.
 *
 * It gets a process group of its own, so that stopping it stops what it started too. (On Windows it may outlive this process.)
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ ok: boolean, output: string }>} not ok: it could not be started, failed, or took too long; the
 *   output says which
 * @throws the reason of `signal`, once the program is gone
 */
export async function run(program, args, { limit, signal, env, cwd }) {
  signal.throwIfAborted();
  const windows = process.platform === 'win32';
  const [file, rest] = windows ? [program, args] : ['/bin/sh', ['-c', WRAPPER, 'sh', program, ...args]];
  const child = spawn(file, rest, { stdio: 'pipe', env, cwd, detached: !windows });
  // Written to by nobody; an error on it only says that the program has gone.
  child.stdin.on('error', () => {});
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-OUTPUT_LENGTH);
    });
  }

  /** @param {NodeJS.Signals} name */
  const kill = (name) => {
    if (child.pid === undefined) return;
    try {
      if (windows) child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // It has ended in the meantime.
    }
  };
  /** @type {NodeJS.Timeout | undefined} */
  let grace;
  const stop = () => {
    kill('SIGTERM');
    grace ??= setTimeout(() => kill('SIGKILL'), GRACE);
  };
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, limit);
  signal.addEventListener('abort', stop);

  /** @type {number | string | null} */
  const status = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, name) => resolve(code ?? name));
  });
  clearTimeout(timer);
  clearTimeout(grace);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (late) output += `\nit was stopped after ${limit / 1000} s`;
  else if (typeof status === 'string') output += `\n${status}`;
  return { ok: status === 0 && !late, output: output.trim() };
}
