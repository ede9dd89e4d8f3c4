/** Members, their contacts, and the rules of changing one. */
import type { SentCode } from './codes.ts';

export interface Contact {
  kind: 'phone' | 'email';
  /** E.164, or an email address. */
  address: string;
}

export interface PostalAddress {
  street: string;
  unit: string;
  city: string;
  /** The abbreviation. */
  state: string;
  zip: string;
}

export interface Member {
  id: string;
  passphrase: string;
  name: string;
  contacts: Contact[];
  /** A change that is under way: its letter was sent. */
  change: { lost: Contact['kind']; requestedAt: number; letterCodes: SentCode[] } | undefined;
  /** How far a test has moved this member's clock, in milliseconds. */
  clockOffset: number;
}

/** Letters are printed two days after they were asked for; from then on the login asks for them. */
const printingTakes = 2 * 24 * 60 * 60_000;

export class Members {
  readonly #members = new Map<string, Member>();

  add(member: Member): void {
    if (this.#members.has(member.id)) throw new Error(`There is a member "${member.id}" already.`);
    this.#members.set(member.id, member);
  }

  find(id: string): Member | undefined {
    return this.#members.get(id);
  }
}

export function now(member: Member): number {
  return Date.now() + member.clockOffset;
}

export function letterIsPrinted(member: Member): boolean {
  return member.change !== undefined && now(member) >= member.change.requestedAt + printingTakes;
}

/** The contacts by which a member may log in now. */
export function usableContacts(member: Member, lostContactUntil: 'request' | 'completion'): Contact[] {
  const lost = lostContactUntil === 'request' ? member.change?.lost : undefined;
  return member.contacts.filter(({ kind }) => kind !== lost);
}

/** The new contact takes the place of the lost one. */
export function completeChange(member: Member, contact: Contact, otherContact: 'kept' | 'removed'): void {
  const lost = member.change?.lost;
  const others = member.contacts.filter(({ kind }) => kind !== lost && kind !== contact.kind);
  member.contacts = [contact, ...(otherContact === 'kept' ? others : [])];
  member.change = undefined;
}

/** A contact as a page may show it. */
export function masked({ kind, address }: Contact): string {
  return kind === 'phone' ? `•••-•••-${address.slice(-4)}` : `${address.slice(0, 1)}•••@${address.split('@')[1] ?? ''}`;
}
