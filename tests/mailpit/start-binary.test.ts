import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startBinary } from '../../reference-server/mailpit/start-binary.ts';
import { findBinary, NO_BINARY, sayNotTested } from './servers.ts';

const test = base.extend<{ folder: string; program: (script: string) => string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'start-binary-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  /** Puts a shell script in the place of Mailpit. */
  program: async ({ folder }, use) => {
    await use((script) => {
      const executable = join(folder, 'mailpit');
      writeFileSync(executable, `#!/bin/sh\n${script}\n`);
      chmodSync(executable, 0o755);
      return executable;
    });
  },
});

test.skip(process.platform === 'win32', 'there is no sh');

test('one that ends is told with what it wrote, and what to do', async ({ program }) => {
  const executable = program('echo "unknown flag: --label" >&2; exit 1');
  await expect(startBinary({ kind: 'binary', executable, from: 'PATH' })).rejects.toThrow(
    `${executable} should become a mail server, but it ended with status 1; it wrote "unknown flag: --label"; try another version of Mailpit, or set SFC_MAILPIT=stand-in to go without.`,
  );
});

test('what is set for a Mailpit of the user’s own is not for the kit’s', async ({ program }) => {
  process.env['MP_READ_ONLY'] = 'true';
  const executable = program('env | grep ^MP_ >&2; exit 1');
  await expect(startBinary({ kind: 'binary', executable, from: 'PATH' })).rejects.toThrow('it wrote nothing');
  const place = { kind: 'binary', executable, from: 'PATH' } as const;
  await expect(startBinary(place, { token: 'a-token-of-16-letters' })).rejects.toThrow(/wrote "MP_(?:SMTP|UI)_AUTH=/);
});

test('one that takes what is sent and says nothing is waited for no longer than others', async ({ program }) => {
  const silent = `const { createServer } = require('node:net'); const { argv } = process;
    for (const flag of ['--listen', '--smtp']) createServer().listen(Number(argv[argv.indexOf(flag) + 1].split(':')[1]));`;
  const executable = program(`exec "${process.execPath}" -e "${silent}" -- "$@"`);
  await expect(startBinary({ kind: 'binary', executable, from: 'PATH' })).rejects.toThrow('not ready after 15 s');
});

test('a port that was taken meanwhile is tried again, a bounded number of times', async ({ folder, program }) => {
  const count = join(folder, 'count');
  const executable = program(`echo x >> "${count}"; echo "listen tcp: bind: address already in use"; exit 1`);
  await expect(startBinary({ kind: 'binary', executable, from: 'cache' })).rejects.toThrow(/address already in use/);
  expect(readFileSync(count, 'utf8')).toBe('x\n'.repeat(5));
});

test('a port that was taken at first is had at the next try', async ({ folder, program }, { title }) => {
  const binary = findBinary();
  if (binary === undefined) sayNotTested(title);
  test.skip(binary === undefined, NO_BINARY);
  const mark = join(folder, 'mark');
  const executable = program(
    `if [ ! -e "${mark}" ]; then touch "${mark}"; echo "bind: address already in use"; exit 1; fi; exec "${binary?.executable}" "$@"`,
  );
  const server = await startBinary({ kind: 'binary', executable, from: 'PATH' });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  await server.stop();
});

test('one that ends while it is in use is told', async ({ folder, program }, { title }) => {
  const binary = findBinary();
  if (binary === undefined) sayNotTested(title);
  test.skip(binary === undefined, NO_BINARY);
  const file = join(folder, 'pid');
  const executable = program(`echo $$ > "${file}"; exec "${binary?.executable}" "$@"`);
  const server = await startBinary({ kind: 'binary', executable, from: 'PATH' });
  process.kill(Number(readFileSync(file, 'utf8')), 'SIGKILL');
  expect(await server.failed).toContain('ended with status 137 while it was in use');
  await server.stop();
});
