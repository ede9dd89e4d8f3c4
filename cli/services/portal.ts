/** Starting the portal that a target describes, where the kit shall. */
import path from 'node:path';
import { SetupError } from '../../fixtures/finding.ts';
import { kitRoot } from '../../conformance/kit.ts';
import type { LoadedTarget } from '../../fixtures/target/load.ts';
import type { ChannelAddresses, StartedPortal } from '../../fixtures/target/schema.ts';
import { until } from '../../fixtures/until.ts';
import { freePorts } from '../../reference-server/mailpit/free-port.ts';
import { startProgram } from './child.ts';

/**
 * Starts the portal, or takes it as it is where the target does not say how.
 *
 * @throws SetupError when it does not answer in time, or when something else answers at its address already
 */
export async function startPortal({ target, file }: LoadedTarget, channels: ChannelAddresses): Promise<StartedPortal> {
  const { start, baseUrl: stated } = target;
  if (start === undefined) return { baseUrl: withoutSlash(stated ?? ''), stop: () => Promise.resolve() };
  if (typeof start === 'function') {
    const started = await start(channels);
    return { ...started, baseUrl: withoutSlash(started.baseUrl) };
  }
  const baseUrl = withoutSlash(stated ?? `http://127.0.0.1:${String((await freePorts(1))[0])}`);
  const readyUrl = `${baseUrl}${start.readyPath}`;
  if (await answers(readyUrl)) {
    throw new SetupError(
      `Something answers at ${readyUrl} before ${target.name} is started.`,
      'End it, or leave out start in the target to test what is there.',
    );
  }
  const program = startProgram({
    name: target.name,
    args: [path.join(kitRoot, 'cli/services/guard.mjs'), start.command],
    cwd: path.resolve(path.dirname(file), start.cwd ?? '.'),
    env: { ...process.env, ...environment(channels), PORT: new URL(baseUrl).port, ...start.env },
  });
  const ended = (): boolean => program.child.exitCode !== null || program.child.signalCode !== null;
  const ready = await until(Date.now() + start.readyWithin, async () =>
    (await answers(readyUrl)) || ended() ? true : undefined,
  );
  if (ready !== undefined && !ended()) return { baseUrl, stop: () => program.stop() };
  const what = ended()
    ? 'ended before it was ready'
    : `did not answer at ${readyUrl} within ${String(start.readyWithin / 1000)} s`;
  await program.stop();
  throw new SetupError(
    `${target.name}, started by "${start.command}", ${what}:\n${program.output() || '(it wrote nothing)'}\n`,
    'Run the command by itself to see why.',
  );
}

function environment(channels: ChannelAddresses): NodeJS.ProcessEnv {
  return {
    SMTP_HOST: channels.smtp?.host,
    SMTP_PORT: channels.smtp && String(channels.smtp.port),
    TEXT_MESSAGE_URL: channels.textMessageUrl,
    LETTER_URL: channels.letterUrl,
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/u, '');
}
