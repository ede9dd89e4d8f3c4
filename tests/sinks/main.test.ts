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
