/** Starts the portals of a proof, each on a port of its own, all in this process, with one inbox and one set of sinks. */
import { SetupError } from '../../fixtures/finding.ts';
import { targetFile } from '../../fixtures/target/file.ts';
import { loadTarget } from '../../fixtures/target/load.ts';
import type { ChannelAddresses } from '../../fixtures/target/schema.ts';
import { emailBySmtp } from '../../reference-server/portal/channels/email.ts';
import { lettersByHttp } from '../../reference-server/portal/channels/letter.ts';
import { textMessagesByHttp } from '../../reference-server/portal/channels/text-message.ts';
import { createPortal, type ListeningPortal, type PortalOptions } from '../../reference-server/portal/portal.ts';
import { endWithParent } from '../end-with-parent.ts';
import { startChannels } from '../services/channels.ts';
import { announce } from '../services/start.ts';
import { portalsVariable, proofFolder, readPlan } from './run-files.ts';
import { portalOptionsOf } from './subjects.ts';

endWithParent();

export default async function globalSetup(): Promise<() => Promise<void>> {
  const { target } = await loadTarget(targetFile());
  const channels = await startChannels(target);
  const { defects, variants, takenOver } = readPlan(proofFolder());
  const open = [...defects, ...variants].filter((id) => !takenOver.includes(id));
  const listening = await Promise.all(
    open.map(async (id) => [id, await listen(id, channelsOf(channels.addresses))] as const),
  );
  process.env[portalsVariable] = JSON.stringify(Object.fromEntries(listening.map(([id, { url }]) => [id, url])));
  const baseUrl = listening[0]?.[1].url ?? '';
  announce({ baseUrl, inboxUrl: channels.inboxUrl, sinksUrl: channels.sinksUrl });
  process.stderr.write(
    `${String(listening.length)} portal${listening.length === 1 ? '' : 's'} · inbox: ${channels.inbox ?? 'none'}\n`,
  );
  return async () => {
    await Promise.all(listening.map(([, portal]) => portal.close()));
    await channels.stop();
  };
}

function listen(id: string, channels: PortalOptions['channels']): Promise<ListeningPortal> {
  const log = (line: string): void => void process.stderr.write(`${id}: ${line}\n`);
  return createPortal({ ...portalOptionsOf(id), channels, log }).listen();
}

function channelsOf({ smtp, textMessageUrl, letterUrl }: ChannelAddresses): PortalOptions['channels'] {
  if (smtp === undefined || textMessageUrl === undefined || letterUrl === undefined) {
    throw new SetupError('The reference target leaves a channel out.', 'A proof needs all three: see its channels.');
  }
  return {
    email: emailBySmtp(smtp),
    textMessage: textMessagesByHttp(textMessageUrl),
    letter: lettersByHttp(letterUrl),
  };
}
