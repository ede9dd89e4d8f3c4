/** The mail room answers this machine alone, and what changes something only its own page. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { asksForLoopback } from '../exposure.ts';

/** Refuses with 421 what was not asked of a loopback name, also when a name elsewhere was made to lead here. */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  if (asksForLoopback(request)) next();
  else response.status(421).type('text/plain').send('The mail room answers on 127.0.0.1 and localhost only.\n');
};

/** Refuses with 403 what a page from elsewhere sends: browsers say where a POST comes from, and programs need not. */
export const ownPageOnly: RequestHandler = (request, response, next) => {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `http://${host}`) next();
  else response.status(403).type('text/plain').send('Only the mail room’s own page may do that.\n');
};

/** Headers of every answer: nothing from elsewhere, nothing kept, nothing indexed, in nobody's frame. */
export const headers: RequestHandler[] = [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Without a referrer a browser would say of the page's own forms, too, that they come from nowhere.
    referrerPolicy: { policy: 'same-origin' },
    // Plain HTTP on loopback: a browser that remembered otherwise would lock other servers of this machine out.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  }),
  (_request, response, next) => {
    response.set({ 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' });
    next();
  },
];

/** For a letter as it was sent: shown as it is, but nothing in it runs, loads or submits. */
export const lettersPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
