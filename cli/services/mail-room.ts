/** Channels that stand on fixed ports, with the mail room that shows them, and a portal with demo accounts where one is wanted. */
import { hostname } from 'node:os';
import { urlHost } from '../../reference-server/exposure.ts';
import type { Running } from '../../reference-server/life-cycle.ts';
import { openMailRoom } from '../../reference-server/mail-room/index.ts';
import { type Settings, settingsFor } from '../../reference-server/mail-room/settings.ts';
import type { MailServer } from '../../reference-server/mailpit/mail-server.ts';
import { startMailpit } from '../../reference-server/mailpit/start.ts';
import { createSinks } from '../../reference-server/sinks/index.ts';
import { providers } from '../../reference-server/sinks/providers/index.ts';
import { checkFree, defaultPort, type FixedPorts } from './fixed-ports.ts';

/** Where channels listen beyond loopback, and what a portal must then send along. */
export interface Exposure {
  host: string;
  token: string;
  /** Name of the environment variable that the token comes from. */
  variable: string;
}

export interface MailRoomServices {
  ports: FixedPorts;
  /** Starts the portal that shall stand beside the channels, with demo accounts; none unless it is given. */
  startPortal?: (mail: MailServer, sinksUrl: string, port: number) => Promise<StandingPortal>;
  exposure?: Exposure;
}

export interface StandingPortal {
  url: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** @throws SetupError, or Error in one sentence, when something cannot be started; what was started by then is ended again */
export async function startMailRoom({ ports, startPortal, exposure }: MailRoomServices): Promise<Running> {
  await checkPorts(ports, startPortal !== undefined, exposure?.host ?? loopback);
  const started: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    // The last one first, so that nobody is left who sends to what is gone.
    for (const end of started.reverse()) await end();
  };
  try {
    const where = { host: exposure?.host, token: exposure?.token };
    const sinks = await createSinks().listen({ ...where, port: ports.sinks });
    started.push(() => sinks.close());
    const mail = await startMailpit(process.env, { ...where, httpPort: ports.inbox, smtpPort: ports.smtp });
    started.push(() => mail.stop());
    const portal = await startPortal?.(mail, sinks.url, ports.portal);
    if (portal !== undefined) started.push(() => portal.close());
    const settings = settingsOf(mail, sinks, exposure);
    const inbox = mail.kind === 'mailpit' ? `Mailpit ${mail.version}` : 'the stand-in for Mailpit';
    const mailRoom = await openMailRoom(
      {
        inbox: {
          url: mail.url,
          smtpHost: mail.smtpHost,
          smtpPort: mail.smtpPort,
          name: inbox,
          ...(mail.credential !== undefined && { user: mail.credential.user }),
        },
        sinksUrl: sinks.url,
        settings,
        ...(portal !== undefined && { portalUrl: portal.url }),
        credential: mail.credential,
      },
      ports.mailRoom,
    );
    started.push(() => mailRoom.close());
    const attaching = ports.mailRoom === defaultPort ? '' : `with SFC_ATTACH=${mailRoom.url} `;
    return {
      ready: [
        line('mail room', mailRoom.url, 'open this in a browser'),
        ...(portal === undefined ? [] : [line('portal', portal.url, 'the reference portal, for tests')]),
        line('sinks', sinks.url, 'text messages and letters'),
        line('inbox', mail.url, `${inbox}, SMTP at ${mail.smtpHost}:${String(mail.smtpPort)}`),
        ...(portal === undefined ? inWords(settings) : []),
        '',
        `While this stands, npm run conformance ${attaching}attaches to it${whoAttaches(exposure)}. Ctrl-C ends all of it.`,
      ].join('\n'),
      stop,
      failed: mail.failed,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function checkPorts(ports: FixedPorts, withPortal: boolean, host: string): Promise<void> {
  await checkFree(ports.mailRoom, 'the mail room', loopback);
  if (withPortal) await checkFree(ports.portal, 'the reference portal', loopback);
  await checkFree(ports.sinks, 'the sinks', host);
  await checkFree(ports.inbox, 'the inbox', host);
  await checkFree(ports.smtp, 'SMTP', host);
}

function settingsOf(mail: MailServer, sinks: { url: string; port: number }, exposure: Exposure | undefined): Settings {
  if (exposure === undefined) return settingsFor({ host: mail.smtpHost, port: mail.smtpPort }, sinks.url, providers);
  // Who is told to send to "all addresses" needs one of them.
  const host = ['0.0.0.0', '::'].includes(exposure.host) ? hostname() : exposure.host;
  const url = `http://${urlHost(host)}:${String(sinks.port)}`;
  const smtp = { host, port: mail.smtpPort, user: mail.credential?.user };
  return settingsFor(smtp, url, providers, exposure.variable);
}

/** Which runs do, where not all of them. */
function whoAttaches(exposure: Exposure | undefined): string {
  return exposure === undefined ? '' : `, where ${exposure.variable} is the same and the target has no start`;
}

/** The settings for a terminal. */
function inWords({ smtp, environment, providers: known, tokenVariable }: Settings): string[] {
  return [
    '',
    'Point a portal here:',
    ...environment.map((setting) => `  ${setting}`),
    ...known.map(({ name, insteadOf, baseUrl }) => `  ${name}: base URL ${baseUrl} in place of ${insteadOf}`),
    ...(tokenVariable === undefined
      ? []
      : [
          `  Each asks for the value of ${tokenVariable}: as the provider's credential, and for SMTP as the password of "${smtp.user ?? ''}"`,
        ]),
  ];
}

function line(name: string, url: string, what: string): string {
  return `${name.padEnd(9)}  ${url}  ${what}`;
}
