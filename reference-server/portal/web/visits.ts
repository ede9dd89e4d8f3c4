/** Which visit a request belongs to. */
import type { Request } from 'express';
import type { Clock } from '../clock.ts';
import { newVisit, type Visit } from '../flow/visit.ts';
import type { Account } from '../model.ts';
import { browserOf, renewSession } from './sessions.ts';

export type SignedInVisit = Visit & { account: Account };

export interface Visits {
  /** The visit of someone who is signed in and was not away for too long. */
  signedIn(request: Request): SignedInVisit | undefined;
  /** The visit of the session, signed in or not, over or not. */
  any(request: Request): Visit | undefined;
  /** A new session with a new visit; the old ones are gone. */
  begin(request: Request): Promise<Visit>;
}

/** @param sessionEndsAfter milliseconds without a request, by the account’s clock, after which one has to sign in again */
export function createVisits(clock: Clock, sessionEndsAfter: number): Visits {
  const visits = new Map<string, Visit>();
  return {
    signedIn(request) {
      const visit = visits.get(request.sessionID);
      if (visit?.account === undefined) return undefined;
      const now = clock.now(visit.account);
      if (visit.lastSeen !== undefined && now.getTime() - visit.lastSeen.getTime() > sessionEndsAfter) return undefined;
      visit.lastSeen = now;
      return visit as SignedInVisit;
    },
    any: (request) => visits.get(request.sessionID),
    async begin(request) {
      visits.delete(request.sessionID);
      await renewSession(request);
      const visit = newVisit(request.sessionID, browserOf(request));
      visits.set(visit.id, visit);
      return visit;
    },
  };
}
