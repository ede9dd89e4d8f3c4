/** Sinks that were told to refuse: each provider's own error, for as long as it was asked for. */
import { Configuration, LetterEditable, LettersApi } from '@lob/lob-typescript-sdk';
import { expect } from '@playwright/test';
import {
  type Refusal,
  refusalListSchema,
  type RefusalRequest,
  refusalSchema,
} from '../../reference-server/sinks/protocol.ts';
import type { RunningSinks } from '../../reference-server/sinks/index.ts';
import { ADDRESS, post, test } from './running-sinks.ts';

const ADA = '+12025550123';
const BEN = '+12025550124';

async function refuse(sinks: RunningSinks, request: RefusalRequest): Promise<Refusal> {
  const answer = await post(`${sinks.url}/refusals`, request);
  expect(answer.status).toBe(201);
  return refusalSchema.parse(await answer.json());
}

async function refusals(sinks: RunningSinks): Promise<Refusal[]> {
  return refusalListSchema.parse(await (await fetch(`${sinks.url}/refusals`)).json()).refusals;
}

async function textTo(sinks: RunningSinks, to: string): Promise<number> {
  return (await post(`${sinks.url}/text-messages`, { to, body: 'b' })).status;
}

async function count(sinks: RunningSinks): Promise<number> {
  return ((await (await fetch(`${sinks.url}/received`)).json()) as { cursor: number }).cursor;
}

function twilio(sinks: RunningSinks, to: string): Promise<Response> {
  return fetch(`${sinks.url}/2010-04-01/Accounts/AC0/Messages.json`, {
    method: 'POST',
    body: new URLSearchParams({ To: to, From: BEN, Body: 'b' }),
  });
}

test('one recipient is refused, however the number is written, and the others are served', async ({ sinks }) => {
  const { id } = await refuse(sinks, { channel: 'textMessage', to: '(202) 555-0123' });
  expect([await textTo(sinks, ADA), await textTo(sinks, BEN), await textTo(sinks, ADA)]).toEqual([400, 201, 400]);
  expect(await count(sinks)).toBe(1);
  expect(await refusals(sinks)).toEqual([{ id, channel: 'textMessage', to: '(202) 555-0123', refused: 2 }]);
});

test('once is once', async ({ sinks }) => {
  await refuse(sinks, { channel: 'textMessage', times: 1 });
  expect([await textTo(sinks, ADA), await textTo(sinks, ADA)]).toEqual([400, 201]);
  expect(await refusals(sinks)).toMatchObject([{ times: 1, refused: 1 }]);
});

test('until told otherwise is until told otherwise', async ({ sinks }) => {
  const { id } = await refuse(sinks, { channel: 'textMessage' });
  expect([await textTo(sinks, ADA), await textTo(sinks, BEN)]).toEqual([400, 400]);
  expect((await fetch(`${sinks.url}/refusals/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await textTo(sinks, ADA)).toBe(201);
  expect(await refusals(sinks)).toEqual([]);
});

test('the other channel is left alone, and a letter is refused by the name on it', async ({ sinks }) => {
  await refuse(sinks, { channel: 'letter', to: 'ADA  PARK' });
  const letter = (name: string) => post(`${sinks.url}/letters`, { to: { ...ADDRESS, name }, text: 'x' });
  expect(await textTo(sinks, ADA)).toBe(201);
  expect((await letter('Ben Park')).status).toBe(201);
  const refused = await letter('Ada Park');
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { code: 'refused' } });
});

test("Twilio's shape: an unsubscribed recipient, or what fits the status that was asked for", async ({ sinks }) => {
  await refuse(sinks, { channel: 'textMessage', times: 1 });
  expect(await (await twilio(sinks, ADA)).json()).toMatchObject({ code: 21610, status: 400 });
  await refuse(sinks, { channel: 'textMessage', times: 1, status: 429 });
  const answer = await twilio(sinks, ADA);
  expect(answer.status).toBe(429);
  expect(await answer.json()).toMatchObject({ code: 20429, status: 429 });
  expect((await twilio(sinks, ADA)).status).toBe(201);
});

test("Lob's shape: an address that is not served, or what fits the status that was asked for", async ({ sinks }) => {
  const api = new LettersApi(new Configuration({ username: 'test_any_key', basePath: `${sinks.url}/v1` }));
  const to = {
    name: 'Ada Park',
    address_line1: '12 Elm Street',
    address_city: 'Salem',
    address_state: 'OR',
    address_zip: '97301',
  };
  const send = () =>
    api
      .create(new LetterEditable({ to, from: to, file: '<p>x</p>', color: true, use_type: 'operational' }), 'one')
      .then(
        ({ id }) => id,
        (error: unknown) => (error as { response: { data: { error: object } } }).response.data.error,
      );
  await refuse(sinks, { channel: 'letter', times: 1 });
  expect(await send()).toMatchObject({ status_code: 422, code: 'failed_deliverability_strictness' });
  await refuse(sinks, { channel: 'letter', times: 1, status: 503 });
  expect(await send()).toMatchObject({ status_code: 503, code: 'service_unavailable' });
  // The key of a request that was refused can be used again.
  expect(await send()).toMatch(/^ltr_/);
});

for (const { name, body, field } of [
  { name: 'a channel that is none', body: { channel: 'email' }, field: 'channel' },
  { name: 'never', body: { channel: 'letter', times: 0 }, field: 'times' },
  { name: 'a status that is no refusal', body: { channel: 'letter', status: 200 }, field: 'status' },
]) {
  test(`a refusal with ${name} is refused, naming the field`, async ({ sinks }) => {
    const answer = await post(`${sinks.url}/refusals`, body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: { message: string } }).error.message).toContain(`"${field}"`);
    expect(await refusals(sinks)).toEqual([]);
  });
}

test('a refusal that is none cannot be taken back', async ({ sinks }) => {
  expect((await fetch(`${sinks.url}/refusals/1`, { method: 'DELETE' })).status).toBe(404);
});
