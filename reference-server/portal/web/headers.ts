import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Presentation } from '../presentation/presentation.ts';

/**
 * Headers of every answer: nothing from elsewhere, nothing kept, nothing indexed; a script or a frame only where the
 * presentation has one, and then the portal's own.
 */
export function headers({ script, framed }: Pick<Presentation, 'script' | 'framed'>): RequestHandler[] {
  const ownScript = script === '' ? {} : { scriptSrc: ["'self'"], connectSrc: ["'self'"] };
  const ownFrame = framed ? { frameSrc: ["'self'"] } : {};
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: [framed ? "'self'" : "'none'"],
          baseUri: ["'none'"],
          ...ownScript,
          ...ownFrame,
        },
      },
      // Plain HTTP on loopback: a browser that remembered otherwise would lock other servers of this machine out.
      strictTransportSecurity: false,
      xFrameOptions: { action: framed ? 'sameorigin' : 'deny' },
    }),
    (_request, response, next) => {
      response.set({ 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' });
      next();
    },
  ];
}
