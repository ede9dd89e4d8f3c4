import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from '@playwright/test';
import { WebSocket } from 'ws';
import type { RunningSinks } from '../../reference-server/sinks/index.ts';
import { openStream } from './event-stream.ts';
import { ADDRESS, post, test } from './running-sinks.ts';

interface ErrorBody {
  error: { code: string; message: string; fields?: { field: string; message: string }[] };
}

const pdf = Buffer.from('%PDF-1.7').toString('base64');

/** What every refusal has to leave behind: sinks that still take a message, and hold nothing else. */
async function expectUnharmed(sinks: RunningSinks): Promise<void> {
  const { cursor } = (await (await fetch(`${sinks.url}/received`)).json()) as { cursor: number };
  expect(cursor).toBe(0);
  expect((await post(`${sinks.url}/text-messages`, { to: '1', body: 'b' })).status).toBe(201);
}

for (const { name, path, body, field } of [
  { name: 'a text message without a body', path: '/text-messages', body: { to: '1' }, field: 'body' },
  { name: 'a text message to nobody', path: '/text-messages', body: { to: '', body: 'b' }, field: 'to' },
  {
    name: 'a letter without a ZIP',
    path: '/letters',
    body: { to: { ...ADDRESS, zip: undefined }, text: 'x' },
    field: 'to.zip',
  },
  { name: 'a letter with a PDF that is none', path: '/letters', body: { to: ADDRESS, pdf: 'SGVsbG8=' }, field: 'pdf' },
  {
    name: 'a letter with a PDF that is not base64',
    path: '/letters',
    body: { to: ADDRESS, pdf: `${pdf}!` },
    field: 'pdf',
  },
]) {
  test(`${name} is refused, naming the field`, async ({ sinks }) => {
    const answer = await post(`${sinks.url}${path}`, body);
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as ErrorBody;
    expect(error.code).toBe('invalid-body');
    expect(error.fields?.map((problem) => problem.field)).toEqual([field]);
    expect(error.message).toContain(`"${field}"`);
    await expectUnharmed(sinks);
  });
}

for (const { name, path, body, named } of [
  { name: 'a misspelt field', path: '/text-messages', body: { to: '1', body: 'b', form: '2' }, named: '"form"' },
  {
    name: 'a misspelt line of an address',
    path: '/letters',
    body: { to: { ...ADDRESS, line_2: 'x' }, text: 'x' },
    named: '"line_2"',
  },
  { name: 'a letter with no content', path: '/letters', body: { to: ADDRESS }, named: 'none of them' },
  {
    name: 'a letter with two contents',
    path: '/letters',
    body: { to: ADDRESS, text: 'x', pdf },
    named: '"text" and "pdf"',
  },
]) {
  test(`${name} is refused and named`, async ({ sinks }) => {
    const answer = await post(`${sinks.url}${path}`, body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as ErrorBody).error.message).toContain(named);
    await expectUnharmed(sinks);
  });
}

for (const [name, body] of [
  ['malformed', '{"to": '],
  ['empty', ''],
] as const) {
  test(`${name} JSON is refused`, async ({ sinks }) => {
    const answer = await post(`${sinks.url}/text-messages`, body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as ErrorBody).error.code).toBe('malformed-json');
    await expectUnharmed(sinks);
  });
}

test('a body over 10 MiB is answered 413', async ({ sinks }) => {
  const answer = await post(`${sinks.url}/letters`, { to: ADDRESS, text: 'x'.repeat(10 * 1024 * 1024) });
  expect(answer.status).toBe(413);
  expect(((await answer.json()) as ErrorBody).error.code).toBe('too-large');
  await expectUnharmed(sinks);
});

test('a body in an unknown encoding is refused', async ({ sinks }) => {
  const answer = await post(`${sinks.url}/text-messages`, { to: '1', body: 'b' }, { 'content-encoding': 'rot13' });
  expect(answer.status).toBe(415);
  await expectUnharmed(sinks);
});

for (const [method, path, allow] of [
  ['GET', '/text-messages', 'POST'],
  ['PUT', '/letters', 'POST'],
  ['GET', '/phone-numbers', 'POST'],
  ['POST', '/healthz', 'GET, HEAD'],
  ['DELETE', '/received', 'GET, HEAD'],
] as const) {
  test(`${method} ${path} is answered 405 with what is allowed`, async ({ sinks }) => {
    const answer = await fetch(`${sinks.url}${path}`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });
}

test('an unknown path is answered 404, naming the known ones', async ({ sinks }) => {
  const answer = await post(`${sinks.url}/letter`, {});
  expect(answer.status).toBe(404);
  const { error } = (await answer.json()) as ErrorBody;
  for (const path of ['/healthz', '/received', '/events', '/phone-numbers', '/text-messages', '/letters']) {
    expect(error.message).toContain(path);
  }
});

test('a query that is none is refused, naming the parameter', async ({ sinks }) => {
  const answer = await fetch(`${sinks.url}/received?after=yesterday&channel=fax`);
  expect(answer.status).toBe(400);
  const { error } = (await answer.json()) as ErrorBody;
  expect(error.fields?.map(({ field }) => field).sort()).toEqual(['after', 'channel']);
});

test('a plain GET of the event stream says that it is a WebSocket', async ({ sinks }) => {
  expect((await fetch(`${sinks.url}/events`)).status).toBe(426);
});

test('a WebSocket on another path is answered 404', async ({ sinks }) => {
  const socket = new WebSocket(`${sinks.url.replace('http', 'ws')}/event`);
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('404');
  await expectUnharmed(sinks);
});

test('a handshake that is none is refused', async ({ sinks }) => {
  const socket = connect(sinks.port, '127.0.0.1');
  socket.write('GET /events HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 4\d\d/);
  socket.destroy();
  await expectUnharmed(sinks);
});

test('a handshake that is broken off does no harm', async ({ sinks }) => {
  const socket = connect(sinks.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET /nowhere HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  socket.resetAndDestroy();
  await once(socket, 'close');
  await expectUnharmed(sinks);
});

test('a request that is broken off in its body does no harm', async ({ sinks }) => {
  const socket = connect(sinks.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST /letters HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"to": ');
  socket.resetAndDestroy();
  await once(socket, 'close');
  await expectUnharmed(sinks);
});

test('a client that sends too much on the event stream loses it, and the others keep theirs', async ({ sinks }) => {
  const talker = await openStream(`${sinks.url}/events`);
  const listener = await openStream(`${sinks.url}/events`);
  await listener.next();
  talker.socket.send('x'.repeat(100_000));
  await once(talker.socket, 'close');
  await expectUnharmed(sinks);
  expect(await listener.next()).toMatchObject({ sequence: 1 });
});

test('a client of the event stream that is gone does not keep a message from the others', async ({ sinks }) => {
  const gone = await openStream(`${sinks.url}/events`);
  const listener = await openStream(`${sinks.url}/events`);
  await listener.next();
  gone.socket.terminate();
  await expectUnharmed(sinks);
  expect(await listener.next()).toMatchObject({ sequence: 1 });
});
