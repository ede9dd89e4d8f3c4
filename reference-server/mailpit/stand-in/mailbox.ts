/** The mails that the stand-in holds. */
import type { MailpitMessageListItem, MailpitMessageSummaryResponse } from 'mailpit-api';

/** A mail as Mailpit's API has it: in lists and events without its text, by its id with it. */
export interface StoredMail {
  summary: MailpitMessageListItem;
  message: MailpitMessageSummaryResponse;
}

export interface Mailbox {
  add(mail: StoredMail): void;
  /** Newest first, those that `matches` takes. */
  list(matches?: (mail: StoredMail) => boolean): StoredMail[];
  get(id: string): StoredMail | undefined;
  /** Calls `listener` with each mail from now on; the answer ends that. */
  subscribe(listener: (mail: StoredMail) => void): () => void;
}

/** An empty one, in memory. */
export function createMailbox(): Mailbox {
  const mails: StoredMail[] = [];
  const byId = new Map<string, StoredMail>();
  const listeners = new Set<(mail: StoredMail) => void>();
  return {
    add(mail) {
      mails.unshift(mail);
      byId.set(mail.summary.ID, mail);
      for (const listener of listeners) listener(mail);
    },
    list: (matches = () => true) => mails.filter(matches),
    get: (id) => byId.get(id),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
