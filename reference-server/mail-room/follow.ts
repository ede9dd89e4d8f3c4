/** Hearing of what arrives: text messages and letters from the sinks, emails from Mailpit or its stand-in. */
import { once } from 'node:events';
import { type MailpitMessageSummaryResponse, MailpitClient } from 'mailpit-api';
import { WebSocket } from 'ws';
import { helloSchema, type Received, receivedSchema } from '../sinks/protocol.ts';

/** A mail as Mailpit's API has it, in which more may be missing than its client's types tell. */
export type Mail = Pick<MailpitMessageSummaryResponse, 'ID' | 'To' | 'Cc' | 'Bcc' | 'Subject' | 'Text' | 'HTML'> & {
  From?: { Name: string; Address: string } | null;
};

/** Ends the stream; nothing arrives any more. */
export type Unfollow = () => void;

/** A channel's base URL, and what it wants to be sent along. */
export interface Source {
  url: string;
  token: string | undefined;
}

export function followSinks(sinks: Source, arrived: (received: Received) => void): Promise<Unfollow> {
  return follow(sinks, '/events', (text) => {
    const event: unknown = JSON.parse(text);
    if (!helloSchema.safeParse(event).success) arrived(receivedSchema.parse(event));
  });
}

export function followInbox(inbox: Source, arrived: (mail: Mail) => void): Promise<Unfollow> {
  const { url, token } = inbox;
  // Its password is what counts, as it does for a browser.
  const client = new MailpitClient(
    url,
    token === undefined ? undefined : { auth: { username: "sinks", password: token } },
  );
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

async function follow({ url, token }: Source, path: string, said: (text: string) => void): Promise<Unfollow> {
  const headers =
    token === undefined ? {} : { authorization: `Basic ${Buffer.from(`sinks:${token}`).toString('base64')}` };
  const socket = new WebSocket(`${url.replace(/^http/u, 'ws')}${path}`, { headers });
  socket.on('message', (data: Buffer) => said(data.toString('utf8')));
  await once(socket, 'open');
  // Whoever started the channels hears when they end; the page then merely shows nothing new.
  socket.on('error', () => socket.terminate());
  return () => socket.terminate();
}
