/** Who may send to the sinks, and read what they hold. */
import type { IncomingMessage } from 'node:http';
import { asksForLoopback, isLoopbackAddress, sameSecret } from '../exposure.ts';
import { RequestProblem } from './request-problem.ts';

/** How a 401 asks for the token: Basic too, since that is what a browser can ask its user for. */
export const AUTHENTICATE = 'Basic realm="second-factor-conformance sinks", Bearer';

/**
 * Passes a request, or throws.
 * @param secret what the request carries as its credential, in whichever way fits its path
 * @throws RequestProblem 401 `unauthorized` without a credential, `bad-credential` with a wrong one
 */
export type Access = (request: IncomingMessage, secret: string | undefined) => void;

/**
 * Without a token everyone passes. With one, a credential that is sent must be it, and what does not come from this machine
 * must send one: so the kit and the reference portal need none, and a vendor's wrong key is told as its provider would.
 */
export function createAccess(token: string | undefined): Access {
  return (request, secret) => {
    if (token === undefined || (secret === undefined && isFromHere(request))) return;
    if (secret !== undefined && sameSecret(secret, token)) return;
    throw new RequestProblem({
      status: 401,
      code: secret === undefined ? 'unauthorized' : 'bad-credential',
      message: `These sinks were started with a token, but this request carries ${secret === undefined ? 'none' : 'another one'}; send what SFC_SINKS_TOKEN was when they were started.`,
    });
  };
}

/** What asks for another name does not count, since a page in a browser may be behind it. */
function isFromHere(request: IncomingMessage): boolean {
  return isLoopbackAddress(request.socket.remoteAddress) && asksForLoopback(request);
}
