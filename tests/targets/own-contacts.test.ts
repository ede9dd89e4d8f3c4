/** Contacts from a target's own functions: what they return wrong is told by its key. */
import { expect, test } from '@playwright/test';
import { ownContacts } from '../../fixtures/target/own-contacts.ts';
import type { Contacts } from '../../fixtures/target/schema.ts';
import { targetOf } from './help.ts';

const address = { street: '1 Elm St', city: 'Salem', state: { code: 'OR', name: 'Oregon' }, zip: '97301' };

function contactsOf(contacts: object): Partial<Contacts> {
  return ownContacts(targetOf({ contacts }));
}

test('what is right is handed on, and the rest is left to the kit', async () => {
  const { phone, email, address: made } = contactsOf({ address: () => Promise.resolve(address) });
  expect([phone, email]).toEqual([undefined, undefined]);
  expect(await made?.()).toEqual(address);
});

const wrong: [key: keyof Contacts, made: unknown, says: RegExp][] = [
  ['phone', '202 555 0123', /contacts\.phone in the target returned what cannot be entered: .*\+12025550123/],
  ['email', undefined, /contacts\.email in the target returned what cannot be entered: .*write an email address/],
  ['address', { ...address, state: 'OR' }, /contacts\.address in the target .*state: found "OR"; write \{ code/],
  ['address', { ...address, zip: 97301 }, /contacts\.address in the target .*zip: found 97301; write the ZIP code/],
];
for (const [index, [key, made, says]] of wrong.entries()) {
  test(`${key} that is none is refused by its key (${String(index + 1)})`, async () => {
    await expect(contactsOf({ [key]: () => Promise.resolve(made) })[key]?.()).rejects.toThrow(says);
  });
}

test('a function that fails is a fault of the set-up', async () => {
  const { email } = contactsOf({ email: () => Promise.reject(new Error('no mail host')) });
  await expect(email?.()).rejects.toThrow('contacts.email in the target failed: no mail host.');
});
