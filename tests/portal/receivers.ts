/** What stands on the other side of the channels: an SMTP server and the providers' HTTP addresses, on free ports. */
import express from 'express';
import { simpleParser } from 'mailparser';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Receivers extends AsyncDisposable {
  smtp: { host: string; port: number };
  url: string;
  emails: { to: string[]; text: string }[];
  textMessages: { to: string; body: string }[];
  letters: { to: Record<string, string>; pdf?: string; html?: string; text?: string }[];
}

export async function startReceivers(): Promise<Receivers> {
  const emails: Receivers['emails'] = [];
  const textMessages: Receivers['textMessages'] = [];
  const letters: Receivers['letters'] = [];

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream).then(({ text }) => {
        emails.push({ to, text: text ?? '' });
        callback();
      }, callback);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));

  const app = express();
  app.use(express.json({ limit: '10mb' }));
  app.post('/text-messages', (request, response) => {
    textMessages.push(request.body as Receivers['textMessages'][number]);
    response.status(201).json({ id: '1' });
  });
  app.post('/letters', (request, response) => {
    letters.push(request.body as Receivers['letters'][number]);
    response.status(201).json({ id: '1' });
  });
  const http = createServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');

  return {
    smtp: { host: '127.0.0.1', port: (smtp.server.address() as AddressInfo).port },
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    emails,
    textMessages,
    letters,
    async [Symbol.asyncDispose]() {
      http.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}
