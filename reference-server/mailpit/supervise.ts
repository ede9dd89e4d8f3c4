/** Starting a program that ends with this one, however this one ends. */
import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Runs a program in a folder of its own and outlives neither it nor the pipe on its standard input.
 *
 * The pipe's other end is held by Node alone, so that the kernel closes it even when Node is killed outright; then the
 * loop ends and the program is killed. It is the shell's own child, so its number cannot have gone to another program.
 * The folder goes with it, which is why the shell makes it: Node may not live to remove it. The shell itself is silent, since
 * a word on a pipe whose reader is dead would end it before that.
 */
const WRAPPER = `
folder=$(mktemp -d "\${TMPDIR:-/tmp}/second-factor-conformance.XXXXXX") || exit 1
exec 3<&0
( cd "$folder" && exec "$@" ) </dev/null 3<&- &
program=$!
exec >/dev/null 2>&1
( while read -r _; do :; done; kill -KILL "$program" ) <&3 &
watcher=$!
exec 3<&-
wait "$program"
status=$?
kill "$watcher"
rm -rf "$folder"
exit "$status"
`;

export interface Supervised {
  /** Ends the program and its folder, and resolves when both are gone. */
  stop(): Promise<void>;
  /** Resolves when the program has ended, by itself or by \`stop\`: its exit status, or null when it never ran. */
  ended: Promise<number | null>;
  /** The last lines that it wrote, for an error message. */
  log(): string;
}

/** Characters of the program's output that are kept. */
const LOG_LENGTH = 4000;

/**
 * Starts a program whose current folder is a fresh one that is removed at its end.
 * @param executable an absolute path
 * @param env what it finds in its environment beside what is in this one's: the place for secrets, which arguments are not. What the
 *   user has set for a Mailpit of their own, by names that begin with MP_, is not for this one: it could close its doors, or move them.
 */
export function supervise(executable: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Supervised {
  // In a session of its own: a Ctrl-C in the terminal is for whoever started this, who then stops the program.
  const shell = spawn('/bin/sh', ['-c', WRAPPER, 'sh', executable, ...args], {
    stdio: 'pipe',
    detached: true,
    env: { ...withoutMailpitsOwn(process.env), ...env },
  });
  let log = '';
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-LOG_LENGTH);
    });
  }
  // Written to by nobody; an error on it only says that the shell has gone, which 'close' says too.
  shell.stdin.on('error', () => {});
  const ended = endOf(shell);
  void ended.then(() => shell.stdin.destroy());
  return {
    ended,
    log: () => log.trim(),
    async stop() {
      shell.stdin.end();
      await ended;
    },
  };
}

function withoutMailpitsOwn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('MP_')));
}

function endOf(shell: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    shell.once('error', () => resolve(null));
    shell.once('close', (status) => resolve(status));
  });
}
