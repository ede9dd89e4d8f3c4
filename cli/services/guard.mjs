// @ts-check
/**
 * Runs one command in a process group of its own and ends the whole group when the kit goes away, in whatever way: by its word,
 * or by the closing of the IPC channel, which a SIGKILL closes too.
 *
 * Arguments: the command, for the shell. Environment and folder are those of this process. It ends as the command ends.
 */
import { spawn } from 'node:child_process';

/** Milliseconds that a command has to end by itself. */
const grace = 3000;

const windows = process.platform === 'win32';
const child = spawn(process.argv[2] ?? '', {
  shell: true,
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: !windows,
});

/** @param {NodeJS.Signals} signal */
function kill(signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

function end() {
  kill('SIGTERM');
  setTimeout(() => {
    kill('SIGKILL');
    process.exit(1);
  }, grace);
}

process.on('SIGTERM', end);
process.on('disconnect', end);
// A Ctrl-C at the terminal is for the kit to act on: it ends this process when it is done with the portal.
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => {
  // What the command left behind in its group goes with it.
  kill('SIGKILL');
  process.exit(signal === null ? (code ?? 1) : 1);
});
