/** Names, addresses and contacts for demo accounts: made up, and nobody's. */
import { randomInt } from 'node:crypto';

/** The three kinds of account, by the second factors that it has. */
export const kinds = ['phone', 'email', 'both'] as const;
export type Kind = (typeof kinds)[number];

const givenNames: Record<Kind, string> = { phone: 'Alma', email: 'Benno', both: 'Clara' };

const families = [
  'Rivers',
  'Holloway',
  'Winslow',
  'Marsh',
  'Ellery',
  'Thorne',
  'Abbott',
  'Quimby',
  'Larkin',
  'Sayre',
  'Vance',
  'Oakes',
] as const;

export interface Address {
  street: string;
  city: string;
  state: string;
  zip: string;
}

const places: readonly Omit<Address, 'street'>[] = [
  { city: 'Baltimore', state: 'Maryland', zip: '21235' },
  { city: 'Columbus', state: 'Ohio', zip: '43215' },
  { city: 'Denver', state: 'Colorado', zip: '80202' },
  { city: 'Tucson', state: 'Arizona', zip: '85701' },
  { city: 'Madison', state: 'Wisconsin', zip: '53703' },
  { city: 'Boise', state: 'Idaho', zip: '83702' },
];
const streets = ['Maple Street', 'Orchard Avenue', 'Harbor Road', 'Juniper Lane', 'Linden Court'] as const;

/** @param set 1, 2, 3 … : of two sets neither usernames nor email addresses are the same */
export function madeUpPerson(kind: Kind, set: number) {
  const given = givenNames[kind];
  const username = `${given.toLowerCase()}${set}`;
  return {
    username,
    password: `Letter-${randomInt(1000, 10_000)}-Box`,
    name: `${given} ${families[(set - 1) % families.length] as string}`,
    oldEmail: `${username}.old@example.com`,
    newEmail: `${username}.new@example.com`,
  };
}

/** A mailing address whose city, state and ZIP code belong together. */
export function madeUpAddress(): Address {
  const street = streets[randomInt(streets.length)] as string;
  return {
    street: `${randomInt(100, 990)} ${street}`,
    ...(places[randomInt(places.length)] as Omit<Address, 'street'>),
  };
}
