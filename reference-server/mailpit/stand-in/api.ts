/** The part of Mailpit's API that a client needs who reads mail. */
import type { IncomingMessage } from 'node:http';
import express, { type Express, type Request, type Response } from 'express';
import type {
  MailpitEmailAddressResponse,
  MailpitInfoResponse,
  MailpitMessageListItem,
  MailpitMessagesSummaryResponse,
} from 'mailpit-api';
import type { Mailbox, StoredMail } from './mailbox.ts';
import { readSearchQuery } from './search-query.ts';

/** Mails in a list that asks for no other number, as in Mailpit. */
const DEFAULT_LIMIT = 50;

/** @param mayRead whether a request carries what the API asks for */
export function createApi(mailbox: Mailbox, version: string, mayRead: (request: IncomingMessage) => boolean): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');

  app.get('/readyz', (_request, response) => {
    response.end();
  });

  app.use((request, response, next) => {
    if (mayRead(request)) {
      next();
      return;
    }
    response.set('www-authenticate', 'Basic realm="Login"');
    refuse(response, 401, 'Unauthorised.');
  });

  app.get('/api/v1/info', (_request, response) => {
    response.json(info(mailbox, version));
  });

  app.get('/api/v1/messages', (request, response) => {
    response.json(page(request, mailbox, mailbox.list()));
  });

  app.get('/api/v1/search', (request, response) => {
    const query = text(request.query['query']);
    if (query.trim() === '') {
      refuse(response, 400, 'Error: no search query');
      return;
    }
    const matches = readSearchQuery(query);
    if (matches === undefined) {
      refuse(response, 400, `Error: the stand-in searches for to:"address" alone, not ${query}; use Mailpit for more`);
      return;
    }
    response.json(page(request, mailbox, mailbox.list(matches)));
  });

  app.get('/api/v1/message/:id', (request, response) => {
    const { id } = request.params;
    const mail = id === 'latest' ? mailbox.list()[0] : mailbox.get(id);
    if (mail === undefined) {
      refuse(response, 404, '404 page not found');
      return;
    }
    mail.summary.Read = true;
    response.json(mail.message);
  });

  app.use((request, response) => {
    refuse(response, 404, `404: the stand-in for Mailpit has no ${request.method} ${request.path}; use Mailpit for it`);
  });
  return app;
}

function page(request: Request, mailbox: Mailbox, matching: StoredMail[]): MailpitMessagesSummaryResponse {
  const start = wholeNumber(request.query['start']) ?? 0;
  const limit = wholeNumber(request.query['limit']) ?? DEFAULT_LIMIT;
  const all = mailbox.list();
  const messages = matching.slice(start, start + limit).map(({ summary }) => listed(summary));
  return {
    total: all.length,
    unread: unread(all),
    // Deprecated, and still sent.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    count: messages.length,
    messages_count: matching.length,
    messages_unread: unread(matching),
    start,
    tags: Object.keys(countTags(all)).sort(),
    messages,
  };
}

/** In a list, though not in an event, Mailpit has null for no Cc and no Bcc, which the client's types do not tell. */
function listed(summary: MailpitMessageListItem): MailpitMessageListItem {
  const orNull = (list: MailpitEmailAddressResponse[]) => (list.length === 0 ? (null as never) : list);
  return { ...summary, Cc: orNull(summary.Cc), Bcc: orNull(summary.Bcc) };
}

function info(mailbox: Mailbox, version: string): MailpitInfoResponse {
  const mails = mailbox.list();
  const size = mails.reduce((sum, { summary }) => sum + summary.Size, 0);
  return {
    Version: version,
    LatestVersion: 'disabled',
    Database: 'memory',
    DatabaseSize: size,
    Messages: mails.length,
    Unread: unread(mails),
    Tags: countTags(mails),
    RuntimeStats: {
      Uptime: Math.floor(process.uptime()),
      Memory: process.memoryUsage.rss(),
      MessagesDeleted: 0,
      SMTPAccepted: mails.length,
      SMTPAcceptedSize: size,
      SMTPRejected: 0,
      SMTPIgnored: 0,
    },
  };
}

function unread(mails: StoredMail[]): number {
  return mails.filter(({ summary }) => !summary.Read).length;
}

function countTags(mails: StoredMail[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const tag of mails.flatMap(({ summary }) => summary.Tags)) counts[tag] = (counts[tag] ?? 0) + 1;
  return counts;
}

/** As Mailpit does, anything but a whole number counts as not said. */
function wholeNumber(value: unknown): number | undefined {
  return /^\d+$/.test(text(value)) ? Number(value) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).type('text/plain').send(message);
}
