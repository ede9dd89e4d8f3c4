/** Sinks that listen beyond loopback: behind a token that each provider's own credential carries. */
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { Configuration, LetterEditable, LettersApi } from '@lob/lob-typescript-sdk';
import { test as base, expect } from '@playwright/test';
import { WebSocket } from 'ws';
import { createSinks, type RunningSinks } from '../../reference-server/sinks/index.ts';
import { openStream } from './event-stream.ts';
import { ADDRESS, post } from './running-sinks.ts';

const TOKEN = 'a-token-of-24-characters';
const TWILIO = '/2010-04-01/Accounts/AC0/Messages.json';

/** An address of this machine by which a request does not come from loopback. */
const OUTER = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

/** `outer` is how they are reached from elsewhere. */
const test = base.extend<{ sinks: RunningSinks; outer: string }>({
  sinks: async ({}, use) => {
    const sinks = await createSinks().listen({ host: '0.0.0.0', token: TOKEN });
    await use(sinks);
    await sinks.close();
  },
  outer: async ({ sinks }, use) => {
    test.skip(OUTER === undefined, 'NOT TESTED: this machine has no address but loopback');
    await use(`http://${OUTER ?? ''}:${sinks.port}`);
  },
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

function text(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return post(`${url}/text-messages`, { to: '1', body: 'b' }, headers);
}

function sms(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({ To: '+12025550123', From: '+12025550199', Body: 'b' });
  return fetch(`${url}${TWILIO}`, { method: 'POST', headers, body });
}

/** The id of the letter, or Lob's code of what is wrong. */
function letter(url: string, key: string): Promise<string> {
  const to = { name: 'Ada', address_line1: '1 Elm', address_city: 'Salem', address_state: 'OR', address_zip: '97301' };
  return new LettersApi(new Configuration({ username: key, basePath: `${url}/v1` }))
    .create(new LetterEditable({ to, from: to, file: '<p>x</p>', color: true, use_type: 'operational' }))
    .then(
      ({ id }) => id,
      (error: unknown) => (error as { response: { data: { error: { code: string } } } }).response.data.error.code,
    );
}

const READ = ['/received', '/refusals', '/events', '/nowhere'];

test('from this machine nothing needs it, and the address is one that this machine reaches', async ({ sinks }) => {
  expect(sinks.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${sinks.url}/received`)).status).toBe(200);
  expect((await text(sinks.url)).status).toBe(201);
  expect((await sms(sinks.url)).status).toBe(201);
  await openStream(`${sinks.url}/events`);
});

test('from this machine too, a credential that is sent must be it', async ({ sinks }) => {
  expect((await text(sinks.url, bearer('another-token-of-24-char'))).status).toBe(401);
  expect((await sms(sinks.url, basic('AC0', 'wrong'))).status).toBe(401);
  expect(await letter(sinks.url, 'wrong')).toBe('invalid_api_key');
  expect((await fetch(`${sinks.url}/received`, { headers: bearer('wrong') })).status).toBe(401);
});

test('a name elsewhere that leads here is not this machine', async ({ sinks }) => {
  const request = new WebSocket(`ws://127.0.0.1:${sinks.port}/events`, { headers: { host: 'attacker.example' } });
  const [error] = (await once(request, 'error')) as [Error];
  expect(error.message).toContain('401');
});

for (const path of READ) {
  test(`from elsewhere ${path} asks for it, and takes it as Bearer or as a password`, async ({ outer }) => {
    const without = await fetch(`${outer}${path}`);
    expect(without.status).toBe(401);
    expect(without.headers.get('www-authenticate')).toContain('Basic');
    expect(await without.text()).not.toContain(TOKEN);
    for (const headers of [bearer(TOKEN), basic('anyone', TOKEN)]) {
      expect((await fetch(`${outer}${path}`, { headers })).status).not.toBe(401);
    }
    expect((await fetch(`${outer}${path}`, { headers: bearer(`${TOKEN}x`) })).status).toBe(401);
  });
}

test('from elsewhere a number and a refusal take it too', async ({ outer }) => {
  for (const [path, body] of [
    ['/phone-numbers', ''],
    ['/refusals', { channel: 'letter' }],
  ] as const) {
    expect((await post(`${outer}${path}`, body)).status).toBe(401);
    expect((await post(`${outer}${path}`, body, bearer(TOKEN))).status).toBe(201);
  }
});

test('from elsewhere the event stream takes it', async ({ outer, sinks }) => {
  const refused = new WebSocket(`${outer.replace('http', 'ws')}/events`);
  expect(((await once(refused, 'error')) as [Error])[0].message).toContain('401');
  const stream = new WebSocket(`${outer.replace('http', 'ws')}/events`, { headers: bearer(TOKEN) });
  const [hello] = (await once(stream, 'message')) as [Buffer];
  expect(JSON.parse(hello.toString())).toMatchObject({ hello: 'sinks' });
  expect((await fetch(`${sinks.url}/received`)).status).toBe(200);
});

test('from elsewhere it is the Bearer token of the native shapes', async ({ outer }) => {
  expect((await text(outer)).status).toBe(401);
  expect((await text(outer, bearer(TOKEN))).status).toBe(201);
  expect((await post(`${outer}/letters`, { to: ADDRESS, text: 'x' })).status).toBe(401);
  expect((await post(`${outer}/letters`, { to: ADDRESS, text: 'x' }, bearer(TOKEN))).status).toBe(201);
});

test("from elsewhere it is Twilio's auth token", async ({ outer, sinks }) => {
  for (const headers of [{}, basic('AC0', 'wrong'), bearer(TOKEN)]) {
    const answer = await sms(outer, headers);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 20003, message: 'Authenticate', status: 401 });
  }
  expect((await sms(outer, basic('AC0', TOKEN))).status).toBe(201);
  expect(await (await fetch(`${sinks.url}/received`)).json()).toMatchObject({ cursor: 1 });
});

test("from elsewhere it is Lob's key", async ({ outer }) => {
  expect(await letter(outer, 'wrong')).toBe('invalid_api_key');
  expect(await letter(outer, TOKEN)).toMatch(/^ltr_/);
  const without = await post(`${outer}/v1/letters`, {});
  expect(await without.json()).toMatchObject({ error: { code: 'unauthorized', message: 'Missing authentication' } });
});

test('that they are there may be known', async ({ outer }) => {
  expect((await fetch(`${outer}/healthz`)).status).toBe(200);
});

for (const { name, options, says } of [
  { name: 'no token', options: { host: '0.0.0.0' }, says: /listen on 0\.0\.0\.0, .* no token .*SFC_SINKS_TOKEN/ },
  {
    name: 'a token of 15',
    options: { host: '0.0.0.0', token: 'x'.repeat(15) },
    says: /at least 16 characters.*has 15/,
  },
  { name: 'an empty token', options: { host: '::', token: '' }, says: /at least 16 characters.*has 0/ },
  {
    name: 'a token with a space',
    options: { host: '0.0.0.0', token: `${'x'.repeat(20)} y` },
    says: /it has others too/,
  },
  {
    name: 'another machine',
    options: { host: '192.0.2.1', token: TOKEN },
    says: /192\.0\.2\.1, but this machine has no such address/,
  },
]) {
  base(`${name} is told before anything listens`, async () => {
    await expect(createSinks().listen(options)).rejects.toThrow(says);
  });
}
