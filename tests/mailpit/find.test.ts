import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { findMailpit } from '../../reference-server/mailpit/find.ts';
import { cachedMailpitFolder } from '../../scripts/setup/mailpit/find.mjs';

interface Machine {
  env: NodeJS.ProcessEnv;
  /** Puts a program where it is asked for. */
  program: (path: string, mode?: number) => string;
  bin: string;
}

/** A machine with an empty PATH and an empty cache. */
const test = base.extend<{ machine: Machine }>({
  machine: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'find-mailpit-'));
    const bin = join(folder, 'bin');
    await use({
      bin,
      // The cache folder is below one of these two, by platform.
      env: { PATH: bin, XDG_CACHE_HOME: join(folder, 'cache'), HOME: folder },
      program(path, mode = 0o755) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, '#!/bin/sh\n');
        chmodSync(path, mode);
        return path;
      },
    });
    rmSync(folder, { recursive: true });
  },
});

test.skip(process.platform !== 'linux', 'on macOS the cache folder cannot be moved by the environment');

test('where there is nothing it finds nothing', ({ machine: { env } }) => {
  expect(findMailpit(env)).toBeUndefined();
});

test('one on PATH is found, and goes before the cache', ({ machine: { env, bin, program } }) => {
  program(join(cachedMailpitFolder(env, '1.27.7'), 'mailpit'));
  expect(findMailpit(env)).toMatchObject({ from: 'cache' });
  const executable = program(join(bin, 'mailpit'));
  expect(findMailpit(env)).toEqual({ kind: 'binary', executable, from: 'PATH' });
});

test('what cannot be executed is none', ({ machine: { env, bin, program } }) => {
  program(join(bin, 'mailpit'), 0o644);
  expect(findMailpit(env)).toBeUndefined();
});

test('of several in the cache the newest is taken', ({ machine: { env, program } }) => {
  for (const version of ['1.9.9', '1.30.5', '1.27.11']) program(join(cachedMailpitFolder(env, version), 'mailpit'));
  const executable = join(cachedMailpitFolder(env, '1.30.5'), 'mailpit');
  expect(findMailpit(env)).toEqual({ kind: 'binary', executable, from: 'cache', version: '1.30.5' });
});

test('one whose install was broken off is not found', ({ machine: { env, program } }) => {
  program(join(dirname(cachedMailpitFolder(env, '1')), 'installing-abc', 'mailpit'));
  expect(findMailpit(env)).toBeUndefined();
});

test('a running one that the user names goes before all', ({ machine: { env, bin, program } }) => {
  program(join(bin, 'mailpit'));
  expect(findMailpit({ ...env, MAILPIT_URL: 'http://127.0.0.1:8025/', MAILPIT_SMTP: '127.0.0.1:1025' })).toEqual({
    kind: 'running',
    url: 'http://127.0.0.1:8025',
    smtpHost: '127.0.0.1',
    smtpPort: 1025,
  });
});

test('an IPv6 address of a running one stands in no brackets', ({ machine: { env } }) => {
  const named = { MAILPIT_URL: 'http://[::1]:8025', MAILPIT_SMTP: '[::1]:1025' };
  expect(findMailpit({ ...env, ...named })).toMatchObject({ smtpHost: '::1', smtpPort: 1025 });
});

test('SFC_MAILPIT=stand-in goes before that', ({ machine: { env } }) => {
  const named = { MAILPIT_URL: 'http://127.0.0.1:8025', MAILPIT_SMTP: '127.0.0.1:1025' };
  expect(findMailpit({ ...env, ...named, SFC_MAILPIT: 'stand-in' })).toEqual({ kind: 'stand-in' });
});

for (const { env: settings, message } of [
  { env: { MAILPIT_URL: 'http://127.0.0.1:8025' }, message: /MAILPIT_SMTP is not set/ },
  { env: { MAILPIT_SMTP: '127.0.0.1:1025' }, message: /MAILPIT_URL is not set/ },
  { env: { MAILPIT_URL: '127.0.0.1:8025', MAILPIT_SMTP: '127.0.0.1:1025' }, message: /MAILPIT_URL should be like/ },
  { env: { MAILPIT_URL: 'http://127.0.0.1:8025', MAILPIT_SMTP: '127.0.0.1' }, message: /MAILPIT_SMTP should be like/ },
  { env: { SFC_MAILPIT: 'off' }, message: /SFC_MAILPIT may be "stand-in", but it is "off"/ },
]) {
  test(`${JSON.stringify(settings)} is refused in one sentence`, ({ machine: { env } }) => {
    expect(() => findMailpit({ ...env, ...settings })).toThrow(message);
  });
}
