/** What one browser is doing: where it is in the flow, and what was entered so far. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { SentCode } from './codes.ts';
import type { Contact, Member } from './members.ts';

export type Screen =
  | 'memberId'
  | 'passphrase'
  | 'check'
  | 'conditions'
  | 'address'
  | 'requested'
  | 'printing'
  | 'letter'
  | 'destination'
  | 'loginCode'
  | 'letterCode'
  | 'summary'
  | 'staying'
  | 'home'
  | 'loggedOut';

export interface Visit {
  screen: Screen;
  memberId: string;
  member: Member | undefined;
  /** The contact that was reported as lost in this visit. */
  lost: Contact['kind'] | undefined;
  /** The contact that the login code went to, and whether it is a new one. */
  sentTo: { contact: Contact; isNew: boolean; code: SentCode } | undefined;
  /** Whether the letter's code was entered. */
  hasLetterCode: boolean;
}

export function newVisit(screen: Screen = 'memberId'): Visit {
  return {
    screen,
    memberId: '',
    member: undefined,
    lost: undefined,
    sentTo: undefined,
    hasLetterCode: false,
  };
}

const cookie = 'lakeside';

/** Visits by cookie; `start` begins a visit under a new name. */
export class Visits {
  readonly #visits = new Map<string, Visit>();

  of(header: string | undefined): Visit {
    const name = new RegExp(`(?:^|; )${cookie}=([0-9a-f]+)`, 'u').exec(header ?? '')?.[1] ?? '';
    return this.#visits.get(name) ?? newVisit();
  }

  /** Gives the visit a fresh cookie: whoever knew the old one is out. */
  start(visit: Visit, response: Parameters<RequestHandler>[1]): void {
    for (const [name, other] of this.#visits) if (other === visit) this.#visits.delete(name);
    const name = randomBytes(24).toString('hex');
    this.#visits.set(name, visit);
    response.cookie(cookie, name, { httpOnly: true, sameSite: 'strict' });
  }
}
