/** The signals that stop a command: what it has started must be ended first, however often they come. */
import { once } from 'node:events';
import { constants } from 'node:os';

/** Ctrl-C, what other programs send, and a terminal that is closed. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does work that none of these signals cuts short. It has to come to its end by itself: once it was stopped, soon.
 *
 * @param work is told of the first one by the abort, of which it is the reason
 */
export async function heedingStops<T>(work: (stopped: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const hear = (signal: NodeJS.Signals): void => stop.abort(signal);
  for (const signal of stopSignals) process.on(signal, hear);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of stopSignals) process.off(signal, hear);
  }
}

/** As `heedingStops`, for work that makes an exit code: once it was stopped that is the signal's, by the shells' custom. */
export function stoppable(work: (stopped: AbortSignal) => Promise<number>): Promise<number> {
  return heedingStops(async (stopped) => {
    try {
      const code = await work(stopped);
      stopped.throwIfAborted();
      return code;
    } catch (error) {
      if (!stopped.aborted) throw error;
      return 128 + constants.signals[stopped.reason as NodeJS.Signals];
    }
  });
}

/** What it comes to; nothing once it was stopped, and what it comes to then is nobody's. */
export function unlessStopped<T>(stopped: AbortSignal, work: Promise<T>): Promise<T | undefined> {
  // One that has come already is not told again.
  const stop = stopped.aborted ? Promise.resolve(undefined) : once(stopped, 'abort').then(() => undefined);
  return Promise.race([work, stop]);
}
