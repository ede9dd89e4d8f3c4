/** Lob's official SDK sends, the sink receives. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Configuration, LetterEditable, LettersApi } from '@lob/lob-typescript-sdk';
import { expect } from '@playwright/test';
import { createSinks, type RunningSinks } from '../../reference-server/sinks/index.ts';
import { letterSchema, receivedListSchema, type Letter } from '../../reference-server/sinks/protocol.ts';
import { test as base } from './running-sinks.ts';

const TO = {
  name: 'Ada Park',
  address_line1: '12 Elm Street',
  address_line2: 'Apt 4',
  address_city: 'Salem',
  address_state: 'OR',
  address_zip: '97301',
};
const FROM = { ...TO, name: 'The Agency' };
const HTML = '<p>Your reset code is ABCD</p>';
const PDF = Buffer.from('%PDF-1.7 …');
const LETTER = { to: TO, from: FROM, file: HTML, color: false, use_type: 'operational' };

function apiOf(url: string): LettersApi {
  return new LettersApi(new Configuration({ username: 'test_any_key', basePath: `${url}/v1` }));
}

const test = base.extend<{ api: LettersApi; files: (listener: RequestListener) => Promise<string> }>({
  api: async ({ sinks }, use) => use(apiOf(sinks.url)),
  /** Serves files on loopback; gives its base URL. */
  files: async ({}, use) => {
    const server = createServer();
    await use(async (listener) => {
      server.on('request', listener);
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    server.close();
    server.closeAllConnections();
  },
});

async function received(sinks: RunningSinks): Promise<Letter[]> {
  const { messages } = receivedListSchema.parse(await (await fetch(`${sinks.url}/received`)).json());
  return messages.map((message) => letterSchema.parse(message));
}

/** Posts without the SDK, which knows JSON alone. */
function post(
  sinks: RunningSinks,
  body: BodyInit,
  headers: Record<string, string> = {},
  query = '',
): Promise<Response> {
  return fetch(`${sinks.url}/v1/letters${query}`, { method: 'POST', headers, body });
}

/** The parameters of a letter as a form has them: `to[name]=…`. */
function formOf(letter: Record<string, string | boolean | Record<string, string>>): [string, string][] {
  return Object.entries(letter).flatMap(([name, value]) =>
    typeof value === 'object'
      ? Object.entries(value).map(([key, inner]): [string, string] => [`${name}[${key}]`, inner])
      : [[name, String(value)]],
  );
}

