/** Carries the id of a visit in a cookie. What a visit is, and when it ends, is not this file's. */
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

declare module 'express-session' {
  interface SessionData {
    browser?: string;
  }
}

export interface Sessions {
  middleware: RequestHandler;
  /** Whether the browser holds the cookie of a session that is not there any more. */
  isGone(request: Request): boolean;
}

/** Sessions in memory: none outlives the portal. */
export function createSessions(): Sessions {
  // A name of its own, since browsers give a cookie to every port of a host.
  const name = `reference-portal-${randomBytes(4).toString('hex')}`;
  return {
    middleware: session({
      name,
      secret: randomBytes(32).toString('hex'),
      resave: false,
      saveUninitialized: false,
      // Until the browser closes: how long a session lasts goes by the account's clock.
      cookie: { httpOnly: true, sameSite: 'lax', secure: false, path: '/' },
    }),
    isGone: (request) => request.session.csrfToken === undefined && (request.headers.cookie ?? '').includes(`${name}=`),
  };
}

/** The mark of the browser, made with its first visit. */
export function browserOf(request: Request): string {
  request.session.browser ??= randomBytes(8).toString('hex');
  return request.session.browser;
}

/** Begins a new session of the same browser: another id, and nothing kept but the browser's mark. (SEC-11) */
export async function renewSession(request: Request): Promise<void> {
  const browser = browserOf(request);
  await promisify(request.session.regenerate.bind(request.session))();
  request.session.browser = browser;
}
