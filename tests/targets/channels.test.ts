/** Channels that are not the kit's own: a function of the target, here of a small gateway, and a Mailpit by its address. */
import { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from '@playwright/test';
import { createTransport } from 'nodemailer';
import { sameEmailAddress } from '../../fixtures/channels/inbox.ts';
import { sameHolder } from '../../fixtures/channels/letterbox.ts';
import { Mailbox } from '../../fixtures/channels/mailbox.ts';
import { samePhoneNumber } from '../../fixtures/channels/phone.ts';
import { capabilities } from '../../fixtures/gate.ts';
import type { ReadChannel } from '../../fixtures/target/channels.ts';
import { connect, type Connection } from '../../fixtures/target/connection.ts';
import { targetVariable } from '../../fixtures/target/file.ts';
import { runVariable } from '../../fixtures/target/run.ts';
import type { TargetFile } from '../../fixtures/target/schema.ts';
import { startStandIn } from '../../reference-server/mailpit/stand-in/start.ts';
import { targetOf } from './help.ts';

/** What a vendor has in place of the kit's sinks: it tells every message to who listens. */
class Gateway<M> extends EventEmitter<{ message: [M]; close: [] }> {
  readonly read: ReadChannel<M> = ({ arrived, lost }) => {
    const closed = (): void => lost('the gateway closed');
    this.on('message', arrived).on('close', closed);
    return Promise.resolve(() => {
      this.off('message', arrived).off('close', closed);
    });
  };
}

const test = base.extend<{ open: (channels: TargetFile['channels']) => Promise<Connection> }>({
  open: async ({}, use) => {
    process.env[runVariable] = JSON.stringify({ baseUrl: 'http://127.0.0.1:9' });
    process.env[targetVariable] = 'a.target.ts';
    const opened: Connection[] = [];
    await use(async (channels) => {
      const connection = await connect(
        targetOf({ channels: { email: 'none', textMessage: 'none', letter: 'none', ...channels } }),
      );
      opened.push(connection);
      return connection;
    });
    for (const connection of opened) await connection.close();
  },
});

test('a text message by a function is received by whom it is for, and nothing after the end', async ({ open }) => {
  const gateway = new Gateway<{ to: string; text: string }>();
  const connection = await open({ textMessage: gateway.read });
  const phone = new Mailbox(connection.textMessages as never, 2_000, samePhoneNumber);
  gateway.emit('message', { to: '+12025550199', text: 'other' });
  gateway.emit('message', { to: '+12025550123', text: 'Your code is 123456' });
  expect(await phone.waitForNext('(202) 555-0123')).toMatchObject({
    kind: 'text message',
    text: 'Your code is 123456',
  });
  await connection.close();
  expect(gateway.listenerCount('message')).toBe(0);
});

test('an email by a function, as HTML and to several', async ({ open }) => {
  const gateway = new Gateway<{ to: string[]; html: string }>();
  const { email } = await open({ email: gateway.read as never });
  const inbox = new Mailbox(email as never, 2_000, sameEmailAddress);
  gateway.emit('message', { to: ['bea@example.com', 'ann@example.com'], html: '<p>Your code is <b>123456</b></p>' });
  expect(await inbox.waitForNext('Ann@example.com')).toMatchObject({ text: 'Your code is 123456' });
});

test('an email by a function goes to the address, whatever name stands before it', async ({ open }) => {
  const gateway = new Gateway<object>();
  const { email } = await open({ email: gateway.read as never });
  const inbox = new Mailbox(email as never, 2_000, sameEmailAddress);
  gateway.emit('message', { to: 'Ann Park <ann@example.com>', text: 'Your code is 123456' });
  expect(await inbox.waitForNext('ann@example.com')).toMatchObject({ to: 'ann@example.com' });
});

test('a message without words is none', async ({ open }) => {
  const hands: ((message: never) => void)[] = [];
  const read = ({ arrived }: { arrived: (message: never) => void }) => {
    hands.push(arrived);
    return Promise.resolve(() => undefined);
  };
  await open({ email: read as never, letter: read as never });
  const to = { name: 'Ann Park', line1: '1 Elm St', city: 'Salem', state: 'OR', zip: '97301' };
  expect(() => hands[0]?.({ to: 'ann@example.com', subject: 'Hello' } as never)).toThrow(/its text or its html/);
  expect(() => hands[0]?.({ to: 'Ann Park', text: 'x' } as never)).toThrow(/to: .*write the email address/);
  expect(() => hands[1]?.({ to } as never)).toThrow(/hand over its text, its html or its pdf/);
});

test('a function is told where the portal is', async ({ open }) => {
  let told: string | undefined;
  await open({
    letter: ({ baseUrl }) => {
      told = baseUrl;
      return Promise.resolve(() => undefined);
    },
  });
  expect(told).toBe('http://127.0.0.1:9');
});

test('a letter by a function, with the day on which it is delivered', async ({ open }) => {
  const gateway = new Gateway<object>();
  const { letters } = await open({ letter: gateway.read as never });
  const letterbox = new Mailbox(letters as never, 2_000, sameHolder);
  const to = { name: 'Ann Park', line1: '1 Elm St', city: 'Salem', state: 'OR', zip: '97301' };
  gateway.emit('message', { to, text: 'Reset code: ABC123', delivered: '2026-03-31' });
  expect(await letterbox.waitForNext('ANN PARK')).toMatchObject({
    text: 'Reset code: ABC123',
    address: to,
    expectedDelivery: { earliest: '2026-03-31' },
  });
});

test('a channel by a function can be read, and cannot be made to refuse', () => {
  const read = () => Promise.resolve(() => undefined);
  const can = capabilities(targetOf({ channels: { email: read, textMessage: read, letter: 'kit' } }));
  expect([...can].sort()).toEqual(['account', 'email', 'letter', 'letterPage', 'sms']);
});

test('a message that is not as it must be is refused by its key, and silence then proves nothing', async ({ open }) => {
  let hand: ((message: never) => void) | undefined;
  const { textMessages } = await open({
    textMessage: ({ arrived }) => {
      hand = arrived;
      return Promise.resolve(() => undefined);
    },
  });
  expect(() => hand?.({ number: '+12025550123', text: 'x' } as never)).toThrow(
    /channels\.textMessage in the target handed over what is no text message: to: missing; write the phone number/,
  );
  const phone = new Mailbox(textMessages as never, 2_000, samePhoneNumber);
  await expect(phone.list('+12025550123')).rejects.toThrow(/went away during the run \(its function handed over/);
});

test('a channel that is lost, that fails, or that returns no end is a fault of the set-up', async ({ open }) => {
  const gateway = new Gateway<{ to: string; text: string }>();
  const { textMessages } = await open({ textMessage: gateway.read });
  gateway.emit('close');
  const phone = new Mailbox(textMessages as never, 2_000, samePhoneNumber);
  await expect(phone.waitForNext('+12025550123')).rejects.toThrow(
    /text messages at channels\.textMessage in the target went away during the run \(the gateway closed\)/,
  );
  await expect(open({ letter: () => Promise.reject(new Error('no route')) })).rejects.toThrow(
    /^channels\.letter in the target failed: no route\./,
  );
  await expect(open({ letter: (() => Promise.resolve()) as never })).rejects.toThrow(
    /channels\.letter in the target returned nothing that ends it\. Return a function/,
  );
});

test("the vendor's own Mailpit, by its address", async ({ open }) => {
  const mail = await startStandIn();
  try {
    const { email } = await open({ email: { mailpit: `${mail.url}/` } });
    const inbox = new Mailbox(email as never, 5_000, sameEmailAddress);
    await createTransport({ host: mail.smtpHost, port: mail.smtpPort, ignoreTLS: true }).sendMail({
      from: 'portal@example.com',
      to: 'ann@example.com',
      subject: 'Code',
      text: 'Your code is 123456',
    });
    expect((await inbox.waitForNext('ann@example.com')).text.trim()).toBe('Your code is 123456');
  } finally {
    await mail.stop();
  }
});

/** Answers only who knows user and password. */
async function guarded(): Promise<{ server: Server; url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((_request, response) => response.writeHead(401).end());
  server.on('upgrade', ({ headers }, socket) => {
    asked.push(headers.authorization ?? '');
    socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked };
}

test('user and password of a Mailpit come from the environment; one that refuses them says where they stand', async ({
  open,
}) => {
  const { server, url, asked } = await guarded();
  const email = { mailpit: url, userVariable: 'MAIL_TEST_USER', passwordVariable: 'MAIL_TEST_PASSWORD' };
  await expect(open({ email })).rejects.toThrow(
    /MAIL_TEST_USER, named by channels\.email\.userVariable in the target, is not set/,
  );
  process.env['MAIL_TEST_USER'] = 'ann';
  process.env['MAIL_TEST_PASSWORD'] = 'secret';
  await expect(open({ email })).rejects.toThrow(/401\)\. State userVariable and passwordVariable/);
  expect(asked).toEqual([`Basic ${Buffer.from('ann:secret').toString('base64')}`]);
  server.close();
});

test('a Mailpit that is not there', async ({ open }) => {
  await expect(open({ email: { mailpit: 'http://127.0.0.1:9' } })).rejects.toThrow(
    /The inbox at http:\/\/127\.0\.0\.1:9 could not be/,
  );
});