test('a letter is taken, kept, and answered as Lob does', async () => {
  const acceptedAt = new Date('2026-07-02T15:00:00Z');
  const sinks = await createSinks({ now: () => acceptedAt }).listen();
  const created = acceptedAt.toISOString();
  const answer = await apiOf(sinks.url).create(new LetterEditable({ ...LETTER, description: 'Reset code' }));
  const address = {
    id: expect.stringMatching(/^adr_[0-9a-f]{16}$/),
    object: 'address',
    description: null,
    company: null,
    phone: null,
    email: null,
    address_line1: '12 ELM STREET',
    address_line2: 'APT 4',
    address_city: 'SALEM',
    address_state: 'OR',
    address_zip: '97301',
    address_country: 'UNITED STATES',
    metadata: {},
    date_created: created,
    date_modified: created,
  };
  expect(answer).toMatchObject({
    id: expect.stringMatching(/^ltr_[0-9a-f]{16}$/),
    object: 'letter',
    description: 'Reset code',
    to: { ...address, name: 'ADA PARK' },
    from: { ...address, name: 'THE AGENCY' },
    carrier: 'USPS',
    mail_type: 'usps_first_class',
    color: false,
    double_sided: true,
    use_type: 'operational',
    expected_delivery_date: '2026-07-10',
    send_date: created,
    date_created: created,
    tracking_number: null,
    tracking_events: [],
    url: expect.stringMatching(/^https:\/\//),
  });
  expect(answer.thumbnails).toHaveLength(1);
  expect(await received(sinks)).toEqual([
    {
      id: answer.id,
      sequence: 1,
      receivedAt: created,
      provider: 'lob',
      channel: 'letter',
      to: { name: 'Ada Park', line1: '12 Elm Street', line2: 'Apt 4', city: 'Salem', state: 'OR', zip: '97301' },
      format: 'html',
      content: HTML,
      expectedDelivery: { earliest: '2026-07-10', latest: '2026-07-17' },
    },
  ]);
  await sinks.close();
});

test('merge variables stand in the letter, escaped unless in three braces', async ({ sinks, api }) => {
  const file = '<p>{{name}}: {{{code}}} {{ person.city }}{{nobody}} {{#each x}}</p>';
  const variables = { name: 'A & B', code: '<b>1</b>', person: { city: 'Salem' } };
  await api.create(new LetterEditable({ ...LETTER, file, merge_variables: variables }));
  expect((await received(sinks))[0]?.content).toBe('<p>A &amp; B: <b>1</b> Salem {{#each x}}</p>');
});

test('a sender by id, a company and a full state are taken', async ({ sinks, api }) => {
  const to = { ...TO, name: null, company: 'Ada & Co', address_state: 'Oregon', address_zip: '97301-1234' };
  const answer = await api.create(new LetterEditable({ ...LETTER, to, from: 'adr_210a8d4b0b76d77b' }));
  expect(answer.from.id).toBe('adr_210a8d4b0b76d77b');
  expect((await received(sinks))[0]?.to).toMatchObject({ name: 'Ada & Co', state: 'Oregon', zip: '97301-1234' });
});

test('the SDK says again with the same idempotency key and gets the first answer', async ({ sinks, api }) => {
  const letter = new LetterEditable(LETTER);
  const [first, second] = await Promise.all([api.create(letter, 'one'), api.create(letter, 'one')]);
  expect(second.id).toBe(first.id);
  expect((await api.create(letter, 'two')).id).not.toBe(first.id);
  expect(await received(sinks)).toHaveLength(2);
});

test('the idempotency key may stand in the query, as Lob has it', async ({ sinks }) => {
  const send = () =>
    post(sinks, JSON.stringify(LETTER), { 'content-type': 'application/json' }, '?idempotency_key=one');
  expect(await (await send()).json()).toEqual(await (await send()).json());
  expect(await received(sinks)).toHaveLength(1);
});

test('a form is read as JSON is', async ({ sinks }) => {
  const form = new URLSearchParams(formOf({ ...LETTER, file: '<p>{{code}}</p>', merge_variables: { code: 'É✓' } }));
  const answer = await post(sinks, form);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ color: false, use_type: 'operational' });
  expect((await received(sinks))[0]).toMatchObject({ to: { name: 'Ada Park' }, content: '<p>É✓</p>' });
});

test('an address as JSON in a string, as some SDKs write it, is the address', async ({ sinks }) => {
  const letter = { ...LETTER, to: JSON.stringify(TO), from: JSON.stringify(FROM), merge_variables: '{"code":"X"}' };
  const json = await post(sinks, JSON.stringify(letter), { 'content-type': 'application/json' });
  expect(json.status).toBe(200);
  expect((await post(sinks, new URLSearchParams(formOf(letter)))).status).toBe(200);
  expect(await received(sinks)).toMatchObject([{ to: { name: 'Ada Park' } }, { to: { name: 'Ada Park' } }]);
});

test('in a form, what is empty is not there, and names nest to any depth', async ({ sinks }) => {
  const form = formOf({ ...LETTER, file: '<p>{{user.code}}</p>', metadata: '', send_date: '', description: '' });
  expect((await post(sinks, new URLSearchParams([...form, ['merge_variables', '']]))).status).toBe(200);
  form.push(['merge_variables[user][code]', 'ABCD']);
  expect((await post(sinks, new URLSearchParams(form))).status).toBe(200);
  expect((await received(sinks)).map(({ content }) => content)).toEqual(['<p></p>', '<p>ABCD</p>']);
});

