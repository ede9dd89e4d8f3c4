/** All that a run needs beside the browser: channels, then the portal that sends to them. */
import type { LoadedTarget } from '../../fixtures/target/load.ts';
import { runVariable, type Run } from '../../fixtures/target/run.ts';
import type { ChannelAddresses, StartedPortal } from '../../fixtures/target/schema.ts';
import { bareUrl } from '../../reference-server/mailpit/api-info.ts';
import { startChannels } from './channels.ts';
import { patienceOnceUp, within } from './end.ts';
import { startPortal } from './portal.ts';

export interface Services {
  run: Run;
  /** Where the portal sends to; known to one that the kit starts. */
  addresses: ChannelAddresses;
  /** One line on what was started, for a person. */
  summary: string;
  /** @throws Error when the portal does not end, or does not end in time; the channels are gone by then all the same */
  stop(): Promise<void>;
}

/** Services on their way. */
export interface ComingServices {
  /** Rejects where they cannot be started; what was started by then is ended again. */
  up: Promise<Services>;
  /** Ends what is up, and what is coming up; throws where that may still be there. */
  stop(): Promise<void>;
}

interface Options {
  /** A file for what a portal writes that the kit starts by a command. */
  portalLog?: string;
  /** Ends the programs that are up by then; what is started by a function of the target is waited for. */
  signal?: AbortSignal;
  /** Milliseconds that the portal may take to end. */
  patience?: number;
}

/** Milliseconds for what still comes up to end, which programs do at once; a function of the target may never. */
const patienceComingUp = 5_000;

/** Starts them for who may be stopped before they are up: what a function of the target is still starting has a `stop` only then. */
export function beginServices(loaded: LoadedTarget, options: Omit<Options, 'signal'> = {}): ComingServices {
  const ending = new AbortController();
  const up = startServices(loaded, { ...options, signal: ending.signal });
  return {
    up,
    async stop() {
      ending.abort();
      // Where they did not start, who waits for them tells why.
      const settled = up.catch(() => 'not started' as const);
      const services = await within(patienceComingUp, settled);
      if (services === undefined) throw new Error(`it still comes up after ${String(patienceComingUp / 1000)} s`);
      if (services !== 'not started') await services.stop();
    },
  };
}

/** @throws SetupError when something cannot be started; what was started by then is ended again */
export async function startServices(
  loaded: LoadedTarget,
  { portalLog, signal, patience = patienceOnceUp }: Options = {},
): Promise<Services> {
  const channels = await startChannels(loaded.target, signal);
  try {
    signal?.throwIfAborted();
    const portal = await startPortal(loaded, channels.addresses, { log: portalLog, signal });
    const run: Run = { baseUrl: portal.baseUrl, inboxUrl: channels.inboxUrl, sinksUrl: channels.sinksUrl };
    return {
      run,
      addresses: channels.addresses,
      summary: [
        `portal: ${loaded.target.name} at ${bareUrl(portal.baseUrl)}`,
        ...(channels.inbox === undefined ? [] : [`inbox: ${channels.inbox}`]),
        ...(channels.attachedTo === undefined ? [] : [`attached to the mail room at ${channels.attachedTo}`]),
      ].join(' · '),
      async stop() {
        // What a target's own function throws leaves no inbox and no sinks behind.
        try {
          const ended = await within(patience, endOf(portal));
          if (ended === undefined) throw new Error(`it takes more than ${String(patience / 1000)} s`);
        } finally {
          await channels.stop();
        }
      },
    };
  } catch (error) {
    await channels.stop();
    throw error;
  }
}

async function endOf(portal: StartedPortal): Promise<true> {
  await portal.stop();
  return true;
}

/** Tells this process and all that it starts where the services are. */
export function announce(run: Run): void {
  process.env[runVariable] = JSON.stringify(run);
}
