/** What a portal may decide for itself: the catalogue's policy table, as far as it concerns the portal's own behaviour. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface CodePolicy {
  length: number;
  alphabet: string;
  /** Milliseconds after sending. */
  lifetime: number;
  /** Wrong entries that are answered; the one that reaches this number locks (security code) or voids (reset code). */
  tries: number;
}

export interface Policy {
  /** Milliseconds after the request from which on signing in leads to the letter page; 0 is at once. */
  letterPageFrom: number;
  /** Until when the factor that was reported still signs in: the request, or the completion of the change. */
  oldFactorUntil: 'request' | 'completion';
  /** What becomes of the factor that was not reported: one that is merely `kept` gives way to a new one of its kind. */
  otherFactor: 'kept' | 'keptBeside' | 'removed';
  securityCode: CodePolicy & {
    /** New codes that may be asked for in one visit, the first one not counted. */
    resends: number;
    /** Milliseconds after too many wrong codes for which none is taken or sent. */
    lockout: number;
  };
  resetCode: CodePolicy & {
    /** Characters between two dashes, on paper only. */
    groupLength: number;
  };
  /** What a second letter does to the code of the first, or for how many milliseconds none is sent. */
  secondLetter: 'voidsFirst' | 'bothWork' | { refusedFor: number };
  /** Whether the new destination may be one that the account has already. */
  sameDestination: 'accepted' | 'refused';
}

export const defaultPolicy: Policy = {
  letterPageFrom: 0,
  oldFactorUntil: 'completion',
  otherFactor: 'kept',
  securityCode: {
    length: 6,
    alphabet: '0123456789',
    lifetime: 10 * MINUTE,
    tries: 10,
    resends: 5,
    lockout: 15 * MINUTE,
  },
  resetCode: {
    length: 10,
    // Neither vowels nor what looks alike on paper: nobody reads a word, or a one for an l.
    alphabet: 'BCDFGHJKMNPQRSTVWXYZ23456789',
    groupLength: 5,
    // The tenth business day is at most 18 days off, and NIST SP 800-63B-4 allows a mailed code 21.
    lifetime: 21 * DAY,
    tries: 10,
  },
  secondLetter: 'voidsFirst',
  sameDestination: 'accepted',
};
