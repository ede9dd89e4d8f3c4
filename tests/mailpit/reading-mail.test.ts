/** The same assertions against Mailpit and the stand-in, with the client and the sender that the kit uses. */
import { test as base, expect } from '@playwright/test';
import { MailpitClient } from 'mailpit-api';
import { createTransport, type Transporter } from 'nodemailer';
import type { MailServer } from '../../reference-server/mailpit/mail-server.ts';
import { openStream } from '../sinks/event-stream.ts';
import { NO_BINARY, sayNotTested, startServer } from './servers.ts';

const FROM = { Name: 'The Portal', Address: 'portal@agency.test' };

interface Mail {
  server: MailServer;
  client: MailpitClient;
  sender: Transporter;
}

const test = base.extend<Mail & { kind: MailServer['kind'] }>({
  kind: ['stand-in', { option: true }],
  server: async ({ kind }, use, testInfo) => {
    const server = await startServer(kind);
    if (server === undefined) sayNotTested(testInfo.title);
    test.skip(server === undefined, NO_BINARY);
    await use(server as MailServer);
    await server?.stop();
  },
  client: async ({ server }, use) => use(new MailpitClient(server.url)),
  sender: async ({ server }, use) => {
    const sender = createTransport({ host: server.smtpHost, port: server.smtpPort });
    await use(sender);
    sender.close();
  },
});

