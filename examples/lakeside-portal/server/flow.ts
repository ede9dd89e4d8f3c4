/** The flow: what each act of a member leads to. */
import { isRight, newLetterCode, newLoginCode } from './codes.ts';
import type { Deliveries } from './deliveries.ts';
import {
  completeChange,
  letterIsPrinted,
  masked,
  now,
  usableContacts,
  type Contact,
  type Member,
  type Members,
  type PostalAddress,
} from './members.ts';
import type { Settings } from './settings.ts';
import { abbreviationOf } from './states.ts';
import type { Screen, Visit } from './visits.ts';

/** What the page is shown besides the name of the screen. */
export type View = { screen: Screen } & Record<string, unknown>;

/** Something to be put right by the member, in words for the page. */
export class Refusal extends Error {}

export interface House {
  members: Members;
  deliveries: Deliveries;
  settings: Settings;
}

type Entered = Readonly<Record<string, unknown>>;
type Act = (visit: Visit, entered: Entered, house: House) => Promise<void> | void;

/** Every act by its name; each is only there on the screen that offers it. */
export const acts: Readonly<Record<string, { on: Screen; act: Act }>> = {
  giveMemberId: {
    on: 'memberId',
    act(visit, entered) {
      visit.memberId = words(entered, 'memberId', 'Enter your Member ID.');
      visit.screen = 'passphrase';
    },
  },
  logIn: {
    on: 'passphrase',
    act(visit, entered, { members }) {
      const passphrase = words(entered, 'passphrase', 'Enter your passphrase.');
      const member = members.find(visit.memberId);
      if (member?.passphrase !== passphrase) throw new Refusal('Member ID and passphrase do not match.');
      visit.member = member;
      visit.screen = member.change === undefined ? 'check' : letterIsPrinted(member) ? 'letter' : 'printing';
    },
  },
  sendLoginCode: {
    on: 'check',
    async act(visit, entered, house) {
      await sendLoginCode(visit, contactOf(visit, entered, house), false, house);
    },
  },
  reportLost: {
    on: 'check',
    act(visit, entered, house) {
      visit.lost = contactOf(visit, entered, house).kind;
      visit.screen = 'conditions';
    },
  },
  accept: {
    on: 'conditions',
    act(visit, entered, { settings }) {
      if (entered['accepted'] !== true) throw new Refusal('Accept the conditions of use to go on.');
      if (!visit.hasLetterCode) {
        visit.screen = 'address';
        return;
      }
      const { sentTo } = visit;
      if (sentTo === undefined) throw new Error('a letter code was taken without a login code');
      completeChange(memberOf(visit), sentTo.contact, settings.otherContact);
      visit.screen = 'home';
    },
  },
  askForLetter: {
    on: 'address',
    async act(visit, entered, house) {
      if (visit.lost === undefined) throw new Error('a letter is asked for, and nothing is lost');
      await askForLetter(memberOf(visit), visit.lost, addressOf(entered), house);
      visit.screen = 'requested';
    },
  },
  finish: {
    on: 'requested',
    act(visit) {
      visit.member = undefined;
      visit.screen = 'loggedOut';
    },
  },
  sayArrived: {
    on: 'letter',
    act(visit) {
      visit.screen = 'destination';
    },
  },
  sayMissing: {
    on: 'letter',
    act(visit) {
      visit.lost = memberOf(visit).change?.lost;
      visit.screen = 'address';
    },
  },
  keepOldContact: { on: 'letter', act: keepOldContact },
  keepOldContactMeanwhile: { on: 'printing', act: keepOldContact },
  chooseDestination: {
    on: 'destination',
    async act(visit, entered, house) {
      const contact = newContact(entered);
      const old = memberOf(visit).contacts.some(({ address }) => address === contact.address);
      if (old) throw new Refusal('We send codes there already. Enter another one.');
      await sendLoginCode(visit, contact, true, house);
    },
  },
  giveLoginCode: {
    on: 'loginCode',
    act(visit, entered) {
      const { sentTo } = visit;
      const code = words(entered, 'code', 'Enter all eight digits.');
      if (sentTo === undefined || !isRight(sentTo.code, code, now(memberOf(visit)))) {
        throw new Refusal('That is not the code, or it is too old.');
      }
      visit.screen = sentTo.isNew ? 'letterCode' : 'staying';
    },
  },
  sendAgain: {
    on: 'loginCode',
    async act(visit, _entered, house) {
      const { sentTo } = visit;
      if (sentTo !== undefined) await sendLoginCode(visit, sentTo.contact, sentTo.isNew, house);
    },
  },
  giveLetterCode: {
    on: 'letterCode',
    act(visit, entered) {
      const member = memberOf(visit);
      const typed = words(entered, 'code', 'Enter the code from your letter.');
      const codes = member.change?.letterCodes ?? [];
      if (!codes.some((code) => isRight(code, typed, now(member)))) {
        throw new Refusal('That is not the code in your letter, or the letter is too old.');
      }
      visit.hasLetterCode = true;
      visit.screen = 'summary';
    },
  },
  goOn: {
    on: 'summary',
    act(visit) {
      visit.screen = 'conditions';
    },
  },
  decideStaying: {
    on: 'staying',
    act(visit) {
      visit.screen = 'home';
    },
  },
  logOut: {
    on: 'home',
    act(visit) {
      visit.member = undefined;
      visit.screen = 'loggedOut';
    },
  },
};

