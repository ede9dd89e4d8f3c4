/** What is to be seen on the page, as cards; each change of one is numbered, so that a browser can be told what it lacks. */

/** Where a card belongs. */
export type List = 'accounts' | 'phone' | 'inbox' | 'letterbox';

export interface Card {
  list: List;
  /** Unique in its list, and fit for an id in HTML. */
  id: string;
  html: string;
  /** Number of its last change. */
  changed: number;
  /** What is said aloud when it comes. */
  said?: string;
}

export interface Board {
  /** Adds a card at the top of its list, or replaces it where it is; `toTop` moves it up. */
  put(card: Omit<Card, 'changed'>, options?: { toTop?: boolean }): void;
  /** A list, from top to bottom. */
  cards(list: List): readonly Card[];
  /** Cards that were changed since, the oldest change first. */
  changedAfter(sequence: number): Card[];
  /** Number of the newest change; 0 where there was none. */
  sequence(): number;
  /** Calls `listener` with each change from now on; the answer ends that. */
  subscribe(listener: (card: Card) => void): () => void;
}

/** Cards a list keeps: who attaches a whole run sees the end of it, and a browser has no thousands to draw. */
export const CARDS_KEPT = 40;

/** @param dropped told of each card that had to make room */
export function createBoard(dropped: (card: Card) => void = () => {}): Board {
  const lists: Record<List, Card[]> = { accounts: [], phone: [], inbox: [], letterbox: [] };
  const listeners = new Set<(card: Card) => void>();
  let sequence = 0;
  return {
    put(wanted, { toTop = false } = {}) {
      sequence += 1;
      const card: Card = { ...wanted, changed: sequence };
      const list = lists[card.list];
      const index = list.findIndex(({ id }) => id === card.id);
      if (index >= 0 && !toTop) list[index] = card;
      else {
        if (index >= 0) list.splice(index, 1);
        list.unshift(card);
      }
      for (const old of list.splice(CARDS_KEPT)) dropped(old);
      for (const listener of listeners) listener(card);
    },
    cards: (list) => lists[list],
    changedAfter: (after) =>
      Object.values(lists)
        .flat()
        .filter(({ changed }) => changed > after)
        .sort((one, other) => one.changed - other.changed),
    sequence: () => sequence,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