test('the answer is one that SDKs with narrow types take', async ({ sinks }) => {
  const letter = { ...LETTER, to: { ...TO, address_country: 'US' } };
  const answer = await post(sinks, JSON.stringify(letter), { 'content-type': 'application/json' });
  const { url, to } = (await answer.json()) as { url: string; to: object };
  // The pattern of Lob's Ruby SDK for its signed links.
  expect(url).toMatch(
    /^https:\/\/lob-assets\.com\/(letters|postcards|order-creatives)\/[a-z]{3,4}_[a-z0-9]{15,16}(\.pdf|_thumb_[a-z]+_\d+\.png)\?(version=[a-z0-9]*&)expires=\d{10}&signature=[a-zA-Z0-9_-]+$/u,
  );
  expect(to).toMatchObject({ address_country: 'UNITED STATES' });
});

for (const [format, file, content] of [
  ['pdf', PDF, PDF.toString('base64')],
  ['html', Buffer.from(HTML), HTML],
] as const) {
  test(`a letter in parts brings its file as ${format}`, async ({ sinks }) => {
    const form = new FormData();
    const { file: _file, ...rest } = LETTER;
    for (const [name, value] of formOf(rest)) form.set(name, value);
    form.set('file', new Blob([file]), `letter.${format}`);
    expect((await post(sinks, form)).status).toBe(200);
    expect((await received(sinks))[0]).toMatchObject({ format, content, to: { zip: '97301' } });
  });

  test(`a file by its URL is fetched as ${format}`, async ({ sinks, api, files }) => {
    const url = await files((_request, response) => void response.end(file));
    await api.create(new LetterEditable({ ...LETTER, file: `${url}/letter` }));
    expect((await received(sinks))[0]).toMatchObject({ format, content });
  });
}

for (const { name, change, status = 422, code = 'invalid', says } of [
  { name: 'no recipient', change: { to: undefined }, says: 'to is required' },
  { name: 'no sender', change: { from: undefined }, says: 'from is required' },
  { name: 'no file', change: { file: undefined }, says: 'file is required' },
  { name: 'an empty file', change: { file: ' ' }, says: 'file is required' },
  { name: 'no color', change: { color: undefined }, says: 'color is required' },
  { name: 'a color that is none', change: { color: 'red' }, says: 'color must be a boolean' },
  { name: 'no use', change: { use_type: undefined }, says: 'use_type is required' },
  { name: 'a recipient without a name', change: { to: { ...TO, name: null } }, says: 'to.name is required' },
  {
    name: 'a recipient without a street',
    change: { to: { ...TO, address_line1: null } },
    says: 'to.address_line1 is required',
  },
  { name: 'a ZIP that is none', change: { to: { ...TO, address_zip: '9730' } }, says: 'valid zip or zip+4 format' },
  {
    name: 'lines that do not fit the window',
    change: { to: { ...TO, address_line1: 'x'.repeat(46) } },
    code: 'address_length_exceeds_limit',
    says: '50 characters',
  },
  {
    name: 'a recipient by id',
    change: { to: 'adr_210a8d4b0b76d77b' },
    status: 404,
    code: 'not_found',
    says: 'adr_210a8d4b0b76d77b not found',
  },
  { name: 'a template', change: { file: 'tmpl_1' }, status: 404, code: 'not_found', says: 'tmpl_1 not found' },
  { name: 'HTML that is too long', change: { file: `<p>${'x'.repeat(10_000)}` }, says: '10000 characters' },
  {
    name: 'merge variables that are none',
    change: { merge_variables: 'x' },
    says: 'merge_variables must be an object',
  },
  {
    name: 'a merge variable with a space',
    change: { merge_variables: { 'reset code': 'x' } },
    code: 'merge_variable_whitespace',
    says: '"reset code"',
  },
  {
    name: 'a file that nobody serves',
    change: { file: 'http://127.0.0.1:1/letter.pdf' },
    code: 'invalid_file_url',
    says: 'http://127.0.0.1:1/letter.pdf',
  },
]) {
  test(`a letter with ${name} is refused as Lob does`, async ({ sinks, api }) => {
    await expectRefusal(api.create(new LetterEditable({ ...LETTER, ...change })), { status, code, says });
    expect(await received(sinks)).toEqual([]);
    expect((await api.create(new LetterEditable(LETTER))).id).toMatch(/^ltr_/);
  });
}

