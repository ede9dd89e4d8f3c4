/** What happens in the mail room: what arrives becomes a card, and accounts have clocks that let letters arrive. */
import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Letter, Received, TextMessage } from '../sinks/protocol.ts';
import { type Board, createBoard } from './board.ts';
import { dayInWords, hasCome, millisecondsUntil, postalDays, timeInWords } from './business-days.ts';
import type { DemoAccount, DemoAccounts } from './demo-accounts.ts';
import type { Mail } from './follow.ts';
import { wordsOfHtml } from './html-words.ts';
import { type PaperLine, paperOf } from './paper.ts';
import { renderTemplate } from './templates.ts';

export interface Room {
  board: Board;
  textMessage(message: TextMessage): void;
  email(mail: Mail): Promise<void>;
  letter(letter: Letter): Promise<void>;
  /** Puts the accounts' cards up again, as when they are others. */
  showAccounts(): void;
  /** Moves an account's clock on ten business days. @returns false where there is no such account */
  tenBusinessDays(kind: string): Promise<boolean>;
  /** Moves the clock of a letter's account on to its fifth business day. @returns false where there is no such letter */
  letArrive(id: string): Promise<boolean>;
  /** A letter that is still kept, with what it says. */
  openLetter(id: string): Promise<{ letter: Letter; paper: PaperLine[] | undefined } | undefined>;
}

/** Messages that are kept of one number. */
const MESSAGES_KEPT = 20;

/** Characters of an email that are shown; the inbox itself has the rest. */
const EMAIL_SHOWN = 4000;

interface Posted {
  letter: Letter;
  /** Whose it is, where that is a demo account. */
  account?: DemoAccount;
  /** Fifth and tenth business day by its account's clock. */
  earliest: string;
  latest: string;
}

/** @param accounts none where there is no portal */
export function createRoom(accounts: DemoAccounts | undefined): Room {
  const threads = new Map<string, TextMessage[]>();
  const posted = new Map<string, Posted>();
  const board = createBoard(({ list, id }) => {
    if (list === 'letterbox') posted.delete(id);
    if (list === 'phone') for (const number of threads.keys()) if (idOf(number) === id) threads.delete(number);
  });

  const isHere = ({ account, earliest }: Posted): boolean =>
    account === undefined || accounts === undefined || hasCome(earliest, accounts.now(account));

  async function showLetter(entry: Posted): Promise<void> {
    const { letter, account } = entry;
    const here = isHere(entry);
    board.put({
      list: 'letterbox',
      id: letter.id,
      html: renderTemplate('letter', {
        ...letterFacts(entry),
        here,
        opened: account !== undefined && here,
        // What a whole run sends is opened on a click: to read each at once would keep its messages waiting.
        paper: account !== undefined && here ? await paperOf(letter) : undefined,
      }),
      said: here
        ? `A letter to ${letter.to.name} is in the letterbox.`
        : `A letter to ${letter.to.name} is in the post.`,
    });
  }

  function showAccount(account: DemoAccount): void {
    if (accounts === undefined) return;
    const waiting = [...posted.values()].find((entry) => entry.account === account && !isHere(entry));
    board.put({
      list: 'accounts',
      id: account.kind,
      html: renderTemplate('account', {
        account,
        national,
        today: dayInWords(accounts.now(account)),
        waiting: waiting?.letter.id,
      }),
    });
  }

  async function moveOn(account: DemoAccount, day: string): Promise<void> {
    if (accounts === undefined) return;
    await accounts.advance(account, millisecondsUntil(day, accounts.now(account)));
    for (const entry of posted.values()) if (entry.account === account) await showLetter(entry);
    showAccount(account);
  }

  function whose(number: string): string | undefined {
    for (const { name, phone, fresh } of accounts?.list() ?? []) {
      if (number === phone) return `${name}, the old number`;
      if (number === fresh.phone) return `${name}, the new number`;
      if (number === fresh.primaryPhone) return `${name}, the primary phone number`;
    }
    return undefined;
  }

  return {
    board,
    textMessage(message) {
      const messages = [...(threads.get(message.to) ?? []), message].slice(-MESSAGES_KEPT);
      threads.set(message.to, messages);
      const html = renderTemplate('thread', {
        id: idOf(message.to),
        number: national(message.to),
        whose: whose(message.to),
        messages: messages.map(({ body, receivedAt, from }) => ({ body, from, at: timeInWords(new Date(receivedAt)) })),
      });
      const said = `A text message to ${national(message.to)} is on the phone.`;
      board.put({ list: 'phone', id: idOf(message.to), html, said }, { toTop: true });
    },
    async email(mail) {
      const to = addressesIn(mail.To, mail.Cc, mail.Bcc).join(', ');
      const [from = 'nobody'] = mail.From?.Name ? [mail.From.Name] : addressesIn(mail.From && [mail.From]);
      const text = mail.Text.trim() === '' ? await wordsOfHtml(mail.HTML) : mail.Text;
      board.put({
        list: 'inbox',
        id: idOf(mail.ID),
        html: renderTemplate('email', {
          id: idOf(mail.ID),
          to,
          from,
          subject: mail.Subject,
          text: text.slice(0, EMAIL_SHOWN).trim(),
          cut: text.length > EMAIL_SHOWN,
          at: timeInWords(new Date()),
        }),
        said: `An email to ${to} is in the inbox.`,
      });
    },
    async letter(letter) {
      const account = accounts?.list().find(({ name }) => name === letter.to.name);
      const sent = new Date(letter.receivedAt);
      const days = account === undefined ? letter.expectedDelivery : postalDays(accounts?.now(account, sent) ?? sent);
      const entry: Posted = { letter, ...days, ...(account !== undefined && { account }) };
      posted.set(letter.id, entry);
      await showLetter(entry);
      if (account !== undefined) showAccount(account);
    },
    showAccounts() {
      // Each goes to the top, so that the last one is put first.
      for (const account of [...(accounts?.list() ?? [])].reverse()) showAccount(account);
    },
    async tenBusinessDays(kind) {
      const account = accounts?.list().find((one) => one.kind === kind);
      if (accounts === undefined || account === undefined) return false;
      await moveOn(account, postalDays(accounts.now(account)).latest);
      return true;
    },
    async letArrive(id) {
      const entry = posted.get(id);
      if (entry?.account === undefined) return false;
      await moveOn(entry.account, entry.earliest);
      return true;
    },
    async openLetter(id) {
      const letter = posted.get(id)?.letter;
      return letter && { letter, paper: await paperOf(letter) };
    },
  };
}

function letterFacts({ letter, earliest, latest }: Posted) {
  const { id, to, format } = letter;
  return { id, to, format, earliest: dayInWords(earliest), latest: dayInWords(latest) };
}

/** `(202) 555-0123`, or with its country code where that is another one; as it stands where it is no number. */
function national(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  return parsed.countryCallingCode === '1' ? parsed.formatNational() : parsed.formatInternational();
}

/** Mailpit has null, not only an empty list, where a mail names nobody. */
function addressesIn(...lists: (readonly { Address: string }[] | null | undefined)[]): string[] {
  return lists.flatMap((list) => list ?? []).map(({ Address }) => Address);
}

/** What came from outside, made fit for an id. */
function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Hands what came to a sink to where it belongs. */
export function received(room: Room, message: Received): Promise<void> {
  if (message.channel === 'letter') return room.letter(message);
  room.textMessage(message);
  return Promise.resolve();
}
