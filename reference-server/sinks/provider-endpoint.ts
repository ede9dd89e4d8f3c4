/** The Express side of a provider's path: the body, the headers, the provider's own answer to what could not be read. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Provider, ProviderAnswer, ProviderRequest } from './provider.ts';
import { createReceiver } from './receive.ts';
import { RequestProblem } from './request-problem.ts';
import type { Store } from './store.ts';

const MEBIBYTE = 1024 * 1024;

/** Bodies above this are answered 413. */
const LARGEST_BODY = 10 * MEBIBYTE;

const readBytes: RequestHandler = express.raw({ limit: LARGEST_BODY, type: () => true });

export function providerEndpoint(provider: Provider, store: Store): RequestHandler {
  const receive = createReceiver(provider, store);
  return async (request, response) => {
    let answer: ProviderAnswer;
    try {
      answer = await receive(await toProviderRequest(request, response));
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      answer = provider.refusal(error, withBody(request, new Uint8Array()));
    }
    response
      .status(answer.status)
      .set(answer.headers ?? {})
      .json(answer.body);
  };
}

/** @throws RequestProblem for a body that is too large or does not come whole */
async function toProviderRequest(request: Request, response: Response): Promise<ProviderRequest> {
  await new Promise<void>((resolve, reject) => {
    void readBytes(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(unreadableBody(error as BodyError));
    });
  });
  return withBody(request, Buffer.isBuffer(request.body) ? request.body : new Uint8Array());
}

function withBody(request: Request, body: Uint8Array): ProviderRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return { params: request.params as Record<string, string>, headers, body };
}

type BodyError = Error & { status?: number; type?: string };

/** Express says in `status` and `type` what kept it from reading a body; anything else is a fault of the sinks. */
function unreadableBody(error: BodyError): Error {
  const { status, type, message } = error;
  if (status === undefined || type === undefined) return error;
  if (status === 413) {
    return new RequestProblem({
      status,
      code: 'too-large',
      message: `The body may have ${LARGEST_BODY / MEBIBYTE} MiB, but this one is larger; send a smaller one.`,
    });
  }
  return new RequestProblem({
    status,
    code: type.replaceAll('.', '-'),
    message: `The body should come whole, in a content encoding that HTTP knows, but it could not be read (${message}); send it again.`,
  });
}
