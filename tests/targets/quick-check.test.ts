/** What a run asks before anything is started. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { readScenarios } from '../../conformance/scenarios.ts';
import { quickCheck } from '../../cli/doctor/quick.ts';
import { conditionOf, stockLines } from '../../cli/doctor/stock.ts';
import { mustRunAlone, workersOf } from '../../cli/workers.ts';
import type { Condition, TargetFile } from '../../fixtures/target/schema.ts';
import { targetOf } from './help.ts';

const test = base.extend<{ serve: (answer: RequestListener) => Promise<string> }>({
  serve: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (answer) => {
      const server = createServer(answer).listen(0, '127.0.0.1');
      servers.push(server);
      await once(server, 'listening');
      return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    });
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  },
});

const quick = (more: Partial<TargetFile>) => quickCheck({ target: targetOf(more), file: '/a.target.ts' });
const status =
  (code: number, headers = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(code, headers).end();
  };

test('a sign-in page that answers, or leads on, is right', async ({ serve }) => {
  await quick({ baseUrl: `${await serve(status(200))}/` });
  await quick({ baseUrl: await serve(status(302, { location: 'https://elsewhere.example.com' })) });
});

for (const { code, says } of [
  { code: 404, says: /\/sign-in answered 404, so there is no page\. Mend signInPath/ },
  { code: 429, says: /answered 429, too many requests\. Raise .* smaller workers in the target/ },
  { code: 503, says: /answered 503\. See the portal's log/ },
]) {
  test(`a sign-in page that answers ${String(code)}`, async ({ serve }) => {
    await expect(quick({ baseUrl: await serve(status(code)), signInPath: '/sign-in' })).rejects.toThrow(says);
  });
}

test('a portal that cannot be reached, and one without https', async ({ serve }) => {
  await expect(quick({ baseUrl: 'http://127.0.0.1:9' })).rejects.toThrow(
    /could not be reached \(.*\)\. Start the portal, or mend baseUrl/,
  );
  const baseUrl = (await serve(status(200))).replace('http:', 'https:');
  await expect(quick({ baseUrl })).rejects.toThrow(
    /cannot be opened by https \(.*\)\. Give the portal a valid certificate/,
  );
});

test('user name and password in the address are sent, and not told', async ({ serve }) => {
  const seen: (string | undefined)[] = [];
  const address = await serve(({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(headers.authorization === undefined ? 404 : 200).end();
  });
  await quick({ baseUrl: address.replace('//', '//ann:s3cret@') });
  expect(seen).toEqual([`Basic ${Buffer.from('ann:s3cret').toString('base64')}`]);
  await expect(quick({ baseUrl: 'http://ann:s3cret@127.0.0.1:9' })).rejects.toThrow(
    /^sign-in page: http:\/\/127\.0\.0\.1:9\/ could not be reached/,
  );
});

test('where the kit starts the portal, nothing is asked of its address', async () => {
  await quick({ start: { command: 'true' } });
});

test('everything that is wrong is told at once', async ({ serve }) => {
  const problems = quick({
    baseUrl: await serve(status(200)),
    environment: ['QUICK_TEST_MISSING'],
    profiles: ['core'],
    waivers: [
      { requirement: 'CORE-12', owner: 'Ann Park', reason: 'x', expires: '2001-01-01' },
      { requirement: 'EDGE-01', owner: 'Ann Park', reason: 'x', expires: '2999-01-01' },
    ],
  });
  await expect(problems).rejects.toThrow(
    /QUICK_TEST_MISSING, which the target names, is not set[^]*CORE-12 expired on 2001-01-01: ask Ann Park[^]*EDGE-01 is for no row/,
  );
});

test('a profile that the kit does not have', async () => {
  await expect(quick({ start: { command: 'true' }, profiles: ['cor'] })).rejects.toThrow(
    /knows no profile "cor": claim one of those that it has, core/,
  );
});

test('what moves the time of the whole portal runs alone', () => {
  const clock = { scope: 'portal', advance: () => Promise.resolve() } as const;
  const alone = targetOf({ clock, workers: 4 });
  expect(workersOf(alone)).toBe(1);
  expect(workersOf(targetOf({ clock: { ...clock, scope: 'account' }, workers: 4 }))).toBe(4);
  expect(() => mustRunAlone(alone, { workers: 2 })).toThrow(
    /clock\.scope in the target is 'portal'.*--workers asks for 2\. Leave out --workers/,
  );
  expect(() => mustRunAlone(alone, { shard: true })).toThrow(
    /shards that share the portal.*Leave out --shard, or state start/,
  );
  mustRunAlone(alone, { workers: 1, shard: false });
  mustRunAlone(targetOf({ clock, start: { command: 'true' } }), { shard: true });
  mustRunAlone(targetOf({}), { workers: 8, shard: true });
});

test('the condition of every scenario’s account is read off its Givens', () => {
  const given = readScenarios(kitRoot).map((scenario) => ({
    condition: conditionOf(scenario),
    sentences: scenario.steps.filter(({ type }) => type === 'given').map(({ text }) => text),
  }));
  for (const { condition, sentences } of given) {
    // A sentence about what is registered that is worded in a new way would go unread.
    const registered = sentences.filter((text) => text.startsWith('security codes go to'));
    expect(registered.length, sentences.join('; ')).toBeLessThanOrEqual(1);
    const words = { phone: /cell phone$/u, email: /to your email address$/u, both: /both/u }[condition.factors];
    for (const sentence of registered) expect(sentence).toMatch(words);
    expect(condition.state === 'letterOnItsWay').toBe(sentences.some((text) => text.includes('letter is on its way')));
  }
  expect(new Set(given.map(({ condition }) => condition.factors)).size).toBe(3);
});

test('the need of a run against the stock of a pool', () => {
  const settled: Condition = { factors: 'phone', state: 'settled', reported: 'phone' };
  const underWay: Condition = { ...settled, state: 'letterOnItsWay' };
  const needed = [settled, settled, underWay, underWay];
  const lines = (left: number, ready: number) =>
    stockLines(needed, [
      { factors: 'phone', state: 'settled', left },
      { factors: 'phone', state: 'letterOnItsWay', reported: 'phone', left: ready },
    ]);
  expect(lines(4, 0)).toMatchObject([{ state: 'fine', text: 'the run needs 4, the pool has 4 left' }]);
  expect(lines(2, 2)).toMatchObject([{ state: 'fine', text: 'the run needs 2, the pool has 2 left' }]);
  expect(lines(2, 1)).toMatchObject([
    {
      state: 'wrong',
      text: 'the run needs 3, the pool has 2 left.',
      change: 'Add 1 to the pool, or set spent ones back.',
    },
  ]);
  expect(stockLines([{ ...settled, factors: 'both' }], [])).toMatchObject([
    { state: 'wrong', text: 'the run needs 1, the pool has 0 left.' },
  ]);
});
