import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { cachedMailpitFolder, findMailpit } from '../../scripts/setup/mailpit/find.mjs';
import { platform, type Release } from '../../scripts/setup/mailpit/release.mjs';
import { ensureMailpit } from '../../scripts/setup/mailpit.mjs';
import { type Folder, NEVER, test as base } from './folder.ts';

interface Download {
  release: Release;
  /** How often the archive was asked for. */
  requests: () => number;
}

/** A release that is served on loopback, of a program that is a shell script. */
const test = base.extend<{ download: Download; env: NodeJS.ProcessEnv; told: string[]; tell: (line: string) => void }>({
  told: async ({}, use) => use([]),
  tell: async ({ told }, use) => use((line) => void told.push(line)),
  download: async ({ folder }, use) => {
    folder.script('release/mailpit', 'echo a mail server');
    const archive = join(folder.path, 'release.tar.gz');
    execFileSync('tar', ['-czf', archive, '-C', join(folder.path, 'release'), 'mailpit'], { stdio: 'pipe' });
    const content = readFileSync(archive);
    let requests = 0;
    const server = createServer((request, response) => {
      requests += 1;
      response.statusCode = request.url === `/v9.9.9/mailpit-${platform()}.tar.gz` ? 200 : 404;
      response.end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v9.9.9`;
    const sha256 = { [platform()]: createHash('sha256').update(content).digest('hex') };
    await use({ release: { version: '9.9.9', base, sha256 }, requests: () => requests });
    server.close();
  },
  env: async ({ folder }, use) => {
    // Of the programs on this machine only those that unpack are to be seen: no Go, no Mailpit.
    for (const program of ['tar', 'gzip']) folder.script(`bin/${program}`, `PATH=/usr/bin:/bin exec ${program} "$@"`);
    await use({ PATH: join(folder.path, 'bin'), XDG_CACHE_HOME: join(folder.path, 'cache'), HOME: folder.path });
  },
});

test.skip(process.platform !== 'linux', 'on macOS the cache folder cannot be moved by the environment');

/** A Go that builds what it is told to, or that fails. */
function go(folder: Folder, { version = 'go1.25.0', pinned = true, newest = 'v1.28.0' }): void {
  folder.script(
    'bin/go',
    `echo "$*" >> "${join(folder.path, 'go-calls')}"
     build() { printf '#!/bin/sh\\n' > "$GOBIN/mailpit"; /bin/chmod +x "$GOBIN/mailpit"; }
     case "$*" in
       "env GOVERSION") echo ${version};;
       "install github.com/axllent/mailpit@v1.30.5") ${pinned ? 'build' : 'echo "go: unknown revision v1.30.5" >&2; exit 1'};;
       "install github.com/axllent/mailpit@latest") build;;
       "version -m "*) printf '\\tpath\\tx\\n\\tmod\\tgithub.com/axllent/mailpit\\t${newest}\\th1:x\\n';;
     esac`,
  );
}

const leftovers = (env: NodeJS.ProcessEnv) => readdirSync(join(cachedMailpitFolder(env, '1'), '..')).sort();

test('a release whose hash is right is put into the cache and found from then on', async ({ download, env, tell }) => {
  const { release, requests } = download;
  expect(await ensureMailpit({ env, signal: NEVER, tell, release })).toBe('Mailpit 9.9.9 from the cache');
  expect(execFileSync(join(cachedMailpitFolder(env, '9.9.9'), 'mailpit'), { encoding: 'utf8' })).toBe(
    'a mail server\n',
  );
  expect(await ensureMailpit({ env, signal: NEVER, tell, release })).toBe('Mailpit 9.9.9 from the cache');
  expect(requests()).toBe(1);
  expect(leftovers(env)).toEqual(['mailpit-9.9.9']);
});

test('two set-ups at once both have it, and leave nothing else', async ({ download: { release }, env, tell }) => {
  const answers = await Promise.all([1, 2, 3].map(() => ensureMailpit({ env, signal: NEVER, tell, release })));
  expect(new Set(answers)).toEqual(new Set(['Mailpit 9.9.9 from the cache']));
  expect(leftovers(env)).toEqual(['mailpit-9.9.9']);
});

test('a release whose hash is wrong is not unpacked, and the stand-in is taken', async ({
  download,
  env,
  tell,
  told,
}) => {
  const release = { ...download.release, sha256: { [platform()]: '0'.repeat(64) } };
  expect(await ensureMailpit({ env, signal: NEVER, tell, release })).toBe('the stand-in for Mailpit');
  expect(findMailpit(env)).toBeUndefined();
  expect(leftovers(env)).toEqual(['mailpit-not-to-be-had']);
  expect(told[1]).toMatch(
    /^Mailpit … download of 9\.9\.9 did not succeed: the archive's SHA-256 should be 0{64}, but it is [0-9a-f]{64}/,
  );
});

test('where nothing could be had it is not tried again for a day', async ({ download, env, tell }) => {
  const release = { ...download.release, base: `${download.release.base}/gone` };
  const note = join(cachedMailpitFolder(env, '1'), '..', 'mailpit-not-to-be-had');
  await ensureMailpit({ env, signal: NEVER, tell, release });
  expect(await ensureMailpit({ env, signal: NEVER, tell, release })).toBe(
    `the stand-in for Mailpit (remove ${note} to try again to install it)`,
  );
  expect(download.requests()).toBe(1);

  const yesterday = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(note, yesterday, yesterday);
  expect(await ensureMailpit({ env, signal: NEVER, tell, release: download.release })).toBe(
    'Mailpit 9.9.9 from the cache',
  );
  expect(existsSync(note)).toBe(false);
});

test('where the download cannot be had Go builds it', async ({ download, env, folder, tell, told }) => {
  go(folder, {});
  const release = { ...download.release, base: `${download.release.base}/gone` };
  expect(await ensureMailpit({ env, signal: NEVER, tell, release })).toBe('Mailpit 1.30.5 from the cache');
  expect(leftovers(env)).toEqual(['mailpit-1.30.5']);
  expect(told).toEqual([
    'Mailpit … download of 9.9.9',
    expect.stringMatching(/^Mailpit … download of 9\.9\.9 did not succeed: .* answers 404$/),
    'Mailpit … go install of 1.30.5',
    expect.stringMatching(/^Mailpit … installed \(\d+ s\)$/),
  ]);
});

test('where the Go proxy does not have that version, the newest is built', async ({ download, env, folder, tell }) => {
  go(folder, { pinned: false });
  const release = { ...download.release, base: `${download.release.base}/gone` };
  expect(await ensureMailpit({ env, signal: NEVER, tell, release })).toBe('Mailpit 1.28.0 from the cache');
});

for (const [name, options] of [
  ['a Go that is too old', { version: 'go1.9.7' }],
  ['a newest version that is too old', { pinned: false, newest: 'v1.27.9' }],
] as const) {
  test(`with ${name} it is the stand-in`, async ({ download, env, folder, tell }) => {
    go(folder, options);
    const release = { ...download.release, base: `${download.release.base}/gone` };
    expect(await ensureMailpit({ env, signal: NEVER, tell, release })).toBe('the stand-in for Mailpit');
    expect(findMailpit(env)).toBeUndefined();
  });
}

test('where the stand-in is asked for nothing is tried', async ({ download: { release, requests }, env, tell }) => {
  const answer = await ensureMailpit({ env: { ...env, SFC_MAILPIT: 'stand-in' }, signal: NEVER, tell, release });
  expect(answer).toContain('the stand-in');
  expect(requests()).toBe(0);
});

test('an interruption ends the download and leaves nothing', async ({ env, tell }) => {
  const interruption = new AbortController();
  const silent = createServer(() => interruption.abort(new Error('interrupted')));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const release = { version: '9.9.9', base, sha256: { [platform()]: '0' } };
  await expect(ensureMailpit({ env, signal: interruption.signal, tell, release })).rejects.toThrow('interrupted');
  expect(existsSync(env['XDG_CACHE_HOME'] as string)).toBe(false);
  silent.closeAllConnections();
  silent.close();
});
