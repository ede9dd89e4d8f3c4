/** Whether each channel can be read, as far as that can be told without the portal. */
import { createTransport } from 'nodemailer';
import { sameEmailAddress } from '../../fixtures/channels/inbox.ts';
import { Mailbox } from '../../fixtures/channels/mailbox.ts';
import type { Connection } from '../../fixtures/target/connection.ts';
import type { Services } from '../services/start.ts';
import { failed, fine, notTried, type Line } from './line.ts';

/** Milliseconds that an email of the kit's own may take from its SMTP to its inbox. */
const patience = 5_000;

/** A line for each channel. */
export async function channelLines(connection: Connection, { addresses, run }: Services): Promise<Line[]> {
  const { channels } = connection.target;
  return [
    await emailLine(connection, addresses.smtp, run.inboxUrl),
    openLine('text messages', 'textMessage', connection.textMessages, channels.textMessage, run.sinksUrl),
    openLine('letters', 'letter', connection.letters, channels.letter, run.sinksUrl),
  ];
}

function openLine(what: string, key: string, opened: unknown, channel: unknown, sink: string | undefined): Line {
  if (channel === 'none') return closedLine(what, key);
  if (opened === undefined) return notTried(what, 'could not be opened');
  return channel === 'kit'
    ? fine(what, `the sink is open; the portal sends to ${sink ?? ''}`)
    : fine(what, "the target's function reads them; the portal was not seen to send yet");
}

function closedLine(what: string, key: string): Line {
  return notTried(
    what,
    `channels.${key} in the target is 'none': rows that need it are not tested, and the verdict is "incomplete" at best, waivers aside`,
  );
}

/** An inbox that asks for a login asks for the same one by SMTP. */
function loginOf(inboxUrl: string | undefined): { auth?: { user: string; pass: string } } {
  const { username = '', password = '' } = inboxUrl === undefined ? {} : new URL(inboxUrl);
  return username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
}

async function emailLine(
  connection: Connection,
  smtp: Services['addresses']['smtp'],
  inboxUrl: string | undefined,
): Promise<Line> {
  const what = 'email';
  const { email } = connection.target.channels;
  if (email === 'none') return closedLine(what, 'email');
  if (connection.email === undefined) return notTried(what, 'could not be opened');
  if (typeof email === 'function') {
    return fine(what, "the target's function reads it; the portal was not seen to send yet");
  }
  if (typeof email === 'object') return fine(what, `Mailpit at ${email.mailpit} is open`);
  if (smtp === undefined) return notTried(what, 'the inbox has no SMTP that the kit knows');
  const to = `doctor.${String(Date.now())}.${String(process.pid)}@example.com`;
  try {
    const mailbox = new Mailbox(connection.email, patience, sameEmailAddress);
    await createTransport({ ...smtp, secure: false, ignoreTLS: true, ...loginOf(inboxUrl) }).sendMail({
      from: 'doctor@example.com',
      to,
      subject: 'The doctor tries the inbox',
      text: 'An email of the kit’s own.',
    });
    await mailbox.waitForNext(to);
    return fine(what, `the inbox has what is sent to ${smtp.host}:${String(smtp.port)}, where the portal sends to`);
  } catch (error) {
    return failed(what, error);
  }
}
