/** The same assertions against Mailpit and the stand-in: beyond loopback nothing goes in or out without the password. */
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { test as base, expect } from '@playwright/test';
import { MailpitClient } from 'mailpit-api';
import { createTransport } from 'nodemailer';
import { WebSocket } from 'ws';
import type { Arrival } from '../../fixtures/channels/mailbox.ts';
import { inboxSource, type ReadEmail } from '../../fixtures/channels/inbox.ts';
import { freePorts } from '../../reference-server/mailpit/free-port.ts';
import type { MailServer } from '../../reference-server/mailpit/mail-server.ts';
import { startMailpit } from '../../reference-server/mailpit/start.ts';
import { NO_BINARY, sayNotTested, startServer } from './servers.ts';

const TOKEN = 'a-token+of/24=characters';

const OUTER = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

const test = base.extend<{ kind: MailServer['kind']; server: MailServer; ports: [number, number] }>({
  kind: ['stand-in', { option: true }],
  ports: async ({}, use) => use((await freePorts(2)) as [number, number]),
  server: async ({ kind, ports: [httpPort, smtpPort] }, use, testInfo) => {
    const server = await startServer(kind, { host: '0.0.0.0', token: TOKEN, httpPort, smtpPort });
    if (server === undefined) sayNotTested(testInfo.title);
    test.skip(server === undefined, NO_BINARY);
    await use(server as MailServer);
    await server?.stop();
  },
});

/** Sends a mail; the code of SMTP where it is not taken. */
function send(host: string, port: number, auth?: { user: string; pass: string }): Promise<string | number> {
  return createTransport({ host, port, ...(auth && { auth }) })
    .sendMail({ from: 'portal@agency.test', to: 'ada@people.test', subject: 's', text: 't' })
    .then(
      () => 'taken',
      (error: unknown) => (error as { responseCode: number }).responseCode,
    );
}

const header = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

/** A promise and the ends of it, which Node 20 has no word for. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((...ends) => ([resolve, reject] = ends));
  return { promise, resolve, reject };
}

for (const kind of ['stand-in', 'mailpit'] as const) {
  test.describe(kind, () => {
    test.use({ kind });

    test('it stands on the ports that were asked for, reachable from here and from elsewhere', async ({
      server,
      ports: [httpPort, smtpPort],
    }) => {
      expect(server).toMatchObject({
        kind,
        url: `http://127.0.0.1:${httpPort}`,
        smtpHost: '127.0.0.1',
        smtpPort,
        credential: { user: 'sinks', password: TOKEN },
      });
      test.skip(OUTER === undefined, 'NOT TESTED: this machine has no address but loopback');
      expect((await fetch(`http://${OUTER ?? ''}:${httpPort}/readyz`)).status).toBe(200);
      expect(await send(OUTER ?? '', smtpPort, { user: 'sinks', pass: TOKEN })).toBe('taken');
    });

    test('mail is taken with the password, and not without', async ({ server }) => {
      const { smtpHost, smtpPort } = server;
      expect(await send(smtpHost, smtpPort)).toBe(530);
      expect(await send(smtpHost, smtpPort, { user: 'sinks', pass: `${TOKEN}x` })).toBe(535);
      expect(await send(smtpHost, smtpPort, { user: 'portal', pass: TOKEN })).toBe(535);
      expect(await send(smtpHost, smtpPort, { user: 'sinks', pass: TOKEN })).toBe('taken');
      const { total } = await new MailpitClient(server.url, {
        auth: { username: 'sinks', password: TOKEN },
      }).listMessages();
      expect(total).toBe(1);
    });

    test('mail is read with the password, and not without', async ({ server }) => {
      for (const path of ['/api/v1/messages', '/api/v1/info']) {
        expect((await fetch(`${server.url}${path}`)).status).toBe(401);
        expect((await fetch(`${server.url}${path}`, { headers: header('sinks', 'wrong') })).status).toBe(401);
        expect((await fetch(`${server.url}${path}`, { headers: header('sinks', TOKEN) })).status).toBe(200);
      }
    });

    test('the event stream takes the password, in its address too', async ({ server }) => {
      const url = `${server.url.replace('http', 'ws')}/api/events`;
      const [error] = (await once(new WebSocket(url), 'error')) as [Error];
      expect(error.message).toContain('401');
      const stream = new WebSocket(url.replace('//', `//sinks:${encodeURIComponent(TOKEN)}@`));
      await once(stream, 'open');
      const event = once(stream, 'message') as Promise<[Buffer]>;
      await send(server.smtpHost, server.smtpPort, { user: 'sinks', pass: TOKEN });
      expect((await event)[0].toString()).toContain('ada@people.test');
      stream.terminate();
    });

    test('a run attaches to it by an address that carries the password', async ({ server }) => {
      const env = {
        MAILPIT_URL: server.url.replace('//', `//sinks:${encodeURIComponent(TOKEN)}@`),
        MAILPIT_SMTP: `${server.smtpHost}:${server.smtpPort}`,
      };
      await expect(startMailpit({ ...env, MAILPIT_URL: server.url })).rejects.toThrow(/it answers 401/);
      const inbox = inboxSource((await startMailpit(env)).url);
      const { promise, resolve, reject } = withResolvers<ReadEmail>();
      const arrived = ({ read }: Arrival<ReadEmail>): void => void read().then(resolve, reject);
      await inbox.open({ arrived, lost: reject, turnedAway: reject });
      await send(server.smtpHost, server.smtpPort, { user: 'sinks', pass: TOKEN });
      expect(await promise).toMatchObject({
        to: 'ada@people.test',
        subject: 's',
        text: expect.stringMatching(/^t\s*$/),
      });
      inbox.close();
    });

    test('ports that are taken are told in one sentence', async ({ server, ports: [httpPort, smtpPort] }) => {
      expect(server.kind).toBe(kind);
      await expect(startServer(kind, { httpPort, smtpPort })).rejects.toThrow(
        /^The inbox needs .*(another program listens there already; end that program, or choose other? .*|another port)\.$/,
      );
    });
  });
}

test('beyond loopback there is no inbox without a token', async () => {
  await expect(startMailpit({ SFC_MAILPIT: 'stand-in' }, { host: '0.0.0.0' })).rejects.toThrow(/^The inbox .*no token/);
});