/** What the SDK throws, which is axios' error with Lob's answer in it. */
async function expectRefusal(
  sent: Promise<unknown>,
  { status, code, says }: { status: number; code: string; says: string },
): Promise<void> {
  const error = await sent.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({
    response: { status, data: { error: { message: expect.stringContaining(says), status_code: status, code } } },
  });
}

test('a file that is not there, too large, or no letter is told', async ({ sinks, api, files }) => {
  const url = await files((request, response) => {
    if (request.url === '/gone') response.writeHead(404).end();
    else if (request.url === '/picture') response.end(Buffer.from('89504e47', 'hex'));
    else response.end(Buffer.alloc(11 * 1024 * 1024, '%PDF'));
  });
  const send = (path: string) => api.create(new LetterEditable({ ...LETTER, file: `${url}${path}` }));
  await expectRefusal(send('/gone'), { status: 422, code: 'invalid_file_url', says: 'it answers 404' });
  await expectRefusal(send('/picture'), { status: 422, code: 'invalid_file', says: 'PDF or HTML' });
  await expectRefusal(send('/large'), { status: 422, code: 'file_size_exceeds_limit', says: '10 MiB' });
  expect(await received(sinks)).toEqual([]);
});

test('a file that does not come is given up', async ({ sinks, api, files }) => {
  const url = await files(() => {});
  await expectRefusal(api.create(new LetterEditable({ ...LETTER, file: `${url}/slow` })), {
    status: 422,
    code: 'invalid_file_download_time',
    says: 'not there after',
  });
  expect(await received(sinks)).toEqual([]);
});

const JSON_TYPE = { 'content-type': 'application/json' };
const PARTS_TYPE = { 'content-type': 'multipart/form-data; boundary=x' };

for (const { name, status, code, send } of [
  {
    name: 'of half a JSON',
    status: 422,
    code: 'bad_request',
    send: (sinks: RunningSinks) => post(sinks, '{"to":', JSON_TYPE),
  },
  { name: 'of a list', status: 422, code: 'invalid', send: (sinks: RunningSinks) => post(sinks, '[]', JSON_TYPE) },
  {
    name: 'of bytes that are no text',
    status: 422,
    code: 'bad_request',
    send: (sinks: RunningSinks) => post(sinks, Buffer.from([0x22, 0xff, 0x22]), JSON_TYPE),
  },
  {
    name: 'of half a form in parts',
    status: 422,
    code: 'bad_request',
    send: (sinks: RunningSinks) => post(sinks, '--x\r\ncontent-disposition: form-data; name="to"\r\n\r\na', PARTS_TYPE),
  },
  {
    name: 'of parts without a boundary',
    status: 422,
    code: 'bad_request',
    send: (sinks: RunningSinks) => post(sinks, 'x', { 'content-type': 'multipart/form-data' }),
  },
  {
    name: 'of another type',
    status: 422,
    code: 'bad_request',
    send: (sinks: RunningSinks) => post(sinks, '<letter/>', { 'content-type': 'text/xml' }),
  },
  {
    name: 'over 10 MiB',
    status: 413,
    code: 'file_size_exceeds_limit',
    send: (sinks: RunningSinks) => post(sinks, 'x'.repeat(10 * 1024 * 1024 + 1), JSON_TYPE),
  },
  {
    name: 'with another method',
    status: 405,
    code: 'unrecognized_endpoint',
    send: (sinks: RunningSinks) => fetch(`${sinks.url}/v1/letters`),
  },
  {
    name: 'for another resource',
    status: 404,
    code: 'unrecognized_endpoint',
    send: (sinks: RunningSinks) => fetch(`${sinks.url}/v1/postcards`, { method: 'POST', body: '{}' }),
  },
]) {
  test(`a request ${name} is answered ${status} in Lob's shape`, async ({ sinks, api }) => {
    const answer = await send(sinks);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { message: expect.any(String), status_code: status, code } });
    expect(await received(sinks)).toEqual([]);
    expect((await api.create(new LetterEditable(LETTER))).id).toMatch(/^ltr_/);
  });
}
