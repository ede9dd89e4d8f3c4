/** The HTTP side of the sinks: protocol.ts's requests and the providers' paths, as an Express app. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import packageJson from '../../package.json' with { type: 'json' };
import { EVENTS_PATH } from './events.ts';
import type { Health, PhoneNumberLease } from './protocol.ts';
import type { Provider } from './provider.ts';
import { providerEndpoint } from './provider-endpoint.ts';
import { readReceivedQuery } from './received-query.ts';
import { problemBody, RequestProblem } from './request-problem.ts';
import type { Store } from './store.ts';

export interface AppParts {
  store: Store;
  providers: readonly Provider[];
  newPhoneNumber: () => string;
}

export function createApp({ store, providers, newPhoneNumber }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const known: string[] = [];

  /** The one method of a path; every other one is answered 405 with what is allowed. */
  function route(method: 'get' | 'post', path: string, handler: RequestHandler): void {
    known.push(`${method.toUpperCase()} ${path}`);
    const allow = method === 'get' ? 'GET, HEAD' : 'POST';
    app
      .route(path)
      [method](handler)
      .all((request, response) => {
        response.set('allow', allow);
        throw new RequestProblem({
          status: 405,
          code: 'method-not-allowed',
          message: `${request.path} takes ${allow}, but this was ${request.method}; send it with the method that it takes.`,
        });
      });
  }

  route('get', '/healthz', (_request, response) => {
    const health: Health = { service: 'second-factor-conformance sinks', version: packageJson.version };
    response.json(health);
  });
  route('get', '/received', (request, response) => {
    const { after, channel } = readReceivedQuery(request.query);
    response.json(store.after(after, channel));
  });
  route('get', EVENTS_PATH, (_request, response) => {
    response.set('upgrade', 'websocket');
    throw new RequestProblem({
      status: 426,
      code: 'upgrade-required',
      message: `${EVENTS_PATH} is a WebSocket, but this was a plain GET; open it with the ws: scheme.`,
    });
  });
  route('post', '/phone-numbers', (_request, response) => {
    const lease: PhoneNumberLease = { phoneNumber: newPhoneNumber() };
    response.status(201).json(lease);
  });
  for (const provider of providers) route('post', provider.path, providerEndpoint(provider, store));

  app.use((request) => {
    throw new RequestProblem({
      status: 404,
      code: 'not-found',
      message: `There is nothing at ${request.method} ${request.path}; the sinks know ${known.join(', ')}.`,
    });
  });
  app.use(answerError);
  return app;
}

const answerError: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = error instanceof RequestProblem ? error : otherProblem(error, request.path);
  response.status(problem.status).json(problemBody(problem));
};

/** Express marks what a client did wrong with a status below 500; the rest is a fault of the sinks. */
function otherProblem(error: unknown, path: string): RequestProblem {
  const { status = 500, message } = error as Error & { status?: number };
  if (status < 500) {
    return new RequestProblem({
      status,
      code: 'bad-request',
      message: `The request for ${path} cannot be read (${message}); put it right and send it again.`,
    });
  }
  return new RequestProblem({
    status: 500,
    code: 'internal',
    message: `The sinks failed at ${path} (${message}), which is a fault of theirs and not of the request; please report it.`,
  });
}
