/** How an executable of this server begins and ends. */

export interface Running {
  /** Printed on stdout, one line, once the thing is ready. */
  ready: string;
  stop(): Promise<void>;
  /** Resolves, with one sentence that says why, when the thing ended by itself. */
  failed?: Promise<string>;
}

/** Exit code for a set-up problem: nothing was started. */
const SETUP_PROBLEM = 2;

/** Exit code for something that had started and then failed. */
const FAILED = 1;

/** The most that a timer takes, in milliseconds. */
const LONGEST_INTERVAL = 2 ** 31 - 1;

/**
 * Starts something, prints its line, and ends it on SIGTERM and SIGINT, and when the program that started this one with
 * an IPC channel goes away. What cannot be started is one line on stderr and exit code 2;
 * what fails later is one line and exit code 1.
 */
export async function runUntilEnded(start: () => Promise<Running>): Promise<void> {
  // Listened for from the start: who ends this while it is still starting must not be missed.
  const ended = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(undefined));
    // `send` is there only with an IPC channel, and stays when the parent has gone already.
    if (process.send !== undefined && !process.connected) resolve(undefined);
    process.once('disconnect', () => resolve(undefined));
  });

  let running: Running;
  try {
    running = await start();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(SETUP_PROBLEM);
  }
  process.stdout.write(`${running.ready}\n`);
  // Node ends a program that waits for nothing but a signal, as this one does when what it is about runs elsewhere.
  setInterval(() => {}, LONGEST_INTERVAL);
  const failure = await Promise.race([ended, running.failed ?? ended]);
  await running.stop();
  if (failure !== undefined) process.stderr.write(`${failure}\n`);
  process.exit(failure === undefined ? 0 : FAILED);
}
