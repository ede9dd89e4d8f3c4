/** The kit's stand-in for Mailpit, where none is to be had: real SMTP, and the part of Mailpit's API that reads mail. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import packageJson from '../../../package.json' with { type: 'json' };
import { LOOPBACK, reachableHost, readBasic, sameSecret, urlHost } from '../../exposure.ts';
import { credentialOf, type MailServer, type MailServerPlace } from '../mail-server.ts';
import { createApi } from './api.ts';
import { serveEvents } from './events.ts';
import { createMailbox } from './mailbox.ts';
import { readMail } from './read-mail.ts';
import { createSmtpServer } from './smtp.ts';

/**
 * Starts it in this process, on free ports of loopback unless told otherwise; what it holds is gone when it stops.
 * @throws Error in one sentence for a port that cannot be had
 */
export async function startStandIn(options: MailServerPlace = {}): Promise<MailServer> {
  const { host = LOOPBACK, smtpPort = 0, httpPort = 0, token } = options;
  const { credential } = credentialOf(token);
  const mayRead = ({ headers }: IncomingMessage): boolean => {
    if (credential === undefined) return true;
    const sent = readBasic(headers.authorization);
    return sent !== undefined && sent.user === credential.user && sameSecret(sent.password, credential.password);
  };
  const mailbox = createMailbox();
  const smtp = createSmtpServer(async (raw, envelope) => mailbox.add(await readMail(raw, envelope)), credential);
  const senders = new Set<Socket>();
  smtp.server.on('connection', (socket) => {
    senders.add(socket);
    socket.once('close', () => senders.delete(socket));
  });
  const http = createServer(createApi(mailbox, packageJson.version, mayRead));
  const endStreams = serveEvents(http, mailbox, mayRead);
  try {
    await Promise.all([
      once(http.listen(httpPort, host), 'listening'),
      new Promise<void>((resolve, reject) => {
        smtp.once('error', reject);
        smtp.listen(smtpPort, host, resolve);
      }),
    ]);
  } catch (error) {
    http.close();
    smtp.close();
    throw new Error(cannotListen(host, error as NodeJS.ErrnoException & { port?: number }));
  }
  // A sender that breaks off is no fault of the server, and must not end it.
  smtp.on('error', () => {});
  return {
    kind: 'stand-in',
    version: packageJson.version,
    url: `http://${urlHost(reachableHost(host))}:${(http.address() as AddressInfo).port}`,
    smtpHost: reachableHost(host),
    smtpPort: (smtp.server.address() as AddressInfo).port,
    ...credentialOf(token),
    failed: new Promise(() => {}),
    async stop() {
      const closed = Promise.all([
        new Promise((resolve) => http.close(resolve)),
        new Promise<void>((resolve) => smtp.close(resolve)),
      ]);
      endStreams();
      http.closeAllConnections();
      // Of itself it waits half a minute for senders that keep their connection open.
      for (const socket of senders) socket.destroy();
      await closed;
    },
  };
}

function cannotListen(host: string, { code, port, message }: NodeJS.ErrnoException & { port?: number }): string {
  if (code === 'EADDRINUSE') {
    return `The inbox needs port ${port} on ${host}, but another program listens there already; end that program, or choose another port.`;
  }
  return `The inbox should listen on ${host}, but it cannot (${message}); name an address that this machine has, or 0.0.0.0 for all.`;
}
