import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { startMailpit } from '../../reference-server/mailpit/start.ts';
import { startNode } from '../started-program.ts';
import { connectTo } from './connection.ts';
import { findBinary, NO_BINARY, sayNotTested } from './servers.ts';

const MAIN = ['--import', 'tsx', fileURLToPath(new URL('../../reference-server/mailpit/main.ts', import.meta.url))];

interface Ready {
  kind: string;
  version: string;
  url: string;
  smtpHost: string;
  smtpPort: number;
}

test('the stand-in is started where it is asked for, and said so in one line', async () => {
  const program = startNode(MAIN, { env: { SFC_MAILPIT: 'stand-in' } });
  const ready = JSON.parse(await program.line()) as Ready;
  expect(ready).toEqual({
    kind: 'stand-in',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    smtpHost: '127.0.0.1',
    smtpPort: expect.any(Number),
  });
  expect((await fetch(`${ready.url}/readyz`)).status).toBe(200);
  program.process.kill('SIGTERM');
  expect(await program.ended).toEqual({ code: 0, signal: null, stderr: '' });
});

test('the stand-in ends at once although a sender and a reader are connected', async () => {
  const program = startNode(MAIN, { env: { SFC_MAILPIT: 'stand-in' } });
  const { url, smtpPort } = JSON.parse(await program.line()) as Ready;
  const connections = await Promise.all([connectTo(smtpPort), connectTo(Number(new URL(url).port))]);
  program.process.kill('SIGINT');
  expect((await program.ended).code).toBe(0);
  await Promise.all(connections.map(({ closed }) => closed));
});

test('a running Mailpit is used as it is, and left running', async () => {
  const other = await startMailpit({ SFC_MAILPIT: 'stand-in' });
  const address = { MAILPIT_URL: other.url, MAILPIT_SMTP: `${other.smtpHost}:${other.smtpPort}` };
  const program = startNode(MAIN, { env: { ...address, SFC_MAILPIT: '' } });
  const { kind, version, url, smtpPort } = JSON.parse(await program.line()) as Ready;
  expect({ kind, version, url, smtpPort }).toEqual({
    kind: 'mailpit',
    version: other.version,
    url: other.url,
    smtpPort: other.smtpPort,
  });
  program.process.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
  expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
  await other.stop();
});

test('a Mailpit that should run and does not is one line and exit code 2', async () => {
  const other = await startMailpit({ SFC_MAILPIT: 'stand-in' });
  await other.stop();
  const env = { MAILPIT_URL: other.url, MAILPIT_SMTP: '127.0.0.1:25', SFC_MAILPIT: '' };
  const { code, stderr } = await startNode(MAIN, { env }).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/^A Mailpit should run at MAILPIT_URL .*ECONNREFUSED.*\n$/);
});

test.describe('with the binary', () => {
  const binary = findBinary();

  test.beforeEach(({}, { title }) => {
    if (binary === undefined) sayNotTested(title);
  });

  test.skip(binary === undefined, NO_BINARY);
  const env = { SFC_MAILPIT: '', MAILPIT_URL: '', MAILPIT_SMTP: '' };

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    test(`it is gone after its supervisor had a ${signal}`, async () => {
      const program = startNode(MAIN, { env });
      const { kind, url, smtpPort } = JSON.parse(await program.line()) as Ready;
      expect(kind).toBe('mailpit');
      const connections = await Promise.all([connectTo(smtpPort), connectTo(Number(new URL(url).port))]);
      program.process.kill(signal);
      await program.ended;
      await Promise.all(connections.map(({ closed }) => closed));
    });
  }

  test('it is gone after the program that started its supervisor with a channel has gone', async () => {
    const program = startNode(MAIN, { env, ipc: true });
    const { smtpPort } = JSON.parse(await program.line()) as Ready;
    const { closed } = await connectTo(smtpPort);
    program.process.disconnect();
    expect((await program.ended).code).toBe(0);
    await closed;
  });

  test('several at once stand on ports of their own', async () => {
    const servers = await Promise.all(Array.from({ length: 4 }, () => startMailpit({ ...process.env, ...env })));
    const ports = servers.flatMap(({ url, smtpPort }) => [url, `${smtpPort}`]);
    expect(new Set(ports).size).toBe(8);
    await Promise.all(servers.map((server) => server.stop()));
  });
});
