/** The mail room's HTTP server. Each thing one can do is a form that works without a script. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Express, type Response } from 'express';
import { CARDS_KEPT } from './board.ts';
import type { DemoAccounts } from './demo-accounts.ts';
import { headers, lettersPolicy, loopbackOnly, ownPageOnly } from './guard.ts';
import { liveStream } from './live.ts';
import type { MailRoomHealth } from './protocol.ts';
import type { Room } from './room.ts';
import type { Settings } from './settings.ts';
import { renderTemplate } from './templates.ts';

export interface AppParts {
  room: Room;
  health: MailRoomHealth;
  /** Where there is a portal. */
  accounts: DemoAccounts | undefined;
  /** What to tell a portal that is to send here. */
  settings: Settings;
}

const fileBeside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const types = { text: 'text/plain', html: 'text/html', pdf: 'application/pdf' } as const;

/** Puts together the page and what its forms do; nothing is listening yet. */
export function createApp({ room, health, accounts, settings }: AppParts): Express {
  const boot = randomUUID();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(headers, loopbackOnly);

  app.get('/', (_request, response) => {
    const { board } = room;
    const lists = {
      accounts: board.cards('accounts'),
      phone: board.cards('phone'),
      inbox: board.cards('inbox'),
      letterbox: board.cards('letterbox'),
    };
    response.send(
      renderTemplate('page', { health, settings, lists, boot, kept: CARDS_KEPT, sequence: board.sequence() }),
    );
  });
  app.get('/healthz', (_request, response) => {
    response.json(health);
  });
  app.get('/live', liveStream(room.board, boot));
  for (const file of ['style.css', 'mail-room.js']) {
    app.get(`/${file}`, (_request, response) => {
      response.sendFile(fileBeside(file), { cacheControl: false });
    });
  }

  app.get('/letters/:id', async (request, response) => {
    const opened = await room.openLetter(request.params.id);
    if (opened === undefined) notFound(response);
    else response.send(renderTemplate('opened', opened));
  });
  app.get('/letters/:id/original', async (request, response) => {
    const letter = (await room.openLetter(request.params.id))?.letter;
    if (letter === undefined) {
      notFound(response);
      return;
    }
    // A browser's viewer of PDFs is a page of its own, which no policy for this one fits.
    if (letter.format === 'pdf') response.removeHeader('content-security-policy');
    else response.set('content-security-policy', lettersPolicy);
    response.type(types[letter.format]);
    response.send(letter.format === 'pdf' ? Buffer.from(letter.content, 'base64') : letter.content);
  });

  app.use(ownPageOnly);
  app.post('/letters/:id/arrive', async (request, response) => {
    if (await room.letArrive(request.params.id)) response.redirect(303, `/#letterbox-${request.params.id}`);
    else notFound(response);
  });
  app.post('/accounts/:kind/ten-business-days', async (request, response) => {
    if (await room.tenBusinessDays(request.params.kind)) response.redirect(303, `/#accounts-${request.params.kind}`);
    else notFound(response);
  });
  app.post('/accounts', async (_request, response) => {
    if (accounts === undefined) {
      notFound(response);
      return;
    }
    await accounts.renew();
    room.showAccounts();
    response.redirect(303, '/#accounts');
  });

  app.use((_request, response) => {
    notFound(response);
  });
  const failed: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, next) => {
    if (response.headersSent) next(error);
    else tell(response, error.status ?? 500, 'That did not work', error.message);
  };
  app.use(failed);
  return app;
}

function notFound(response: Response): void {
  tell(
    response,
    404,
    'There is no such thing here',
    'It may have made room for newer ones, or the mail room was started anew.',
  );
}

function tell(response: Response, status: number, heading: string, text: string): void {
  response.status(status).send(renderTemplate('message', { heading, text }));
}
