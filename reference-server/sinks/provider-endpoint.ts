/** The Express side of a provider's path: who may send, the request as a provider sees it, the provider's own answer. */
import type { Request, RequestHandler, Response } from 'express';
import type { Access } from './access.ts';
import { readBody } from './body.ts';
import type { Headers, Provider, ProviderAnswer, ProviderRequest } from './provider.ts';
import type { TurnedAway } from './protocol.ts';
import type { Receiver } from './receive.ts';
import { RequestProblem } from './request-problem.ts';

/**
 * Takes what is posted to a provider's path.
 *
 * @param turnAway called with what is not taken, before it is answered
 */
export function providerEndpoint(
  provider: Provider,
  receive: Receiver,
  access: Access,
  turnAway: (event: TurnedAway) => void,
): RequestHandler {
  return async (request, response) => {
    let answer: ProviderAnswer;
    try {
      const headers = headersOf(request);
      // Before its body is read: who may not send here shall not fill the memory either.
      access(request, provider.credential(headers));
      answer = await receive(await toProviderRequest(request, response, headers));
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      answer = provider.refusal(error);
      turnAway(turnedAway(request, provider, answer, error));
    }
    sendAnswer(response, answer);
  };
}

/** What the listeners are told of a request that a provider answered with a problem. */
export function turnedAway(
  { method, baseUrl, path }: Request,
  { channel }: Provider,
  { status }: ProviderAnswer,
  { message }: RequestProblem,
): TurnedAway {
  return { turnedAway: { channel, request: `${method} ${baseUrl}${path}`, status, message } };
}

/** Answers as the provider does, in JSON. */
export function sendAnswer(response: Response, { status, headers = {}, body }: ProviderAnswer): void {
  response.status(status).set(headers).json(body);
}

/** @throws RequestProblem for a body that is too large or does not come whole */
async function toProviderRequest(request: Request, response: Response, headers: Headers): Promise<ProviderRequest> {
  return {
    path: request.path,
    params: request.params as Record<string, string>,
    query: new URL(request.url, 'http://sinks').searchParams,
    headers,
    body: await readBody(request, response),
  };
}

function headersOf(request: Request): Headers {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
