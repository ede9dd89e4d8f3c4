/** Bytes to text: a body that is not UTF-8 is told, and not stored with replacement characters in it. */
import { RequestProblem } from './request-problem.ts';

/** @throws RequestProblem 400 `not-utf-8` */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RequestProblem({
      status: 400,
      code: 'not-utf-8',
      message: 'The body should be text in UTF-8, but it has bytes that are none; send it in UTF-8.',
    });
  }
}
