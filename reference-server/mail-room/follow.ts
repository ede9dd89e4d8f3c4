/** Hearing of what arrives: text messages and letters from the sinks, emails from Mailpit or its stand-in. */
import { once } from 'node:events';
import { type MailpitMessageSummaryResponse, MailpitClient } from 'mailpit-api';
import { WebSocket } from 'ws';
import { eventSchema, type Received } from '../sinks/protocol.ts';

/** A mail as Mailpit's API has it, in which more may be missing than its client's types tell. */
export type Mail = Pick<MailpitMessageSummaryResponse, 'ID' | 'To' | 'Cc' | 'Bcc' | 'Subject' | 'Text' | 'HTML'> & {
  From?: { Name: string; Address: string } | null;
};

/** Ends the stream; nothing arrives any more. */
export type Unfollow = () => void;

/** A channel's base URL, and what it asks for by HTTP Basic. */
export interface Source {
  url: string;
  credential?: { user: string; password: string } | undefined;
}

/**
 * Calls `arrived` with each text message and letter from now on.
 *
 * @throws Error when the stream of events cannot be opened
 */
export function followSinks(sinks: Source, arrived: (received: Received) => void): Promise<Unfollow> {
  return follow(sinks, '/events', (text) => {
    const event = eventSchema.parse(JSON.parse(text));
    if ('channel' in event) arrived(event);
  });
}

/**
 * Calls `arrived` with each email from now on.
 *
 * @throws Error when the stream of events cannot be opened
 */
export function followInbox(inbox: Source, arrived: (mail: Mail) => void): Promise<Unfollow> {
  const { url, credential } = inbox;
  const auth = credential && { username: credential.user, password: credential.password };
  const client = new MailpitClient(url, auth && { auth });
  return follow(inbox, '/api/events', (text) => {
    // Where many mails come at once Mailpit may join several events, a line each.
    for (const line of text.split('\n')) {
      const { Type, Data } = JSON.parse(line) as { Type: string; Data?: { ID?: string } };
      if (Type !== 'new' || Data?.ID === undefined) continue;
      // One that was deleted in the meantime cannot be shown.
      client.getMessageSummary(Data.ID).then(arrived, () => undefined);
    }
  });
}

async function follow({ url, credential }: Source, path: string, said: (text: string) => void): Promise<Unfollow> {
  const auth = credential && { auth: `${credential.user}:${credential.password}` };
  const socket = new WebSocket(`${url.replace(/^http/u, 'ws')}${path}`, auth);
  socket.on('message', (data: Buffer) => said(data.toString('utf8')));
  await once(socket, 'open');
  // Whoever started the channels hears when they end; the page then merely shows nothing new.
  socket.on('error', () => socket.terminate());
  return () => socket.terminate();
}
