import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ensureDependencies } from '../../scripts/setup/dependencies.mjs';
import { type Folder, NEVER, test as base } from './folder.ts';

interface Clone {
  root: string;
  /** The arguments of each time that npm was started. */
  calls: () => string[];
  /** What set-up said. */
  told: string[];
  ensure: (env?: NodeJS.ProcessEnv) => Promise<void>;
}

const LOCKFILE = {
  packages: {
    '': { name: 'kit' },
    'node_modules/one': { version: '1.0.0' },
    'node_modules/only-on-mac': { version: '2.0.0', optional: true },
  },
};

function npmCli(folder: Folder, rest: string): string {
  return folder.write(
    'npm/npm-cli.js',
    `const fs = require('fs');
     fs.appendFileSync(${JSON.stringify(join(folder.path, 'calls'))}, process.argv.slice(2).join(' ') + '\\n');
     fs.mkdirSync('node_modules', { recursive: true });
     ${rest}`,
  );
}

/** A clone with a lockfile and an npm that only notes how it was called. */
const test = base.extend<{ clone: Clone }>({
  clone: async ({ folder }, use) => {
    folder.write('clone/package-lock.json', JSON.stringify(LOCKFILE));
    const npm_execpath = npmCli(folder, '');
    const root = join(folder.path, 'clone');
    const file = join(folder.path, 'calls');
    const told: string[] = [];
    await use({
      root,
      told,
      calls: () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []),
      ensure: (env = {}) =>
        ensureDependencies({ root, env: { npm_execpath, ...env }, signal: NEVER, tell: (line) => told.push(line) }),
    });
  },
});

const INSTALL = 'ci --include=dev --no-audit --no-fund';

test('without node_modules they are installed, with those of development, and once', async ({ clone }) => {
  await clone.ensure({ NODE_ENV: 'production' });
  await clone.ensure();
  expect(clone.calls()).toEqual([INSTALL]);
  expect(clone.told).toEqual([
    'dependencies … installing (npm ci)',
    expect.stringMatching(/^dependencies … installed \(\d+ s\)$/),
  ]);
});

test('when the lockfile has changed they are installed anew', async ({ clone, folder }) => {
  await clone.ensure();
  folder.write('clone/package-lock.json', JSON.stringify({ ...LOCKFILE, version: '2' }));
  await clone.ensure();
  expect(clone.calls()).toHaveLength(2);
});

test('an install by hand counts, where it has what the lockfile says', async ({ clone, folder }) => {
  folder.write(
    'clone/node_modules/.package-lock.json',
    JSON.stringify({ packages: { 'node_modules/one': { version: '1.0.0' } } }),
  );
  await clone.ensure();
  expect(clone.calls()).toEqual([]);
});

for (const [name, packages] of [
  ['with another version', { 'node_modules/one': { version: '1.0.1' } }],
  ['without a package', {}],
] as const) {
  test(`an install by hand ${name} does not count`, async ({ clone, folder }) => {
    folder.write('clone/node_modules/.package-lock.json', JSON.stringify({ packages }));
    await clone.ensure();
    expect(clone.calls()).toEqual([INSTALL]);
  });
}

test('two at once in one clone install once', async ({ clone }) => {
  await Promise.all([clone.ensure(), clone.ensure(), clone.ensure()]);
  expect(clone.told).toContain(`dependencies … waiting for another set-up in this folder (process ${process.pid})`);
  expect(clone.calls()).toEqual([INSTALL]);
});

test('when npm fails its output is shown, and it is tried again the next time', async ({ clone, folder }) => {
  const npm_execpath = npmCli(folder, 'console.error("npm error EINTEGRITY"); process.exit(1)');
  await expect(clone.ensure({ npm_execpath })).rejects.toThrow(
    /^npm error EINTEGRITY\nThe dependencies should be installed/,
  );
  await expect(clone.ensure({ npm_execpath })).rejects.toThrow(/EINTEGRITY/);
  expect(clone.calls()).toHaveLength(2);
});

test('under another package manager npm is taken from PATH', async ({ clone, folder }) => {
  folder.script('bin/npm', `echo "from PATH: $*" >> "${join(folder.path, 'calls')}"; mkdir -p node_modules`);
  const PATH = `${join(folder.path, 'bin')}:/usr/bin:/bin`;
  await clone.ensure({ npm_execpath: '/somewhere/yarn.js', PATH });
  expect(clone.calls()).toEqual([`from PATH: ${INSTALL}`]);
});

test('when there is nothing to do it takes no time', async ({ clone }) => {
  await clone.ensure();
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const start = performance.now();
    await clone.ensure();
    times.push(performance.now() - start);
  }
  expect(Math.min(...times)).toBeLessThan(100);
});
