import { expect, test } from '@playwright/test';
import { request as httpRequest } from 'node:http';
import { runPortal } from './running-portal.ts';
import { textOfLetter } from './walk.ts';

const ann = {
  username: 'ann',
  password: 'secret',
  name: 'Ann Example',
  factors: 'phone',
  contacts: { phone: '+12025550123' },
};

for (const [what, change, error] of [
  ['a missing contact', { factors: 'both' }, 'contacts.email: needed for factors "both"'],
  [
    'a phone number that is not E.164',
    { contacts: { phone: '202-555-0123' } },
    'contacts.phone: expected a phone number',
  ],
  [
    'no email address',
    { contacts: { phone: '+12025550123', email: 'ann' } },
    'contacts.email: expected an email address',
  ],
  ['unknown factors', { factors: 'fax' }, 'factors: '],
  ['an unknown key', { role: 'admin' }, 'role'],
  ['a factor reported that there is not', { reported: 'email' }, 'reported: the account has "phone" only'],
  ['a state that is none', { address: { street: 'a', city: 'b', state: 'XX', zip: '12345' } }, 'address.state: '],
] as const) {
  test(`an account with ${what} is refused by name`, async () => {
    await using portal = await runPortal();
    const response = await portal.control('accounts', { ...ann, ...change });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toContain(error);
  });
}

test('an account is made once, and told its time', async () => {
  await using portal = await runPortal();
  const response = await portal.control('accounts', ann);
  expect(response.status).toBe(201);
  const { username, clock } = (await response.json()) as { username: string; clock: string };
  expect(username).toBe('ann');
  expect(Math.abs(Date.parse(clock) - Date.now())).toBeLessThan(5_000);
  expect((await portal.control('accounts', ann)).status).toBe(409);
});

test('one account’s clock is moved, by a duration or by milliseconds', async () => {
  await using portal = await runPortal();
  await portal.account('ann');
  await portal.account('bob');
  const advanced = await portal.control('accounts/ann/clock', { advance: 'P5D' });
  const { now } = (await advanced.json()) as { now: string };
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(4.9 * 86_400_000);
  const other = await portal.control('accounts/bob/clock', { advance: 0 });
  const { now: unmoved } = (await other.json()) as { now: string };
  expect(Math.abs(Date.parse(unmoved) - Date.now())).toBeLessThan(5_000);
  expect((await portal.control('accounts/nobody/clock', { advance: 0 })).status).toBe(404);
  for (const advance of ['soon', '-P1D', -1, undefined]) {
    const refused = await portal.control('accounts/ann/clock', { advance });
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as { error: string }).error).toMatch(/^advance: expected/u);
  }
});

test('a letter on its way was mailed to the address on file, by the same code', async () => {
  await using portal = await runPortal();
  const address = { street: '9 Elm Street', city: 'Dover', state: 'DE', zip: '19901' };
  await portal.account('ann', { state: 'letterOnItsWay', address });
  expect(portal.kept.letters[0]?.to).toEqual({
    name: 'Ann Q. Example',
    line1: '9 Elm Street',
    city: 'Dover',
    state: 'DE',
    zip: '19901',
  });
  expect(await textOfLetter(portal.kept.letters[0])).toContain('Your reset code:');
});

test('where the letter cannot be sent there is no account', async () => {
  await using portal = await runPortal();
  portal.refuse(true);
  const wanted = { ...ann, state: 'letterOnItsWay' };
  const refused = await portal.control('accounts', wanted);
  expect(refused.status).toBe(502);
  portal.refuse(false);
  expect((await portal.control('accounts', wanted)).status).toBe(201);
});

test('what is malformed or unknown is a clear 4xx', async () => {
  await using portal = await runPortal();
  const post = (path: string, body: string) =>
    fetch(portal.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect((await post('/control/accounts', '{')).status).toBe(400);
  expect((await post('/control/nothing', '{}')).status).toBe(404);
  expect((await fetch(`${portal.url}/healthz`)).status).toBe(200);
});

test('only programs on this machine reach the control address, and only loopback names the pages', async () => {
  await using portal = await runPortal();
  expect(await statusOf(portal.url, '/control/accounts', { host: 'portal.example' })).toBe(403);
  expect(await statusOf(portal.url, '/control/accounts', { origin: 'http://127.0.0.1' })).toBe(403);
  expect(await statusOf(portal.url, '/sign-in', { host: 'portal.example' })).toBe(421);
  expect(await statusOf(portal.url, '/sign-in', { host: 'localhost:80' })).toBe(200);
});

/** By the lower client, since fetch lets nobody choose the host. */
function statusOf(base: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(base + path, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('error', reject).end();
  });
}
