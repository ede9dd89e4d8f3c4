/** The portal's HTTP server, put together. */
import express, { type ErrorRequestHandler, type Express } from 'express';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { controlRouter, type ControlSetting } from './control-router.ts';
import { flowRouter, type FlowSetting } from './flow-router.ts';
import { headers } from './headers.ts';
import { loopbackOnly } from './loopback.ts';
import { renderFrame, renderMessage } from './render.ts';

const styleSheet = fileURLToPath(new URL('style.css', import.meta.url));

/** @param log takes a line for whoever runs the portal: what went wrong in it */
export function createApp(setting: FlowSetting & ControlSetting, log: (line: string) => void): Express {
  const { presentation } = setting;
  const { words, delay, script, framed } = presentation;
  const app = express();
  app.disable('x-powered-by');
  // Pages are never kept, so there is nothing to compare a tag with.
  app.disable('etag');
  app.use(headers(presentation));

  app.use('/control', controlRouter(setting));
  app.use(loopbackOnly);
  app.get('/healthz', (_request, response) => {
    response.json({ service: 'reference portal' });
  });
  app.get('/style.css', (_request, response) => {
    response.sendFile(styleSheet, { cacheControl: false });
  });
  if (script !== '') {
    app.get('/script.js', (_request, response) => {
      response.type('text/javascript').send(script);
    });
  }
  if (delay > 0) {
    app.use(async (_request, _response, next) => {
      await pause(delay);
      next();
    });
  }
  if (framed) {
    app.get('/frame', (_request, response) => {
      response.send(renderFrame(presentation));
    });
  }
  app.use(flowRouter(setting));
  app.use((_request, response) => {
    response.status(404).send(renderMessage(words['portal.notFound'], '', presentation));
  });

  const failed: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error.status ?? 500;
    if (status >= 500) log(error.stack ?? error.message);
    response.status(status).send(renderMessage(words['portal.failed'], words['portal.failedText'], presentation));
  };
  app.use(failed);
  return app;
}
