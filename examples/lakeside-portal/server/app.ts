/** The portal over HTTP: one page, its scripts, and the acts that they ask for. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { acts, Refusal, viewOf, type House } from './flow.ts';
import { states, statesLike } from './states.ts';
import { testHooks } from './test-hooks.ts';
import { newVisit, Visits } from './visits.ts';

const web = path.join(import.meta.dirname, '../web');

/** The packages of Lit, which browsers load as the modules that they are. */
const modules = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'];
const packages = path.join(path.dirname(createRequire(import.meta.url).resolve('lit')), '..');

export function createApp(house: House): Express {
  const app = express();
  const visits = new Visits();
  const scripts = `script-src 'self' '${importMapHash()}'`;
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': [
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        scripts,
        "frame-ancestors 'self'",
      ].join('; '),
      'X-Robots-Tag': 'noindex, nofollow',
      'Cache-Control': 'no-store',
    });
    next();
  });
  app.get('/health', (_request, response) => {
    response.json({ ok: true });
  });
  for (const name of modules) {
    app.use(`/modules/${name}`, express.static(path.join(packages, name), { cacheControl: false }));
  }

  app.use('/api', express.json(), async (_request, _response, next) => {
    await pause(house.settings.answerTakes);
    next();
  });
  // Who opens the page begins anew: a login is never resumed.
  app.post('/api/begin', (_request, response) => {
    const visit = newVisit();
    visits.start(visit, response);
    response.json(viewOf(visit, house));
  });
  app.get('/api/states', (request, response) => {
    const { begin } = request.query;
    response.json(typeof begin === 'string' ? statesLike(begin) : Object.values(states));
  });
  app.post('/api/acts/:act', async (request, response) => {
    const visit = visits.of(request.headers.cookie);
    const known = acts[request.params.act];
    if (known?.on !== visit.screen) {
      response.status(409).json({ error: 'That is not possible now. Start again.', view: viewOf(visit, house) });
      return;
    }
    const before = visit.member;
    await known.act(visit, (request.body ?? {}) as Record<string, unknown>, house);
    if (visit.member !== before) visits.start(visit, response);
    response.json(viewOf(visit, house));
  });
  if (house.settings.testHooks) app.use('/test', express.json(), testHooks(house));
  app.use(express.static(web, { cacheControl: false }));
  app.use(refuse);
  return app;
}

/** The one script that stands in the page itself is its import map. */
function importMapHash(): string {
  const page = readFileSync(path.join(web, 'index.html'), 'utf8');
  const map = /<script type="importmap">([^]*?)<\/script>/u.exec(page)?.[1] ?? '';
  return `sha256-${createHash('sha256').update(map).digest('base64')}`;
}

const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof Refusal) {
    response.status(422).json({ error: error.message });
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  response.status(500).json({ error: 'Something went wrong on our side. Nothing was changed; try again.' });
};
