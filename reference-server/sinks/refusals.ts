/** What the sinks were told to refuse, so that it can be seen what a portal does when its provider does not take a message. */
import { randomUUID } from 'node:crypto';
import { readJsonBody } from './json-body.ts';
import { type Received, type Refusal, type RefusalRequest, refusalRequestSchema } from './protocol.ts';
import type { Draft } from './provider.ts';
import { RequestProblem } from './request-problem.ts';

export interface Refusals {
  add(request: RefusalRequest): Refusal;
  /** All that were asked for and not taken back, those that have refused as often as they should included. */
  list(): Refusal[];
  /** @returns whether there was one of that id */
  remove(id: string): boolean;
  /** @throws RequestProblem `refused` for a message that is to be refused, and counts it */
  check(draft: Draft): void;
}

/** The status where the refusal names none; a provider turns `refused` into its own code. */
const DEFAULT_STATUS = 400;

/** @throws RequestProblem 400, naming the field that is not as it should be */
export function readRefusalRequest(body: Uint8Array): RefusalRequest {
  return readJsonBody(body, refusalRequestSchema, '{"channel": "textMessage" or "letter", "to"?, "times"?, "status"?}');
}

/** None is asked for to begin with. */
export function createRefusals(): Refusals {
  const refusals = new Map<string, Refusal>();
  return {
    add(request) {
      const refusal: Refusal = { id: randomUUID(), ...request, refused: 0 };
      refusals.set(refusal.id, refusal);
      return refusal;
    },
    list: () => [...refusals.values()],
    remove: (id) => refusals.delete(id),
    check(draft) {
      const refusal = [...refusals.values()].find((candidate) => applies(candidate, draft));
      if (refusal === undefined) return;
      refusal.refused += 1;
      throw new RequestProblem({
        status: refusal.status ?? DEFAULT_STATUS,
        code: 'refused',
        message: `The sink was told to refuse this (refusal ${refusal.id}); take it back with DELETE /refusals/${refusal.id}.`,
      });
    },
  };
}

function applies({ channel, to, times, refused }: Refusal, draft: Draft): boolean {
  if (channel !== draft.channel || (times !== undefined && refused >= times)) return false;
  return to === undefined || sameRecipient(channel, to, draft.channel === 'letter' ? draft.to.name : draft.to);
}

/** A phone number by its digits, ten of them being North American; a name whatever its letter case and spaces. */
function sameRecipient(channel: Received['channel'], one: string, other: string): boolean {
  const fold =
    channel === 'textMessage'
      ? (text: string) => text.replace(/\D/gu, '').replace(/^(?=\d{10}$)/u, '1')
      : (text: string) => text.trim().replace(/\s+/gu, ' ').toUpperCase();
  return fold(one) === fold(other);
}
