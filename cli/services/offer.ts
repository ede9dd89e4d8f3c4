/**
 * The services of a run, offered by the command to the runner that it starts: they come up while the runner still loads its
 * configuration. The runner asks for them over the channel between the two.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { environmentMask } from '../../conformance/masking.ts';
import { SetupError } from '../../fixtures/finding.ts';
import type { Services } from './start.ts';

/** Set where the command that started this process offers the services. */
export const offerVariable = 'SFC_SERVICES_OFFERED';

const request = 'Which services are there?';

type Reply = Pick<Services, 'run' | 'summary'> | { problem: string };

/** @returns what tells a runner, when it asks, where the services are, or why there are none */
export function offer(services: Promise<Services>): (runner: ChildProcess) => void {
  const reply = replyOf(services);
  return (runner) => {
    runner.on('message', (message) => {
      // It may have been stopped while they came up.
      if (message === request) void reply.then((told) => runner.connected && runner.send(told, () => undefined));
    });
  };
}

async function replyOf(services: Promise<Services>): Promise<Reply> {
  try {
    const { run, summary } = await services;
    return { run, summary };
  } catch (error) {
    // It goes into the results of a shard, and is read where the secrets of this environment are not known.
    const mask = environmentMask(process.env);
    return { problem: mask(error instanceof SetupError ? error.message : String((error as Error).stack)) };
  }
}

/**
 * In the runner: what the command has started, and ends; nothing where no command offers anything.
 *
 * @throws SetupError when it could not be started
 */
export async function offeredServices(): Promise<Pick<Services, 'run' | 'summary' | 'stop'> | undefined> {
  if (process.env[offerVariable] === undefined || process.send === undefined) return undefined;
  const replied = once(process, 'message') as Promise<[Reply]>;
  // Nothing else may keep this process alive meanwhile.
  process.channel?.ref();
  process.send(request);
  const [reply] = await replied;
  process.channel?.unref();
  if ('problem' in reply) throw new SetupError(reply.problem, '');
  return { ...reply, stop: () => Promise.resolve() };
}
