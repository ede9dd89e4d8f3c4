import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { healthSchema } from '../../reference-server/sinks/protocol.ts';
import { startNode } from '../started-program.ts';
import { openStream } from './event-stream.ts';
import { test } from './running-sinks.ts';

const MAIN = ['--import', 'tsx', fileURLToPath(new URL('../../reference-server/sinks/main.ts', import.meta.url))];

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`it says where it listens, and ends cleanly on ${signal} with a stream open`, async () => {
    const program = startNode(MAIN, { env: { PORT: '0' } });
    const url = /^sinks ready at (http:\/\/127\.0\.0\.1:\d+)$/.exec(await program.line())?.[1] as string;
    expect(healthSchema.parse(await (await fetch(`${url}/healthz`)).json()).service).toContain('sinks');
    await openStream(`${url}/events`);
    program.process.kill(signal);
    expect(await program.ended).toEqual({ code: 0, signal: null, stderr: '' });
  });
}

test('a port that is taken is one line and exit code 2', async ({ sinks }) => {
  const { code, stderr } = await startNode(MAIN, { env: { PORT: String(sinks.port) } }).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(new RegExp(`^The sinks need port ${sinks.port} .*another program.*\n$`));
});

test('a port that is none is one line and exit code 2', async () => {
  const { code, stderr } = await startNode(MAIN, { env: { PORT: 'http' } }).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/^PORT should be a number .*"http".*\n$/);
});

test('a host beyond loopback without a token is one line and exit code 2', async () => {
  const env = { SFC_LISTEN: '0.0.0.0', SFC_SINKS_TOKEN: undefined };
  const { code, stderr } = await startNode(MAIN, { env }).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/^The sinks should listen on 0\.0\.0\.0, .*no token.*\n$/);
});

test('a host and a token are taken from the environment', async () => {
  const token = 'a-token-of-24-characters';
  const program = startNode(MAIN, { env: { SFC_LISTEN: '127.0.0.1', SFC_SINKS_TOKEN: token } });
  const url = (await program.line()).replace('sinks ready at ', '');
  expect((await fetch(`${url}/received`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  expect((await fetch(`${url}/received`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  program.process.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

test('it ends when the program that started it with a channel goes away', async () => {
  const program = startNode(MAIN, { ipc: true });
  await program.line();
  program.process.disconnect();
  expect((await program.ended).code).toBe(0);
});

test('it ends even when that program goes away while it is starting', async () => {
  const program = startNode(MAIN, { ipc: true });
  program.process.disconnect();
  expect((await program.ended).code).toBe(0);
});
