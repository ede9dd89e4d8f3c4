/** The HTTP side of the sinks: protocol.ts's requests and the providers' paths, as an Express app. */
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import packageJson from '../../package.json' with { type: 'json' };
import { readToken } from '../exposure.ts';
import { type Access, AUTHENTICATE } from './access.ts';
import { readBody } from './body.ts';
import { EVENTS_PATH } from './events.ts';
import type { Health, PhoneNumberLease, RefusalList } from './protocol.ts';
import type { Provider } from './provider.ts';
import { providerEndpoint, sendAnswer, turnedAway } from './provider-endpoint.ts';
import { readReceivedQuery } from './received-query.ts';
import type { Receiver } from './receive.ts';
import { readRefusalRequest, type Refusals } from './refusals.ts';
import { problemBody, RequestProblem } from './request-problem.ts';
import type { Store } from './store.ts';

export interface AppParts {
  store: Store;
  refusals: Refusals;
  /** Each provider with the one that takes its requests. */
  receivers: ReadonlyMap<Provider, Receiver>;
  access: Access;
  newPhoneNumber: () => string;
}

/** Puts together what takes, keeps and tells of messages; nothing is listening yet. */
export function createApp({ store, refusals, receivers, access, newPhoneNumber }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const known = new Map<string, string[]>();

  /** One method of a path; those that it does not have are answered 405 with what is allowed. */
  function route(method: 'get' | 'post' | 'delete', path: string, handler: RequestHandler): void {
    const methods = known.get(path) ?? [];
    known.set(path, [...methods, method === 'get' ? 'GET, HEAD' : method.toUpperCase()]);
    app.route(path)[method](handler);
  }

  /** What is posted to an address that is none may have been meant for either channel. */
  function tellOfPost({ method, path }: Request, problem: unknown): void {
    if (method !== 'POST' || !(problem instanceof RequestProblem)) return;
    for (const channel of ['textMessage', 'letter'] as const) {
      const { status, message } = problem;
      store.turnAway({ turnedAway: { channel, request: `POST ${path}`, status, message } });
    }
  }

  for (const [provider, receive] of receivers) {
    const turnAway = (request: Request, response: Response, problem: RequestProblem): void => {
      const answer = provider.refusal(problem);
      store.turnAway(turnedAway(request, provider, answer, problem));
      sendAnswer(response, answer);
    };
    route('post', provider.path, providerEndpoint(provider, receive, access, store.turnAway));
    app.all(provider.path, (request, response) => {
      response.set('allow', 'POST');
      turnAway(request, response, notAllowed(request, 'POST'));
    });
    if (provider.prefix !== undefined) {
      app.use(provider.prefix, (request, response) => {
        turnAway(request, response, notFound(request, [`POST ${provider.path}`]));
      });
    }
  }
  route('get', '/healthz', (_request, response) => {
    const health: Health = { service: 'second-factor-conformance sinks', version: packageJson.version };
    response.json(health);
  });

  // What is below is for those who read and control the sinks.
  app.use((request, _response, next) => {
    try {
      access(request, readToken(request.headers.authorization));
    } catch (error) {
      if (!known.has(request.path)) tellOfPost(request, error);
      throw error;
    }
    next();
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
  route('post', '/refusals', async (request, response) => {
    response.status(201).json(refusals.add(readRefusalRequest(await readBody(request, response))));
  });
  route('get', '/refusals', (_request, response) => {
    const list: RefusalList = { refusals: refusals.list() };
    response.json(list);
  });
  route('delete', '/refusals/:id', (request, response) => {
    const { id } = request.params as { id: string };
    if (!refusals.remove(id)) {
      throw new RequestProblem({
        status: 404,
        code: 'not-found',
        message: `There is no refusal ${id}; GET /refusals lists those that there are.`,
      });
    }
    response.status(204).end();
  });

  for (const [path, methods] of known) {
    app.all(path, (request, response) => {
      response.set('allow', methods.join(', '));
      throw notAllowed(request, methods.join(', '));
    });
  }
  app.use((request) => {
    const problem = notFound(
      request,
      [...known].flatMap(([path, methods]) => methods.map((method) => `${method.split(',')[0] ?? ''} ${path}`)),
    );
    tellOfPost(request, problem);
    throw problem;
  });
  app.use(answerError);
  return app;
}

function notAllowed({ method, path }: Request, allow: string): RequestProblem {
  return new RequestProblem({
    status: 405,
    code: 'method-not-allowed',
    message: `${path} takes ${allow}, but this was ${method}; send it with the method that it takes.`,
  });
}

function notFound({ method, baseUrl, path }: Request, known: string[]): RequestProblem {
  return new RequestProblem({
    status: 404,
    code: 'not-found',
    message: `There is nothing at ${method} ${baseUrl}${path}; the sinks know ${known.join(', ')}.`,
  });
}

const answerError: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = error instanceof RequestProblem ? error : otherProblem(error, request.path);
  if (problem.status === 401) response.set('www-authenticate', AUTHENTICATE);
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
