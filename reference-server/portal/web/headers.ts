import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers of every answer: nothing from elsewhere, nothing in a frame, nothing kept, nothing indexed. */
export const headers: RequestHandler[] = [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Plain HTTP on loopback: a browser that remembered otherwise would lock other servers of this machine out.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  }),
  (_request, response, next) => {
    response.set({ 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' });
    next();
  },
];
