/** The kit's stand-in for Mailpit, where none is to be had: real SMTP, and the part of Mailpit's API that reads mail. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import packageJson from '../../../package.json' with { type: 'json' };
import type { MailServer } from '../mail-server.ts';
import { createApi } from './api.ts';
import { serveEvents } from './events.ts';
import { createMailbox } from './mailbox.ts';
import { readMail } from './read-mail.ts';
import { createSmtpServer } from './smtp.ts';

const HOST = '127.0.0.1';

/** Starts it on free ports of loopback, in this process; what it holds is gone when it stops. */
export async function startStandIn(): Promise<MailServer> {
  const mailbox = createMailbox();
  const smtp = createSmtpServer(async (raw, envelope) => mailbox.add(await readMail(raw, envelope)));
  // A sender that breaks off is no fault of the server, and must not end it.
  smtp.on('error', () => {});
  const senders = new Set<Socket>();
  smtp.server.on('connection', (socket) => {
    senders.add(socket);
    socket.once('close', () => senders.delete(socket));
  });
  const http = createServer(createApi(mailbox, packageJson.version));
  const endStreams = serveEvents(http, mailbox);
  await Promise.all([
    once(http.listen(0, HOST), 'listening'),
    new Promise<void>((resolve) => smtp.listen(0, HOST, resolve)),
  ]);
  return {
    kind: 'stand-in',
    version: packageJson.version,
    url: `http://${HOST}:${(http.address() as AddressInfo).port}`,
    smtpHost: HOST,
    smtpPort: (smtp.server.address() as AddressInfo).port,
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
