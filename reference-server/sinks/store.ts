/** What the sinks hold: every message in its order, and who wants to hear of the next, or of one that was not taken. */
import { deliveryWindow } from './post.ts';
import type { Received, ReceivedList, TurnedAway } from './protocol.ts';
import type { Draft, Provider } from './provider.ts';

export interface Store {
  /** Stores a message under the next sequence number and tells every listener before it returns. */
  add(draft: Draft, provider: Provider): Received;
  /** What came after a sequence number, oldest first; `channel` leaves out the other one. */
  after(sequence: number, channel?: Received['channel']): ReceivedList;
  /** The sequence number of the newest message, 0 when there is none. */
  cursor(): number;
  /** Tells every listener of a request of which nothing is stored. */
  turnAway(turnedAway: TurnedAway): void;
  /** Calls `listener` with each message from now on, and with what is turned away; the answer ends that. */
  subscribe(listener: (event: Received | TurnedAway) => void): () => void;
}

/** @param now the sinks' clock: when a message was received, and on which day a letter was handed in */
export function createStore(now: () => Date): Store {
  const messages: Received[] = [];
  const listeners = new Set<(event: Received | TurnedAway) => void>();
  return {
    add(draft, provider) {
      const receivedAt = now();
      const base = {
        id: provider.newId(),
        sequence: messages.length + 1,
        receivedAt: receivedAt.toISOString(),
        provider: provider.name,
      };
      const received: Received =
        draft.channel === 'letter'
          ? { ...base, ...draft, expectedDelivery: deliveryWindow(receivedAt) }
          : { ...base, ...draft };
      messages.push(received);
      for (const listener of listeners) listener(received);
      return received;
    },
    after(sequence, channel) {
      const newer = messages.slice(sequence);
      return {
        messages: channel === undefined ? newer : newer.filter((message) => message.channel === channel),
        cursor: messages.length,
      };
    },
    cursor: () => messages.length,
    turnAway(turnedAway) {
      for (const listener of listeners) listener(turnedAway);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
