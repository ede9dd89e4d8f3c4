/** Starting the portal that a target describes, where the kit shall. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../fixtures/finding.ts';
import { kitRoot } from '../../conformance/kit.ts';
import type { LoadedTarget } from '../../fixtures/target/load.ts';
import type { ChannelAddresses, StartedPortal } from '../../fixtures/target/schema.ts';
import { problemsOf } from '../../fixtures/target/problems.ts';
import { refusal } from '../../fixtures/target/refusal.ts';
import { callable, webAddress } from '../../fixtures/target/values.ts';
import { until } from '../../fixtures/until.ts';
import { bareUrl, withCredential } from '../../reference-server/mailpit/api-info.ts';
import { freePorts } from '../../reference-server/mailpit/free-port.ts';
import { startProgram } from './child.ts';

/** For a portal that the kit starts by a command. */
interface CommandOptions {
  /** A file for what it writes. */
  log?: string | undefined;
  /** Ends it. */
  signal?: AbortSignal | undefined;
}

/**
 * Starts the portal, or takes it as it is where the target does not say how.
 *
 * @throws SetupError when it does not answer in time, or when something else answers at its address already
 */
export async function startPortal(
  { target, file }: LoadedTarget,
  channels: ChannelAddresses,
  { log, signal }: CommandOptions = {},
): Promise<StartedPortal> {
  const { start, baseUrl: stated } = target;
  if (start === undefined) return { baseUrl: withoutSlash(stated ?? ''), stop: () => Promise.resolve() };
  if (typeof start === 'function') {
    const started = await startedBy(start, channels);
    return { baseUrl: withoutSlash(started.baseUrl), stop: () => started.stop() };
  }
  const baseUrl = withoutSlash(stated ?? `http://127.0.0.1:${String((await freePorts(1))[0])}`);
  const readyUrl = `${baseUrl}${start.readyPath}`;
  if (await answers(readyUrl)) {
    throw new SetupError(
      `Something answers at ${bareUrl(readyUrl)} before ${target.name} is started.`,
      'End it, or leave out start in the target to test what is there.',
    );
  }
  const cwd = path.resolve(path.dirname(file), start.cwd ?? '.');
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new SetupError(
      `start.cwd in the target leads to ${cwd}, which is no folder.`,
      'Name a folder, from that of the target file.',
    );
  }
  const program = startProgram({
    name: target.name,
    args: [path.join(kitRoot, 'cli/services/guard.mjs'), start.command],
    cwd,
    env: { ...process.env, ...environment(channels), PORT: portOf(baseUrl), ...start.env },
    log,
    signal,
  });
  const ended = (): boolean => program.child.exitCode !== null || program.child.signalCode !== null;
  const ready = await until(Date.now() + start.readyWithin, async () =>
    (await answers(readyUrl)) || ended() ? true : undefined,
  );
  if (ready !== undefined && !ended()) return { baseUrl, stop: () => program.stop() };
  const what = ended()
    ? 'ended before it was ready'
    : `did not answer at ${bareUrl(readyUrl)} within ${String(start.readyWithin / 1000)} s`;
  await program.stop();
  throw new SetupError(
    `${target.name}, started by start.command "${start.command}" in ${cwd}, ${what}:\n${program.output() || '(it wrote nothing)'}\n`,
    'Mend start in the target, or what keeps the portal from starting; the kit sets PORT, SMTP_HOST, SMTP_PORT, TEXT_MESSAGE_URL and LETTER_URL.',
  );
}

async function startedBy(
  start: (channels: ChannelAddresses) => Promise<StartedPortal>,
  channels: ChannelAddresses,
): Promise<StartedPortal> {
  let started: StartedPortal;
  try {
    started = await start(channels);
  } catch (error) {
    throw refusal(error, 'start in the target', 'Run the function by itself to see why.');
  }
  const checked = startedSchema.safeParse(started);
  if (checked.success) return started;
  const problems = problemsOf(checked.error, startedSchema, started, 'what it returned').join('; ');
  throw new SetupError(`start in the target returned what is no started portal: ${problems}.`, 'Mend what it returns.');
}

const startedSchema = z.object(
  {
    baseUrl: webAddress('http://127.0.0.1:3000'),
    stop: callable<StartedPortal['stop']>('() => Promise<void>'),
  },
  { error: 'return { baseUrl, stop }' },
);

/** What the kit has no channel for stays as it is in its own environment. */
function environment(channels: ChannelAddresses): NodeJS.ProcessEnv {
  const stated = {
    SMTP_HOST: channels.smtp?.host,
    SMTP_PORT: channels.smtp && String(channels.smtp.port),
    TEXT_MESSAGE_URL: channels.textMessageUrl,
    LETTER_URL: channels.letterUrl,
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}

/** An address does not say the port that its protocol has anyway. */
function portOf(baseUrl: string): string {
  const { port, protocol } = new URL(baseUrl);
  return port || (protocol === 'https:' ? '443' : '80');
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(...withCredential(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) }));
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/u, '');
}
