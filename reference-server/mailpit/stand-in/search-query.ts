/** The part of Mailpit's search that finds the mails to an address. */
import type { StoredMail } from './mailbox.ts';

/**
 * Reads `to:"address"`, alone or several of them (all must match).
 *
 * As in Mailpit it is a substring of the recipients in JSON, names included, in any letter case: `user1@` also finds
 * `xuser1@`.
 * @returns undefined for a query that asks for anything else, which the stand-in does not know
 */
export function readSearchQuery(query: string): ((mail: StoredMail) => boolean) | undefined {
  const terms = query.match(/(?:"[^"]*"|[^\s"])+/g)?.map((term) => term.replaceAll('"', '').toLowerCase()) ?? [];
  if (terms.length === 0 || !terms.every((term) => /^to:./.test(term))) return undefined;
  const wanted = terms.map((term) => term.slice('to:'.length));
  return ({ summary }) => {
    const recipients = JSON.stringify(summary.To).toLowerCase();
    return wanted.every((part) => recipients.includes(part));
  };
}