for (const kind of ['stand-in', 'mailpit'] as const) {
  test.describe(kind, () => {
    test.use({ kind });

    test('it says that it is ready, and which it is', async ({ server, client }) => {
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      expect(await client.getInfo()).toEqual({
        Version: expect.any(String),
        LatestVersion: 'disabled',
        Database: expect.any(String),
        DatabaseSize: expect.any(Number),
        Messages: 0,
        Unread: 0,
        Tags: {},
        RuntimeStats: {
          Uptime: expect.any(Number),
          Memory: expect.any(Number),
          MessagesDeleted: 0,
          SMTPAccepted: 0,
          SMTPAcceptedSize: 0,
          SMTPRejected: 0,
          SMTPIgnored: 0,
        },
      });
      expect(server).toMatchObject({ kind, version: expect.stringMatching(/^(\d+\.\d+\.\d+|unknown)$/) });
    });

    test('a text mail has every field, in the list and by its id', async ({ sender, client }) => {
      const before = Date.now();
      await sender.sendMail({
        from: '"The Portal" <portal@agency.test>',
        to: '"Ada Park" <ada@people.test>, second@people.test',
        cc: 'copy@people.test',
        bcc: 'blind@people.test',
        replyTo: 'help@agency.test',
        messageId: '<one@agency.test>',
        subject: 'Your security code ✓',
        text: 'Hello Ada,\n\nyour code is 123456.\n  Thanks\n',
        headers: { 'List-Unsubscribe': '<mailto:off@agency.test>' },
      });
      const shared = {
        ID: expect.stringMatching(/^\w+$/),
        MessageID: 'one@agency.test',
        From: FROM,
        To: [
          { Name: 'Ada Park', Address: 'ada@people.test' },
          { Name: '', Address: 'second@people.test' },
        ],
        Cc: [{ Name: '', Address: 'copy@people.test' }],
        Bcc: [{ Name: '', Address: 'blind@people.test' }],
        ReplyTo: [{ Name: '', Address: 'help@agency.test' }],
        Subject: 'Your security code ✓',
        Tags: [],
        Username: '',
        Size: expect.any(Number),
      };
      const list = await client.listMessages();
      expect(list).toEqual({
        total: 1,
        unread: 1,
        count: 1,
        messages_count: 1,
        messages_unread: 1,
        start: 0,
        tags: [],
        messages: [
          {
            ...shared,
            Created: expect.any(String),
            Read: false,
            Attachments: 0,
            Snippet: 'Hello Ada, your code is 123456. Thanks',
          },
        ],
      });
      expect(Date.parse(list.messages[0]?.Created ?? '')).toBeGreaterThanOrEqual(before);
      const message = await client.getMessageSummary(list.messages[0]?.ID);
      expect(message).toEqual({
        ...shared,
        ReturnPath: 'portal@agency.test',
        Date: expect.any(String),
        ListUnsubscribe: {
          Header: '<mailto:off@agency.test>',
          Links: ['mailto:off@agency.test'],
          Errors: '',
          HeaderPost: '',
        },
        Text: 'Hello Ada,\r\n\r\nyour code is 123456.\r\n  Thanks\r\n',
        HTML: '',
        Inline: [],
        Attachments: [],
      });
      expect(Date.parse(message.Date)).toBeGreaterThan(before - 2000);
    });

    test('a mail without Cc and Bcc has null for them in a list, and nothing by its id', async ({ sender, client }) => {
      await sender.sendMail({ from: FROM.Address, to: 'ada@people.test', subject: 's', text: 't' });
      const [listed] = (await client.listMessages()).messages;
      expect(listed).toMatchObject({ Cc: null, Bcc: null, ReplyTo: [] });
      expect(await client.getMessageSummary()).toMatchObject({ Cc: [], Bcc: [], ReplyTo: [] });
    });

    test('a mail that was read counts as read', async ({ sender, client }) => {
      await sender.sendMail({ from: FROM.Address, to: 'ada@people.test', subject: 's', text: 't' });
      await client.getMessageSummary();
      expect(await client.listMessages()).toMatchObject({ total: 1, unread: 0, messages: [{ Read: true }] });
    });

    test('a mail of HTML alone gets a text, with its marks', async ({ sender, client }) => {
      await sender.sendMail({
        from: FROM.Address,
        to: 'ada@people.test',
        subject: 'html',
        html:
          '<html><head><title>T</title><style>p { color: red }</style></head><body><h1>Your code</h1>' +
          '<p>Your security code is <strong>123456</strong> and <a href="https://agency.test/help?a=1">help</a>.<br>Thanks</p>' +
          '<ul><li>one</li><li>two</li></ul><h2>More</h2><table><tr><td>Code</td><td>123456</td></tr></table>' +
          '<div>first</div><div>second</div></body></html>',
      });
      const { Text, HTML } = await client.getMessageSummary();
      expect(Text).toBe(
        [
          '*********\nYour code\n*********',
          'Your security code is *123456* and help ( https://agency.test/help?a=1 ).\nThanks',
          '* one\n* two',
          '----\nMore\n----',
          'Code 123456',
          'first\nsecond',
        ].join('\n\n'),
      );
      expect(HTML).toContain('<strong>123456</strong>');
      expect((await client.listMessages()).messages[0]?.Snippet).toContain('123456');
    });

    test('a mail of both keeps both', async ({ sender, client }) => {
      await sender.sendMail({
        from: FROM.Address,
        to: 'ada@people.test',
        subject: 'both',
        text: 'as text',
        html: '<p>as HTML</p>',
      });
      expect(await client.getMessageSummary()).toMatchObject({ Text: 'as text', HTML: '<p>as HTML</p>' });
      expect((await client.listMessages()).messages[0]?.Snippet).toBe('as HTML');
    });

    test('an attachment is described', async ({ sender, client }) => {
      await sender.sendMail({
        from: FROM.Address,
        to: 'ada@people.test',
        subject: 'attached',
        text: 'see',
        attachments: [{ filename: 'a.txt', content: 'abc' }],
      });
      const { Attachments } = await client.getMessageSummary();
      expect(Attachments).toEqual([
        {
          PartID: expect.any(String),
          FileName: 'a.txt',
          ContentType: 'text/plain',
          ContentID: '',
          Size: 3,
          Checksums: {
            MD5: '900150983cd24fb0d6963f7d28e17f72',
            SHA1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
            SHA256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
          },
        },
      ]);
      expect((await client.listMessages()).messages[0]?.Attachments).toBe(1);
    });

    test('a search for an address finds every recipient that contains it', async ({ sender, client }) => {
      for (const to of ['user1@people.test', 'xuser1@people.test', 'user2@people.test']) {
        await sender.sendMail({ from: FROM.Address, to, subject: to, text: 't' });
      }
      const search = async (query: string, limit?: number, start?: number) =>
        client.searchMessages({ query, ...(limit !== undefined && { limit }), ...(start !== undefined && { start }) });
      const subjects = async (query: string) => (await search(query)).messages.map(({ Subject }) => Subject);
      expect(await subjects('to:"user1@people.test"')).toEqual(['xuser1@people.test', 'user1@people.test']);
      expect(await subjects('to:USER2@PEOPLE.TEST')).toEqual(['user2@people.test']);
      expect(await subjects('to:"nobody@people.test"')).toEqual([]);
      expect(await search('to:"people.test"', 1, 1)).toMatchObject({
        total: 3,
        messages_count: 3,
        count: 1,
        start: 1,
        messages: [{ Subject: 'xuser1@people.test' }],
      });
    });

    test('a list has a start and a limit, newest first', async ({ sender, client }) => {
      for (const subject of ['one', 'two', 'three']) {
        await sender.sendMail({ from: FROM.Address, to: 'ada@people.test', subject, text: 't' });
      }
      const page = await client.listMessages(1, 1);
      expect(page).toMatchObject({ total: 3, messages_count: 3, count: 1, start: 1, messages: [{ Subject: 'two' }] });
      expect((await client.getMessageSummary('latest')).Subject).toBe('three');
    });

    test('a new mail is pushed with its summary, and can be read at once', async ({ server, sender, client }) => {
      const stream = await openStream(`${server.url}/api/events`);
      await sender.sendMail({ from: FROM.Address, to: 'user+tag@people.test', subject: 'pushed', text: 'Hello' });
      const event = await nextOfType(stream.next, 'new');
      const { ID } = event.Data;
      expect(event.Data).toEqual({
        ID: expect.any(String),
        MessageID: expect.any(String),
        Read: false,
        From: { Name: '', Address: FROM.Address },
        To: [{ Name: '', Address: 'user+tag@people.test' }],
        Cc: [],
        Bcc: [],
        ReplyTo: [],
        Subject: 'pushed',
        Created: expect.any(String),
        Username: '',
        Tags: ['tag'],
        Size: expect.any(Number),
        Attachments: 0,
        Snippet: 'Hello',
      });
      expect((await client.getMessageSummary(ID)).Text).toMatch(/^Hello\s*$/);
    });

    test('the client can wait for a mail', async ({ sender, client }) => {
      const waiting = client.waitForMessage({ query: 'to:"late@people.test"' }, { interval: 20 });
      await sender.sendMail({ from: FROM.Address, to: 'late@people.test', subject: 'late', text: 't' });
      expect(await waiting).toMatchObject({ Subject: 'late' });
    });

    test('a sender may sign in, with any name and password', async ({ server, client }) => {
      const sender = createTransport({
        host: server.smtpHost,
        port: server.smtpPort,
        auth: { user: 'vendor', pass: 'anything' },
      });
      await sender.sendMail({ from: FROM.Address, to: 'ada@people.test', subject: 's', text: 't' });
      sender.close();
      expect(await client.getMessageSummary()).toMatchObject({ Username: 'vendor' });
    });

    test('what is not there is 404, and a search for nothing 400', async ({ server }) => {
      expect((await fetch(`${server.url}/api/v1/message/nothing`)).status).toBe(404);
      expect((await fetch(`${server.url}/api/v1/search?query=`)).status).toBe(400);
    });
  });
}

interface NewMail {
  Type: string;
  Data: Record<string, unknown> & { ID: string };
}

/** Mailpit pushes statistics as well. */
async function nextOfType(next: () => Promise<unknown>, type: string): Promise<NewMail> {
  for (;;) {
    const event = (await next()) as NewMail;
    if (event.Type === type) return event;
  }
}
