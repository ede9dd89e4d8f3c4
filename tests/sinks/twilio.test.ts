/** Twilio's official SDK sends, the sink receives. */
import { expect } from '@playwright/test';
import twilio from 'twilio';
import { receivedListSchema, type Received } from '../../reference-server/sinks/protocol.ts';
import type { RunningSinks } from '../../reference-server/sinks/index.ts';
import { test as base } from './running-sinks.ts';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const SERVICE = `MG${'0'.repeat(32)}`;
const TO = '+12025550123';
const FROM = '+12025550199';
const PATH = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;

/** What a vendor writes, since the SDK has no option for another base URL. */
function sinkClient(url: string): twilio.RequestClient {
  const client = new twilio.RequestClient();
  const send = client.request.bind(client);
  client.request = (options) => send({ ...options, uri: options.uri.replace('https://api.twilio.com', url) });
  return client;
}

function clientOf(sinks: RunningSinks): twilio.Twilio {
  return twilio(ACCOUNT, 'any auth token', { httpClient: sinkClient(sinks.url) });
}

const test = base.extend<{ client: twilio.Twilio }>({
  client: async ({ sinks }, use) => use(clientOf(sinks)),
});

async function received(sinks: RunningSinks): Promise<Received[]> {
  return receivedListSchema.parse(await (await fetch(`${sinks.url}/received`)).json()).messages;
}

/** Posts a form as it stands, without the SDK. */
function post(
  sinks: RunningSinks,
  body: BodyInit,
  headers: Record<string, string> = {},
  path = PATH,
): Promise<Response> {
  return fetch(`${sinks.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
}

test('a message is taken, kept, and answered as queued', async ({ sinks, client }) => {
  const body = 'Your security code is 123456 ✓ & +1';
  const message = await client.messages.create({
    to: TO,
    from: FROM,
    body,
    statusCallback: 'http://127.0.0.1:9/status',
  });
  const [stored, ...others] = await received(sinks);
  expect(others).toEqual([]);
  expect(stored).toEqual({
    id: message.sid,
    sequence: 1,
    receivedAt: expect.any(String),
    provider: 'twilio',
    channel: 'textMessage',
    to: TO,
    from: FROM,
    body,
  });
  expect(message.toJSON()).toEqual({
    sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
    status: 'queued',
    to: TO,
    from: FROM,
    body,
    accountSid: ACCOUNT,
    messagingServiceSid: null,
    numSegments: '1',
    numMedia: '0',
    direction: 'outbound-api',
    apiVersion: '2010-04-01',
    price: null,
    priceUnit: 'USD',
    errorCode: null,
    errorMessage: null,
    dateCreated: new Date(Math.floor(Date.parse((stored as Received).receivedAt) / 1000) * 1000),
    dateUpdated: message.dateCreated,
    dateSent: null,
    uri: `/2010-04-01/Accounts/${ACCOUNT}/Messages/${message.sid}.json`,
    subresourceUris: { media: `/2010-04-01/Accounts/${ACCOUNT}/Messages/${message.sid}/Media.json` },
  });
});

test('the answer is 201 with a date as in mail', async ({ sinks }) => {
  const answer = await post(sinks, new URLSearchParams({ To: TO, From: FROM, Body: 'b' }));
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({
    date_created: expect.stringMatching(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/),
    error_code: null,
  });
});

test('a messaging service may send in place of a number', async ({ sinks, client }) => {
  const message = await client.messages.create({ to: TO, messagingServiceSid: SERVICE, body: 'b' });
  expect(message).toMatchObject({ status: 'accepted', messagingServiceSid: SERVICE, from: null });
  expect((await received(sinks))[0]).toMatchObject({ to: TO, body: 'b' });
});

test('a number that is written otherwise is kept as Twilio would dial it', async ({ sinks, client }) => {
  expect((await client.messages.create({ to: '(202) 555-0123', from: '12345', body: 'b' })).to).toBe(TO);
  expect((await received(sinks))[0]).toMatchObject({ to: TO, from: '12345' });
});

for (const [name, body, segments] of [
  ['160 plain characters', 'x'.repeat(160), '1'],
  ['161 plain characters', 'x'.repeat(161), '2'],
  ['a brace, which counts twice', `${'x'.repeat(159)}{`, '2'],
  ['70 with one beyond the alphabet', `${'x'.repeat(69)}✓`, '1'],
  ['71 with one beyond the alphabet', `${'x'.repeat(70)}✓`, '2'],
] as const) {
  test(`${name} go out in ${segments}`, async ({ client }) => {
    expect((await client.messages.create({ to: TO, from: FROM, body })).numSegments).toBe(segments);
  });
}

for (const { name, message, code, status = 400, says } of [
  { name: 'nobody', message: { to: '', from: FROM, body: 'b' }, code: 21604, says: "A 'To' phone number is required." },
  {
    name: 'a number that is none',
    message: { to: '+1', from: FROM, body: 'b' },
    code: 21211,
    says: "The 'To' number +1 is not a valid phone number.",
  },
  { name: 'from nobody', message: { to: TO, body: 'b' }, code: 21603, says: "A 'From' phone number is required." },
  {
    name: 'from what is no sender',
    message: { to: TO, from: '+1', body: 'b' },
    code: 21212,
    says: "The 'From' number +1",
  },
  { name: 'nothing', message: { to: TO, from: FROM }, code: 21602, says: 'Message body is required.' },
  {
    name: 'a template',
    message: { to: TO, from: FROM, contentSid: `HX${'0'.repeat(32)}` },
    code: 21602,
    says: 'knows no templates',
  },
  {
    name: 'too much',
    message: { to: TO, from: FROM, body: 'x'.repeat(1601) },
    code: 21617,
    says: '1600 character limit',
  },
  {
    name: 'by a service that is none',
    message: { to: TO, messagingServiceSid: 'MG1', body: 'b' },
    code: 21701,
    status: 404,
    says: 'MG1',
  },
]) {
  test(`a message to or with ${name} is error ${code} to the SDK`, async ({ sinks, client }) => {
    const error = await client.messages.create(message).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code, status, moreInfo: `https://www.twilio.com/docs/errors/${code}` });
    expect((error as Error).message).toContain(says);
    expect(await received(sinks)).toEqual([]);
    expect((await client.messages.create({ to: TO, from: FROM, body: 'b' })).sid).toMatch(/^SM/);
  });
}

