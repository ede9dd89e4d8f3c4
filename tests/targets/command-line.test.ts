/** Wrong targets and flags at the command line itself: one sentence, exit code 2, and nothing left running. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { cli, startCli } from '../started-cli.ts';
import { test } from './folder.ts';

const target = (keys: string) =>
  `export default { name: 'Test portal', accounts: { create: async () => undefined }, ${keys} };`;

const cases: { name: string; keys?: string; args?: string[]; says: RegExp }[] = [
  {
    name: 'a target that is not there',
    args: ['--target', 'none.ts'],
    says: /There is no target file at none\.ts\. Name one/,
  },
  {
    name: 'a misspelt key',
    keys: `baseURL: 'http://127.0.0.1:9'`,
    says: /baseURL: there is no such key; write baseUrl/,
  },
  {
    name: 'a variable that is not set',
    keys: `start: { command: 'true' }, environment: ['CLI_TEST_MISSING']`,
    says: /CLI_TEST_MISSING, which the target names, is not set\. Set CLI_TEST_MISSING/,
  },
  {
    name: 'a portal that cannot be reached',
    keys: `baseUrl: 'http://127.0.0.1:9'`,
    says: /http:\/\/127\.0\.0\.1:9\/ could not be reached/,
  },
  {
    name: 'a waiver that has expired',
    keys: `start: { command: 'true' }, waivers: [{ requirement: 'CORE-12', owner: 'Ann', reason: 'x', expires: '2001-01-01' }]`,
    says: /The waiver for CORE-12 expired on 2001-01-01/,
  },
  {
    name: 'more workers than the clock allows',
    keys: `start: { command: 'true' }, clock: { scope: 'portal', advance: async () => {} }`,
    args: ['--workers', '4'],
    says: /--workers asks for 4\. Leave out --workers/,
  },
  {
    name: 'a profile that is not claimed',
    args: ['--profile', 'edge'],
    says: /does not claim the profile "edge"\. It claims core/,
  },
  {
    name: 'workers that are no number',
    args: ['--workers', 'many'],
    says: /'many' is invalid\. Write a whole number, 1 or more/,
  },
  {
    name: 'a shard that there is not',
    args: ['--shard', '3/2'],
    says: /'3\/2' is invalid\. Write which part of how many, such as 1\/2/,
  },
  {
    name: 'a pattern that is none',
    args: ['--grep', '('],
    says: /--grep takes a regular expression, and "\(" is none/,
  },
  { name: 'a flag of Playwright that is not passed on', args: ['--retries', '2'], says: /unknown option '--retries'/ },
  {
    name: 'a defect of another portal',
    keys: `start: { command: 'true' }`,
    args: ['--defect', 'x'],
    says: /--defect breaks the reference portal only/,
  },
  {
    name: 'a defect that there is none of',
    args: ['--defect', 'lettr-to-old-address'],
    says: /There is no defect "lettr-/,
  },
];

for (const { name, keys, args = [], says } of cases) {
  test(`run: ${name}`, async ({ folder }) => {
    test.setTimeout(120_000);
    const named = keys === undefined ? [] : ['--target', folder.write('a.target.mjs', target(keys))];
    const { code, output, left } = await cli(['run', ...named, ...args, '--report', folder.path]);
    expect(output).toMatch(says);
    expect(output).not.toContain('\n    at ');
    expect({ code, left }).toEqual({ code: 2, left: [] });
  });
}

test('stability: a pattern that is none is no fault of the portal', async () => {
  const { code, output } = await cli(['stability', '--grep', '[']);
  expect(output).toMatch(/--grep takes a regular expression, and "\[" is none/);
  expect(code).toBe(2);
});

test('--list tells the scenarios by their requirement, and runs nothing', async () => {
  const { code, output, left } = await cli(['run', '--list', '--grep', '@CORE-06|@CORE-04']);
  expect(output).toMatch(
    /^CORE-04 {2}Both are asked about on one screen\nCORE-06 {2}Agreement .*\n[^]*4 scenarios\n$/u,
  );
  expect(code).toBe(0);
  expect(left).toEqual([]);
});

test('run: interrupted while the portal is still coming up, it ends all that it has started', async ({ folder }) => {
  test.setTimeout(120_000);
  const started = folder.write('started', '');
  const file = folder.write(
    'a.target.mjs',
    target(`start: { command: 'echo it has >> ${started} && sleep 300', readyWithin: '200 s' }`),
  );
  const run = startCli(['run', '--target', file, '--report', folder.path], {});
  await expect.poll(() => readFileSync(started, 'utf8'), { timeout: 60_000 }).not.toBe('');
  run.process.kill('SIGINT');
  const { code, left } = await run.ended;
  expect({ code, left }).toEqual({ code: 2, left: [] });
});

test('doctor: a sign-in page in other words ends in the line to add', async ({ folder }) => {
  test.setTimeout(240_000);
  const portal = path.join(kitRoot, 'tests/targets/portal-in-other-words.mjs');
  const file = folder.write(
    'a.target.mjs',
    target(`start: { command: ${JSON.stringify(`node ${portal}`)} }, deadlines: { screen: '2 s' },
            channels: { textMessage: 'none', letter: 'none' }`),
  );
  const { code, output, left } = await cli(['doctor', '--target', file]);
  expect(output).toMatch(/^fine +label: signIn\.password/mu);
  expect(output).toMatch(
    /^wrong +label: signIn\.username is not on the sign-in page: .*"User name".*\n +If the portal means "User name", add to the target: labels: \{ 'signIn\.username': "User name" \}/mu,
  );
  expect(output).toMatch(/^fine +email: the inbox has what is sent to/mu);
  expect(output).toMatch(
    /^not tried +letters: channels\.letter in the target is 'none': rows that need it are not tested/mu,
  );
  expect(output).toMatch(/^wrong +account, phone, settled: accounts\.create returned none\./mu);
  expect(output).toMatch(/^not tried +signing in: the labels of the sign-in page come first/mu);
  expect({ code, left }).toEqual({ code: 2, left: [] });
});

test('doctor: a portal that ends at once is told with what it wrote', async ({ folder }) => {
  test.setTimeout(120_000);
  const file = folder.write('a.target.mjs', target(`start: { command: 'echo no database >&2; exit 1' }`));
  const { code, output, left } = await cli(['doctor', '--target', file]);
  expect(output).toMatch(
    /^wrong +start: Test portal, started by start\.command .* ended before it was ready:\n[^]*no database\n +Mend start in the target/mu,
  );
  expect({ code, left }).toEqual({ code: 2, left: [] });
});

test('a target that holds something open from the moment it is loaded does not keep a command', async ({ folder }) => {
  const file = folder.write('a.target.mjs', `setInterval(() => {}, 1_000); ${target('')}`);
  const { code, output, left } = await cli(['run', '--target', file]);
  expect(output).toContain('has neither baseUrl nor start');
  expect({ code, left }).toEqual({ code: 2, left: [] });
});

for (const { command, says } of [
  { command: 'doctor', says: /^wrong +stop: what was started may still be there \(no such container\)/mu },
  { command: 'cucumber', says: /^What the run had started may still be there \(no such container\)/mu },
]) {
  test(`${command}: a stop that throws and leaves something open does not keep it`, async ({ folder }) => {
    test.setTimeout(120_000);
    const file = folder.write(
      'a.target.mjs',
      target(`channels: { email: 'none', textMessage: 'none', letter: 'none' }, start: async () => {
        const { createServer } = await import('node:http');
        const server = createServer((_request, response) => response.writeHead(500).end()).listen(0, '127.0.0.1');
        await new Promise((resolve) => server.once('listening', resolve));
        const baseUrl = 'http://127.0.0.1:' + server.address().port;
        return { baseUrl, stop: async () => { throw new Error('no such container'); } };
      }`),
    );
    const nothing = command === 'cucumber' ? ['--tags', '@none'] : [];
    const { code, output, left } = await cli([command, '--target', file, ...nothing], { SFC_REPORT_DIR: folder.path });
    expect(output).toMatch(says);
    expect({ code, left }).toEqual({ code: 2, left: [] });
  });
}
