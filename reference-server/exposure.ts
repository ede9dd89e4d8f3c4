/** Where a server of the kit may listen: on loopback freely, beyond it only behind a token. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** This machine alone. */
export const LOOPBACK = '127.0.0.1';

/** Fewer characters than this can be tried out. */
const SHORTEST_TOKEN = 16;

/** What fits a Bearer token (RFC 6750), a password in HTTP Basic and SMTP, and an environment variable alike. */
const TOKEN_CHARACTERS = /^[\w.~+/=-]+$/u;

/** Whether a host, as one names it to listen on, is this machine alone. */
function isLoopbackName(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/gu, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/u.test(name);
}

/** Whether a request, by its Host header, asks for this machine: a name elsewhere that was made to lead here does not. */
export function asksForLoopback({ headers }: { headers: { host?: string | undefined } }): boolean {
  return isLoopbackName((headers.host ?? '').replace(/:\d+$/u, ''));
}

/** Whether the other end of a connection is on this machine. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && isLoopbackName(address.replace(/^::ffff:/iu, ''));
}

/** The name by which this machine reaches what listens on `host`: all addresses are no address to connect to. */
export function reachableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? LOOPBACK : host;
}

/** A host as it stands in a URL: an IPv6 address in brackets. */
export function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Checks what someone asked for before anything listens.
 * @param what who wants to listen, for the message: `The sinks`
 * @throws Error in one sentence for a host beyond loopback without a token, and for a token that is none
 */
export function checkExposure(what: string, host: string, token: string | undefined): void {
  if (token === undefined) {
    if (isLoopbackName(host)) return;
    throw new Error(
      `${what} should listen on ${host}, which others can reach, but there is no token to keep them out; set SFC_SINKS_TOKEN to one of at least ${SHORTEST_TOKEN} characters, or listen on ${LOOPBACK}.`,
    );
  }
  // The token itself is a secret and stays out of the message.
  const fault =
    token.length < SHORTEST_TOKEN
      ? `it has ${token.length}`
      : TOKEN_CHARACTERS.test(token)
        ? undefined
        : 'it has others too';
  if (fault === undefined) return;
  throw new Error(
    `A token should have at least ${SHORTEST_TOKEN} characters, all of them letters, digits or -._~+/=, but ${fault}; make one with "openssl rand -hex 16" and set SFC_SINKS_TOKEN to it.`,
  );
}

/**
 * Compares two secrets in a time that does not tell how much of them is equal. Hashing only makes their lengths equal; it is no
 * protection of what is stored.
 */
export function sameSecret(one: string, other: string): boolean {
  const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** User name and password of an HTTP Basic header; undefined where there is none that can be read. */
export function readBasic(authorization: string | undefined): { user: string; password: string } | undefined {
  const encoded = /^basic +([\w+/=-]+)$/iu.exec(authorization?.trim() ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [, user, password] = /^([^:]*):(.*)$/su.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return user === undefined || password === undefined ? undefined : { user, password };
}

/** The token of a Bearer header, or the password of a Basic one, which is what a browser can send. */
export function readToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/iu.exec(authorization?.trim() ?? '')?.[1] ?? readBasic(authorization)?.password;
}
