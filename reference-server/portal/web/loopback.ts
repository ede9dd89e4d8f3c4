/** The portal answers this machine alone, also when a name elsewhere was made to lead here. */
import type { RequestHandler } from 'express';
import { asksForLoopback, isLoopbackAddress } from '../../exposure.ts';

/** Refuses what was not asked of a loopback name, with 421. */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  if (asksForLoopback(request)) next();
  else response.status(421).type('text/plain').send('This reference portal answers on 127.0.0.1 and localhost only.\n');
};

/** Refuses with 403 what does not come from this machine, or from a page in a browser: those send their origin. */
export const controlOnly: RequestHandler = (request, response, next) => {
  if (
    isLoopbackAddress(request.socket.remoteAddress) &&
    asksForLoopback(request) &&
    request.headers.origin === undefined
  )
    next();
  else response.status(403).json({ error: 'The control address is for programs on this machine only.' });
};