/** What the page shows of a visit. */
export function viewOf(visit: Visit, { settings }: House): View {
  const { screen, member, memberId, sentTo, lost } = visit;
  const contacts = member === undefined ? [] : usableContacts(member, settings.lostContactUntil);
  const shown = contacts.map((contact) => ({ kind: contact.kind, masked: masked(contact) }));
  switch (screen) {
    case 'passphrase':
      return { screen, memberId };
    case 'check':
      return { screen, contacts: shown };
    case 'conditions':
      return { screen, lost };
    case 'printing':
    case 'letter':
      // Until the change is complete, a portal may still let the old contact in.
      return { screen, contacts: settings.lostContactUntil === 'completion' ? shown : [] };
    case 'loginCode':
      return { screen, sentTo: sentTo && { kind: sentTo.contact.kind, masked: masked(sentTo.contact) } };
    case 'home':
      return { screen, name: member?.name, contacts: shown };
    default:
      return { screen };
  }
}

/** Sends a letter with a new code; earlier letters stay good. */
export async function askForLetter(
  member: Member,
  lost: Contact['kind'],
  address: PostalAddress,
  { deliveries }: House,
): Promise<void> {
  const code = newLetterCode(now(member));
  await deliveries.letter(member.name, address, code.code);
  const earlier = member.change?.letterCodes ?? [];
  member.change = { lost, requestedAt: now(member), letterCodes: [...earlier, code] };
}

function keepOldContact(visit: Visit, _entered: Entered, { settings }: House): void {
  if (settings.lostContactUntil !== 'completion') throw new Refusal('Wait for your letter.');
  visit.screen = 'check';
}

async function sendLoginCode(visit: Visit, contact: Contact, isNew: boolean, { deliveries }: House): Promise<void> {
  const code = newLoginCode(now(memberOf(visit)));
  await deliveries.loginCode(contact, code.code);
  visit.sentTo = { contact, isNew, code };
  visit.screen = 'loginCode';
}

function memberOf({ member }: Visit): Member {
  if (member === undefined) throw new Error('nobody is logged in');
  return member;
}

function contactOf(visit: Visit, entered: Entered, { settings }: House): Contact {
  const contact = usableContacts(memberOf(visit), settings.lostContactUntil).find(
    ({ kind }) => kind === entered['kind'],
  );
  if (contact === undefined) throw new Refusal('Choose one.');
  return contact;
}

function newContact(entered: Entered): Contact {
  if (entered['kind'] === 'email') {
    const address = words(entered, 'email', 'Enter an email address.');
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(address)) throw new Refusal('That is no email address.');
    return { kind: 'email', address };
  }
  return { kind: 'phone', address: phoneOf(entered) };
}

function phoneOf(entered: Entered): string {
  const digits = words(entered, 'phone', 'Enter a phone number.').replace(/\D/gu, '');
  if (!/^[2-9]\d{2}[2-9]\d{6}$/u.test(digits)) throw new Refusal('Enter a phone number of ten digits.');
  return `+1${digits}`;
}

export function addressOf(entered: Entered): PostalAddress {
  const state = abbreviationOf(words(entered, 'state', 'Choose a state.'));
  if (state === undefined) throw new Refusal('Choose a state from the list.');
  const zip = words(entered, 'zip', 'Enter a ZIP.');
  if (!/^\d{5}(-\d{4})?$/u.test(zip)) throw new Refusal('A ZIP has five digits, or nine with a dash.');
  phoneOf(entered);
  return {
    street: words(entered, 'street', 'Enter a street and number.'),
    unit: typeof entered['unit'] === 'string' ? entered['unit'].trim() : '',
    city: words(entered, 'city', 'Enter a city.'),
    state,
    zip,
  };
}

function words(entered: Entered, name: string, missing: string): string {
  const value = entered[name];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new Refusal(missing);
}
