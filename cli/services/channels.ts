/** The channels of a run: those that stand already, or its own inbox and sinks on free ports. */
import path from 'node:path';
import { z } from 'zod';
import { kitRoot } from '../../conformance/kit.ts';
import type { ChannelAddresses, Target } from '../../fixtures/target/schema.ts';
import { findStanding, type Standing } from './attach.ts';
import { readyLine, startProgram, type Running } from './child.ts';

export interface Channels {
  addresses: ChannelAddresses;
  inboxUrl: string | undefined;
  sinksUrl: string | undefined;
  /** Which inbox it is, for the one who reads the summary: `Mailpit v1.30.5`, or the stand-in. */
  inbox: string | undefined;
  /** Address of the mail room whose channels these are, where the run has none of its own. */
  attachedTo?: string;
  /** Ends what was started; does nothing to what stood already. */
  stop(): Promise<void>;
}

const mailServerSchema = z.object({
  kind: z.string(),
  version: z.string().optional(),
  url: z.url(),
  smtpHost: z.string().default('127.0.0.1'),
  smtpPort: z.int(),
});

/**
 * @param signal ends those of the run's own
 * @throws SetupError when one of them does not start, or when SFC_ATTACH cannot be followed
 */
export async function startChannels(target: Target, signal?: AbortSignal): Promise<Channels> {
  const standing = await findStanding(process.env, target.start !== undefined, (why) =>
    process.stderr.write(`${why}\n`),
  );
  return standing === undefined ? startOwn(target, signal) : attach(target, standing);
}

function attach({ channels }: Target, { url, health, inboxUrl }: Standing): Channels {
  const { inbox, sinksUrl } = health;
  const readsInbox = channels.email === 'kit';
  const readsSinks = channels.textMessage === 'kit' || channels.letter === 'kit';
  return {
    addresses: {
      smtp: readsInbox ? { host: inbox.smtpHost, port: inbox.smtpPort } : undefined,
      ...sinkAddresses(channels, readsSinks ? sinksUrl : undefined),
    },
    inboxUrl: readsInbox ? inboxUrl : undefined,
    sinksUrl: readsSinks ? sinksUrl : undefined,
    inbox: readsInbox ? inbox.name : undefined,
    attachedTo: url,
    stop: () => Promise.resolve(),
  };
}

/** None for a channel that the target reads in a way of its own: the portal sends there already. */
function sinkAddresses(
  { textMessage, letter }: Target['channels'],
  sinksUrl: string | undefined,
): Pick<ChannelAddresses, 'textMessageUrl' | 'letterUrl'> {
  return {
    textMessageUrl: typeof textMessage === 'function' ? undefined : sinksUrl,
    letterUrl: typeof letter === 'function' ? undefined : sinksUrl,
  };
}

async function startOwn(target: Target, signal: AbortSignal | undefined): Promise<Channels> {
  const { email, textMessage, letter } = target.channels;
  const running: Running[] = [];
  const start = async (name: string, main: string): Promise<string> => {
    const program = startProgram({
      name,
      args: ['--import', 'tsx', path.join(kitRoot, main)],
      cwd: kitRoot,
      env: { ...process.env, PORT: '0' },
      signal,
    });
    running.push(program);
    return readyLine(program, name);
  };
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((program) => program.stop()));
  };
  try {
    const [mail, sinks] = await Promise.all([
      email === 'kit' ? start('The inbox', 'reference-server/mailpit/main.ts') : undefined,
      textMessage === 'kit' || letter === 'kit' ? start('The sinks', 'reference-server/sinks/main.ts') : undefined,
    ]);
    const mailServer = mail === undefined ? undefined : mailServerSchema.parse(JSON.parse(mail));
    const sinksUrl = sinks === undefined ? undefined : (/https?:\S+/u.exec(sinks)?.[0] ?? '');
    return {
      addresses: {
        smtp: mailServer && { host: mailServer.smtpHost, port: mailServer.smtpPort },
        ...sinkAddresses(target.channels, sinksUrl),
      },
      inboxUrl: mailServer?.url,
      sinksUrl,
      inbox:
        mailServer &&
        (mailServer.kind === 'mailpit' ? `Mailpit ${mailServer.version ?? ''}`.trim() : 'the stand-in for Mailpit'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
