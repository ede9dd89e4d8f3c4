/** Ending what was started, of which a target's own `stop` is a part: it may throw, and it may never come to an end. */
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds for what is up to end: containers take their time. */
export const patienceOnceUp = 60_000;

/** Ends it. Where it does not let itself be ended, that is told, and takes nothing from what came out. */
export async function endServices(services: { stop(): Promise<void> }): Promise<void> {
  try {
    await services.stop();
  } catch (error) {
    process.stderr.write(
      `What the run had started may still be there (${(error as Error).message}): see what stop in start of the target does.\n`,
    );
  }
}

/** What it comes to in so many milliseconds, else nothing. Until then it keeps the process, which has something to say after it. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const settled = new AbortController();
  const late = delay(milliseconds, undefined, { signal: settled.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    settled.abort();
  }
}
