/** How long it takes from when a channel has a message to when the step that waits for it has its words. */
import { performance } from 'node:perf_hooks';
import nodemailer from 'nodemailer';
import PdfDocument from 'pdfkit';
import { z } from 'zod';
import { startChannels } from '../../cli/services/channels.ts';
import { inboxSource, sameEmailAddress } from '../../fixtures/channels/inbox.ts';
import { letterboxSource, sameHolder } from '../../fixtures/channels/letterbox.ts';
import { Channel, Mailbox, type Message, type Source } from '../../fixtures/channels/mailbox.ts';
import { phoneSource, samePhoneNumber } from '../../fixtures/channels/phone.ts';
import { openSinkStream } from '../../fixtures/channels/sink-stream.ts';
import type { Target } from '../../fixtures/target/schema.ts';
import { throwIfStopped } from './programs.ts';
import type { Bench, Percentiles } from './result.ts';
import { percentile } from './statistics.ts';

/** How long the kit waits for a message, in milliseconds. */
const patience = 10_000;
/** Sent first and not counted: what is loaded when it is first needed is loaded then. */
const warmUp = 5;

/** @param count how many messages a channel */
export async function measureReceipt(target: Target, count: number): Promise<Bench['receiptToStepMs']> {
  const channels = await startChannels(target);
  try {
    const { inboxUrl = '', sinksUrl = '', addresses } = channels;
    const stream = await openSinkStream(sinksUrl);
    const inbox = inboxSource(inboxUrl);
    const mail = nodemailer.createTransport({ ...addresses.smtp, secure: false, ignoreTLS: true, pool: true });
    try {
      const email = await measure(inbox, sameEmailAddress, count, {
        to: (index) => `bench-${String(index)}@example.com`,
        send: (to) => mail.sendMail({ from: 'bench@example.com', to, subject: 'Your security code', text: words }),
        receivedAt: () => whenReceived(inboxUrl, count + warmUp),
      });
      const textMessage = await measure(phoneSource(stream, sinksUrl), samePhoneNumber, count, {
        to: (index) => `+1202555${String(1_000 + index)}`,
        send: (to) => post(`${sinksUrl}/text-messages`, { to, body: words }),
      });
      const pdf = (await letter()).toString('base64');
      const letters = await measure(letterboxSource(stream, sinksUrl), sameHolder, count, {
        to: (index) => `Bench Number ${String(index)}`,
        send: (name) => post(`${sinksUrl}/letters`, { to: { name, ...address }, pdf }),
      });
      return { email, textMessage, letter: letters };
    } finally {
      mail.close();
      inbox.close();
      await stream.close();
    }
  } finally {
    await channels.stop();
  }
}

const words = 'Your security code is 123456. It is good for 10 minutes.';
const address = { line1: '12 Main Street', city: 'Baltimore', state: 'MD', zip: '21201' };

interface Sending {
  to(index: number): string;
  send(to: string): Promise<unknown>;
  /** When the channel had each message, by its id, where the message itself does not say it to the millisecond. */
  receivedAt?(): Promise<Map<string, number>>;
}

async function measure<M extends Message>(
  source: Source<M>,
  sameAddress: (one: string, other: string) => boolean,
  count: number,
  { to, send, receivedAt }: Sending,
): Promise<Percentiles> {
  const mailbox = new Mailbox(await Channel.open(source), patience, sameAddress);
  const reached: { message: M; at: number }[] = [];
  for (let index = 0; index < warmUp + count; index += 1) {
    throwIfStopped();
    const since = mailbox.cursor;
    const step = mailbox.waitForNext(to(index), since).then((message) => ({ message, at: now() }));
    await Promise.all([send(to(index)), step]);
    reached.push(await step);
  }
  const received = await receivedAt?.();
  const took = reached.slice(warmUp).map(({ message, at }) => {
    // Both clocks are this machine's; what a channel stamps in whole milliseconds may seem to have come after.
    return Math.max(0, at - (received?.get(message.id) ?? message.receivedAt.getTime()));
  });
  return { p50: percentile(took, 50), p95: percentile(took, 95), p99: percentile(took, 99) };
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

const listSchema = z.object({
  messages: z.array(z.object({ ID: z.string(), Created: z.iso.datetime({ offset: true }) })),
});

/** An email's own date is the sender's, in whole seconds: Mailpit says beside it when it came. */
async function whenReceived(inboxUrl: string, limit: number): Promise<Map<string, number>> {
  const response = await fetch(`${inboxUrl}/api/v1/messages?limit=${String(limit)}`);
  const { messages } = listSchema.parse(await response.json());
  return new Map(messages.map(({ ID, Created }) => [ID, Date.parse(Created)]));
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}: ${await response.text()}`);
  await response.arrayBuffer();
}

/** A letter of a page, as a portal would send it. */
async function letter(): Promise<Buffer> {
  const document = new PdfDocument({ size: 'LETTER' });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.once('end', resolve));
  for (let line = 0; line < 25; line += 1) document.text(`${String(line)}. Your reset code: ABCDE-12345. ${words}`);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
