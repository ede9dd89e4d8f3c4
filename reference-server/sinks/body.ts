/** The bytes of a request's body. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { RequestProblem } from './request-problem.ts';

export const MEBIBYTE = 1024 * 1024;

/** Bodies above this are answered 413. */
const LARGEST_BODY = 10 * MEBIBYTE;

const readBytes: RequestHandler = express.raw({ limit: LARGEST_BODY, type: () => true });

/** @throws RequestProblem for a body that is too large or does not come whole */
export async function readBody(request: Request, response: Response): Promise<Uint8Array> {
  await new Promise<void>((resolve, reject) => {
    void readBytes(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(unreadableBody(error as BodyError));
    });
  });
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
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