test('an Idempotency-Key that was seen before gets the first answer', async ({ sinks }) => {
  const send = () => post(sinks, new URLSearchParams({ To: TO, From: FROM, Body: 'b' }), { 'idempotency-key': 'one' });
  expect(await (await send()).json()).toEqual(await (await send()).json());
  expect(await received(sinks)).toHaveLength(1);
});

for (const { name, status, code, send } of [
  {
    name: 'JSON',
    status: 400,
    code: 21604,
    send: (sinks: RunningSinks) => post(sinks, `{"To":"${TO}"}`, { 'content-type': 'application/json' }),
  },
  {
    name: 'bytes that are no text',
    status: 400,
    code: 20001,
    send: (sinks: RunningSinks) => post(sinks, Buffer.from([0xff])),
  },
  { name: 'half of a character', status: 400, code: 20001, send: (sinks: RunningSinks) => post(sinks, 'To=%E2%9C') },
  {
    name: 'over 10 MiB',
    status: 413,
    code: 20001,
    send: (sinks: RunningSinks) => post(sinks, 'x'.repeat(10 * 1024 * 1024 + 1)),
  },
  {
    name: 'for an account that is none',
    status: 404,
    code: 20404,
    send: (sinks: RunningSinks) => post(sinks, 'To=1', {}, '/2010-04-01/Accounts/me/Messages.json'),
  },
  {
    name: 'to another resource',
    status: 404,
    code: 20404,
    send: (sinks: RunningSinks) => post(sinks, 'To=1', {}, `/2010-04-01/Accounts/${ACCOUNT}/Calls.json`),
  },
  {
    name: 'with another method',
    status: 405,
    code: 20004,
    send: (sinks: RunningSinks) => fetch(`${sinks.url}${PATH}`, { method: 'PUT', body: 'To=1' }),
  },
]) {
  test(`a request ${name} is answered ${status} in Twilio's shape`, async ({ sinks, client }) => {
    const answer = await send(sinks);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      code,
      message: expect.any(String),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    });
    expect(await received(sinks)).toEqual([]);
    expect((await client.messages.create({ to: TO, from: FROM, body: 'b' })).sid).toMatch(/^SM/);
  });
}
