import { expect } from '@playwright/test';
import { receivedListSchema, type Received } from '../../reference-server/sinks/protocol.ts';
import { createSinks } from '../../reference-server/sinks/index.ts';
import { openStream } from './event-stream.ts';
import { ADDRESS, post, test } from './running-sinks.ts';

async function received(url: string, query = ''): Promise<Received[]> {
  return receivedListSchema.parse(await (await fetch(`${url}/received${query}`)).json()).messages;
}

test('a text message is answered with its id and kept as it was sent', async ({ sinks }) => {
  const sent = { to: '+12025550123', from: '+12025550199', body: 'Your security code is 123456 ✓' };
  const answer = await post(`${sinks.url}/text-messages`, sent);
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  expect(await received(sinks.url)).toEqual([
    { ...sent, id, sequence: 1, receivedAt: expect.any(String), provider: 'native', channel: 'textMessage' },
  ]);
});

for (const [format, content] of [
  ['text', 'Your reset code is ABCD'],
  ['html', '<p>Your reset code is ABCD</p>'],
  ['pdf', Buffer.from('%PDF-1.7 …').toString('base64')],
] as const) {
  test(`a letter as ${format} is answered with its id and the days of the post, and kept`, async () => {
    const acceptedAt = new Date('2026-07-02T15:00:00Z');
    const sinks = await createSinks({ now: () => acceptedAt }).listen();
    const answer = await post(`${sinks.url}/letters`, { to: { ...ADDRESS, line2: 'Apt 4' }, [format]: content });
    expect(answer.status).toBe(201);
    const { id, expectedDelivery } = (await answer.json()) as { id: string; expectedDelivery: unknown };
    expect(expectedDelivery).toEqual({ earliest: '2026-07-10', latest: '2026-07-17' });
    expect(await received(sinks.url)).toEqual([
      {
        id,
        expectedDelivery,
        sequence: 1,
        receivedAt: acceptedAt.toISOString(),
        provider: 'native',
        channel: 'letter',
        to: { ...ADDRESS, line2: 'Apt 4' },
        format,
        content,
      },
    ]);
    await sinks.close();
  });
}

test('a letter of nearly 10 MiB is taken', async ({ sinks }) => {
  const pdf = Buffer.alloc(7_500_000, '%PDF').toString('base64');
  expect((await post(`${sinks.url}/letters`, { to: ADDRESS, pdf })).status).toBe(201);
});

test('what was received is listed by sequence number and by channel', async ({ sinks }) => {
  await post(`${sinks.url}/text-messages`, { to: '1', body: 'one' });
  await post(`${sinks.url}/letters`, { to: ADDRESS, text: 'two' });
  await post(`${sinks.url}/text-messages`, { to: '3', body: 'three' });
  const sequences = async (query: string) => (await received(sinks.url, query)).map(({ sequence }) => sequence);
  expect(await sequences('')).toEqual([1, 2, 3]);
  expect(await sequences('?after=1')).toEqual([2, 3]);
  expect(await sequences('?channel=letter')).toEqual([2]);
  expect(await sequences('?channel=textMessage&after=1')).toEqual([3]);
  expect(await sequences('?after=3')).toEqual([]);
  const list = receivedListSchema.parse(await (await fetch(`${sinks.url}/received?channel=letter`)).json());
  expect(list.cursor).toBe(3);
});

test('the event stream says hello with the cursor and then pushes each message with its body', async ({ sinks }) => {
  await post(`${sinks.url}/text-messages`, { to: '1', body: 'before' });
  const stream = await openStream(`${sinks.url}/events`);
  expect(await stream.next()).toEqual({ hello: 'sinks', cursor: 1 });
  await post(`${sinks.url}/text-messages`, { to: '2', body: 'after' });
  await post(`${sinks.url}/letters`, { to: ADDRESS, text: 'a letter' });
  expect([await stream.next(), await stream.next()]).toEqual(await received(sinks.url, '?after=1'));
});

test('the event stream tells what is turned away, in every way that a sender may be wrong', async ({ sinks }) => {
  const stream = await openStream(`${sinks.url}/events`);
  await stream.next();
  await post(`${sinks.url}/text-messages`, { to: '1' });
  await post(`${sinks.url}/v1/letter`, {});
  await fetch(`${sinks.url}/letters`, { method: 'PUT' });
  expect([await stream.next(), await stream.next(), await stream.next()]).toEqual([
    {
      turnedAway: {
        channel: 'textMessage',
        request: 'POST /text-messages',
        status: 400,
        message: expect.stringContaining('body'),
      },
    },
    { turnedAway: expect.objectContaining({ channel: 'letter', request: 'POST /v1/letter', status: 404 }) },
    { turnedAway: expect.objectContaining({ channel: 'letter', request: 'PUT /letters', status: 405 }) },
  ]);
  await post(`${sinks.url}/letters`, { to: ADDRESS, text: 'a letter' });
  expect(await stream.next()).toMatchObject({ sequence: 1 });
});

test('what is posted to an address that is none is told to both channels', async ({ sinks }) => {
  const stream = await openStream(`${sinks.url}/events`);
  await stream.next();
  expect((await post(`${sinks.url}/`, { to: '1', body: 'b' })).status).toBe(404);
  await fetch(`${sinks.url}/nowhere`);
  const told = (channel: string) => ({
    turnedAway: expect.objectContaining({ channel, request: 'POST /', status: 404 }),
  });
  expect([await stream.next(), await stream.next()]).toEqual([told('textMessage'), told('letter')]);
  await post(`${sinks.url}/letters`, { to: { ...ADDRESS, line2: null, country: null }, text: 'a letter', pdf: null });
  expect(await stream.next()).toMatchObject({ sequence: 1, to: ADDRESS });
});

test('an Idempotency-Key that was seen before gets the first answer and stores nothing', async ({ sinks }) => {
  const send = (key: string) => post(`${sinks.url}/letters`, { to: ADDRESS, text: 'x' }, { 'idempotency-key': key });
  const [first, second] = await Promise.all([send('one'), send('one')]);
  expect(await second.json()).toEqual(await first.json());
  await send('two');
  expect(await received(sinks.url)).toHaveLength(2);
});

test('an Idempotency-Key of a refused request can be used again', async ({ sinks }) => {
  const headers = { 'idempotency-key': 'one' };
  expect((await post(`${sinks.url}/text-messages`, { to: '1' }, headers)).status).toBe(400);
  expect((await post(`${sinks.url}/text-messages`, { to: '1', body: 'b' }, headers)).status).toBe(201);
});

test('two sinks in one process share nothing', async ({ sinks }) => {
  const other = await createSinks().listen();
  await post(`${other.url}/text-messages`, { to: '1', body: 'b' });
  expect(await received(sinks.url)).toEqual([]);
  await other.close();
});
