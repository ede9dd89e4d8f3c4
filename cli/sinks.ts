/** `sinks`: the channels alone, on fixed ports, with the settings to paste into a portal. */
import { SetupError } from '../fixtures/finding.ts';
import { runUntilEnded } from '../reference-server/life-cycle.ts';
import { tokenVariable } from './services/attach.ts';
import { fixedPorts } from './services/fixed-ports.ts';
import { type Exposure, startMailRoom } from './services/mail-room.ts';

export interface SinksOptions {
  port: string;
  listen?: string;
}

/** Ends this process when it is ended itself. */
export async function sinks({ port, listen }: SinksOptions): Promise<void> {
  const exposure = listen === undefined ? {} : { exposure: exposureOf(listen) };
  await runUntilEnded(() => startMailRoom({ ports: fixedPorts(port), ...exposure }));
}

/** @throws SetupError without a token: what listens beyond loopback takes no message without one */
function exposureOf(host: string): Exposure {
  const token = process.env[tokenVariable];
  if (token === undefined || token === '') {
    throw new SetupError(
      `--listen ${host} lets others reach the channels, and ${tokenVariable}, the token that keeps them out, is not set.`,
      `Set it to a secret of your own, such as what "openssl rand -hex 16" writes, and start again.`,
    );
  }
  return { host, token, variable: tokenVariable };
}
