/**
 * The mail room: one page that shows a phone, an inbox and a letterbox as they fill, and beside a reference portal demo
 * accounts with a clock each. Channels and portal run already; it reads them as anyone can.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import packageJson from '../../package.json' with { type: 'json' };
import { phoneNumberLeaseSchema } from '../sinks/protocol.ts';
import { createApp } from './app.ts';
import { createDemoAccounts } from './demo-accounts.ts';
import { followInbox, followSinks } from './follow.ts';
import type { MailRoomHealth } from './protocol.ts';
import { createRoom, received } from './room.ts';
import type { Settings } from './settings.ts';

export interface MailRoomOptions {
  inbox: MailRoomHealth['inbox'];
  /** Base URL of the sinks. */
  sinksUrl: string;
  /** Base URL of the reference portal; without one there are no accounts. */
  portalUrl?: string;
  settings: Settings;
  /** What the channels ask for, each by HTTP Basic. */
  credential?: { user: string; password: string } | undefined;
}

export interface RunningMailRoom {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  url: string;
  /** Ends every open stream and request, and resolves when the port is free. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Opens it on loopback, and nowhere else.
 * @param port 0: a free one
 * @throws Error when the channels or the portal do not answer, or as the operating system has it for the port
 */
export async function openMailRoom(options: MailRoomOptions, port: number): Promise<RunningMailRoom> {
  const { inbox, sinksUrl, portalUrl, settings, credential } = options;
  const accounts =
    portalUrl === undefined ? undefined : createDemoAccounts(portalUrl, () => leasePhoneNumber(sinksUrl));
  const room = createRoom(accounts);
  const unfollow = [
    await followSinks({ url: sinksUrl, credential }, (message) => void received(room, message)),
    await followInbox({ url: inbox.url, credential }, (mail) => void room.email(mail)),
  ];
  await accounts?.renew();
  room.showAccounts();
  const health: MailRoomHealth = {
    service: 'second-factor-conformance mail room',
    version: packageJson.version,
    inbox,
    sinksUrl,
    ...(portalUrl !== undefined && { portalUrl }),
  };
  const server = createServer(createApp({ room, health, accounts, settings }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const end of unfollow) end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function leasePhoneNumber(sinksUrl: string): Promise<string> {
  const response = await fetch(`${sinksUrl}/phone-numbers`, { method: 'POST' });
  if (!response.ok) throw new Error(`The sinks at ${sinksUrl} gave no phone number, but status ${response.status}.`);
  return phoneNumberLeaseSchema.parse(await response.json()).phoneNumber;
}
