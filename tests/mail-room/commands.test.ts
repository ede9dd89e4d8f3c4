/** The commands as programs: what they say, what they refuse, that nothing stays, and that a run attaches to them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import packageJson from '../../package.json' with { type: 'json' };
import { kitRoot } from '../../conformance/kit.ts';
import { findStanding } from '../../cli/services/attach.ts';
import { type MailRoomHealth, mailRoomHealthSchema } from '../../reference-server/mail-room/protocol.ts';
import { receivedListSchema } from '../../reference-server/sinks/protocol.ts';
import { spawnNode } from '../conformance/playground.ts';
import { connectTo } from '../mailpit/connection.ts';
import { type StartedProgram, startNode } from '../started-program.ts';

test.describe.configure({ timeout: 180_000 });

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

function kit(args: string[], env: NodeJS.ProcessEnv = {}, ipc = false): StartedProgram {
  return startNode(['--import', 'tsx', MAIN, ...args], { env, ipc });
}

/** Five ports in a row that nobody has just now, below those that the system gives out by itself. */
function somePort(): string {
  return String(10_000 + 5 * Math.floor(Math.random() * 4000));
}

/** Reads what a command prints until it says how to end it. */
async function ready(program: StartedProgram): Promise<string> {
  let said = '';
  while (!said.includes('Ctrl-C')) said += `${await program.line()}\n`;
  return said;
}

async function healthOf(said: string): Promise<{ url: string; health: MailRoomHealth }> {
  const url = /mail room +(\S+)/u.exec(said)?.[1] ?? '';
  return { url, health: mailRoomHealthSchema.parse(await (await fetch(`${url}/healthz`)).json()) };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`serve says where everything is, and nothing stays after ${signal}`, async () => {
    const port = somePort();
    const program = kit(['serve', '--port', port]);
    const said = await ready(program);
    expect(said).toContain(`http://127.0.0.1:${port}`);
    const { health } = await healthOf(said);
    expect(health.version).toBe(packageJson.version);
    expect((await fetch(`${String(health.portalUrl)}/healthz`)).status).toBe(200);
    const smtp = await connectTo(health.inbox.smtpPort);
    program.process.kill(signal);
    expect(await program.ended).toEqual({ code: 0, signal: null, stderr: '' });
    await smtp.closed;
  });
}

test('serve ends with the program that started it', async () => {
  const program = kit(['serve', '--port', somePort()], {}, true);
  const { health } = await healthOf(await ready(program));
  const smtp = await connectTo(health.inbox.smtpPort);
  program.process.disconnect();
  expect((await program.ended).code).toBe(130);
  await smtp.closed;
});

test('what cannot be had is one sentence and exit code 2', async () => {
  const other = createServer();
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as AddressInfo;
  const cases: [args: string[], says: RegExp][] = [
    [
      ['serve', '--port', String(port - 2)],
      new RegExp(`^Port ${port}, for the sinks, is taken by another program\\. .*--port`, 'u'),
    ],
    [['serve', '--port', '65534'], /^--port should be the first of 5 ports in a row, .* but it is "65534"\. /u],
    [['sinks', '--port', 'http'], /^--port should be .* but it is "http"\. /u],
    [['sinks', '--listen', '0.0.0.0'], /^--listen 0\.0\.0\.0 .*SFC_SINKS_TOKEN.* is not set\. /u],
  ];
  for (const [args, says] of cases) {
    const { code, stderr } = await kit(args, { SFC_SINKS_TOKEN: '' }).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  other.close();
});

test('a run attaches to the channels that stand, says so, and leaves them standing', async () => {
  const channels = kit(['sinks', '--port', somePort()]);
  const said = await ready(channels);
  const { url, health } = await healthOf(said);
  expect(said).toContain(`TEXT_MESSAGE_URL=${health.sinksUrl}`);
  expect(said).toContain(`SFC_ATTACH=${url}`);
  expect(health.portalUrl).toBeUndefined();

  // Without this test's own environment, by which Playwright would take the run for a worker of this one.
  const { SFC_BROWSER = '' } = process.env;
  const report = test.info().outputPath('report');
  const run = ['--import', 'tsx', MAIN, 'run', '--grep', '@CORE-11', '--workers', '1', '--report', report];
  const { exitCode, output } = await spawnNode(kitRoot, run, { SFC_ATTACH: url, SFC_BROWSER });
  expect(output).toContain(`attached to the mail room at ${url}`);
  expect(exitCode).toBe(0);
  const { messages } = receivedListSchema.parse(await (await fetch(`${health.sinksUrl}/received`)).json());
  expect(messages.map(({ channel }) => channel)).toContain('letter');
  channels.process.kill('SIGTERM');
  expect((await channels.ended).code).toBe(0);
});

test.describe('which channels a run takes', () => {
  const health: MailRoomHealth = {
    service: 'second-factor-conformance mail room',
    version: packageJson.version,
    inbox: { url: 'http://127.0.0.1:1', smtpHost: '127.0.0.1', smtpPort: 1, name: 'Mailpit' },
    sinksUrl: 'http://127.0.0.1:2',
  };

  /** Asks with something at the address that says this of itself. */
  async function ask(says: unknown, env: (url: string) => NodeJS.ProcessEnv, startsPortal = false) {
    const server = createServer((_request, response) => response.end(JSON.stringify(says)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      return await findStanding(env(url), startsPortal, () => undefined);
    } finally {
      server.close();
    }
  }
  const named = (url: string): NodeJS.ProcessEnv => ({ SFC_ATTACH: url });

  test('those of a mail room of its own version', async () => {
    expect((await ask(health, named))?.health).toEqual(health);
  });

  test('never those of another version, of something else, or beyond loopback', async () => {
    await expect(ask({ ...health, version: '0.0.1' }, named)).rejects.toThrow(
      /it is of version 0\.0\.1, and this kit of/u,
    );
    await expect(ask({ service: 'something else' }, named)).rejects.toThrow(/no mail room answers there/u);
    await expect(ask({ ...health, sinksUrl: 'http://10.0.0.1:2' }, named)).rejects.toThrow(/not on this machine/u);
  });

  test('those that ask for a token, with the token, unless the run has a portal to tell it', async () => {
    const guarded = { ...health, inbox: { ...health.inbox, user: 'sinks' } };
    const known = (url: string): NodeJS.ProcessEnv => ({ SFC_ATTACH: url, SFC_SINKS_TOKEN: 'a:secret' });
    expect((await ask(guarded, known))?.inboxUrl).toBe('http://sinks:a%3Asecret@127.0.0.1:1');
    await expect(ask(guarded, named)).rejects.toThrow(/ask for a token, and SFC_SINKS_TOKEN does not hold it/u);
    await expect(ask(guarded, known, true)).rejects.toThrow(/a portal that the run starts is not told one/u);
  });

  test('its own with SFC_ATTACH=0, or where another inbox is named', async () => {
    expect(await ask(health, () => ({ SFC_ATTACH: '0' }))).toBeUndefined();
    expect(await ask(health, () => ({ SFC_MAILPIT: 'stand-in' }))).toBeUndefined();
  });

  test('none, when SFC_ATTACH is no address', async () => {
    await expect(ask(health, () => ({ SFC_ATTACH: 'yes' }))).rejects.toThrow(/should be 0, or the address .* "yes"/u);
  });
});
