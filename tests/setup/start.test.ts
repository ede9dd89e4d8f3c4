/** start.mjs from outside: a clone of its own, with a command line that does what a test asks for. */
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { startNode, type StartedProgram } from '../started-program.ts';
import { test as base } from './folder.ts';

const KIT = fileURLToPath(new URL('../../', import.meta.url));

/** `exit N` ends with that code; `wait` connects to the test and waits, until a signal or until start.mjs is gone. */
const COMMAND_LINE = `
import { connect } from 'node:net';
const [, what, number] = process.argv.slice(2);
if (what === 'exit') process.exit(Number(number));
if (what === 'wait') {
  connect(Number(number), '127.0.0.1').on('connect', () => console.log('waiting'));
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(42));
} else console.log(JSON.stringify(process.argv.slice(2)));
`;

interface Clone {
  path: string;
  start: (args: string[], env?: NodeJS.ProcessEnv, node?: string[]) => StartedProgram;
}

const test = base.extend<{ clone: Clone; listener: Server }>({
  clone: async ({ folder }, use) => {
    const path = join(folder.path, 'clone');
    cpSync(join(KIT, 'scripts'), join(path, 'scripts'), { recursive: true });
    folder.write('clone/package.json', '{ "type": "module" }');
    folder.write('clone/package-lock.json', '{ "packages": {} }');
    folder.write('clone/node_modules/.package-lock.json', '{ "packages": {} }');
    folder.write('clone/cli/main.ts', COMMAND_LINE);
    for (const name of ['tsx', '@playwright/test', 'playwright-core']) {
      mkdirSync(join(path, 'node_modules', name, '..'), { recursive: true });
      symlinkSync(join(KIT, 'node_modules', name), join(path, 'node_modules', name));
    }
    const settled = { SFC_MAILPIT: 'stand-in', SFC_BROWSER: process.execPath };
    await use({
      path,
      start: (args, env = {}, node = []) =>
        startNode([...node, join(path, 'scripts', 'start.mjs'), ...args], {
          env: { ...settled, ...env },
          cwd: folder.path,
        }),
    });
  },
  listener: async ({}, use) => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    await use(server);
    server.close();
  },
});

const portOf = (server: Server) => String((server.address() as AddressInfo).port);

test('the subcommand and its arguments reach the command line, from any folder', async ({ clone }) => {
  const program = clone.start(['other', '--target', 'mine.ts']);
  expect(JSON.parse(await program.line())).toEqual(['other', '--target', 'mine.ts']);
  expect(await program.ended).toEqual({ code: 0, signal: null, stderr: '' });
});

for (const code of [0, 1, 3]) {
  test(`exit code ${code} is passed through`, async ({ clone }) => {
    expect((await clone.start(['other', 'exit', String(code)]).ended).code).toBe(code);
  });
}

// As the script in package.json is called, too.
for (const name of ['run', 'conformance']) {
  test(`what there is for "${name}" is told in one line`, async ({ clone }) => {
    const { code, stderr } = await clone.start([name, 'exit', '0']).ended;
    expect(stderr).toBe(`set-up: ready: ${process.execPath}, the stand-in for Mailpit, as SFC_MAILPIT says\n`);
    expect(code).toBe(0);
  });
}

for (const name of ['serve', 'start', 'sinks']) {
  test(`"${name}" asks for an inbox and for no browser`, async ({ clone }) => {
    const { stderr } = await clone.start([name, 'exit', '0'], { SFC_BROWSER: '/nowhere/chrome' }).ended;
    expect(stderr).toBe('set-up: ready: the stand-in for Mailpit, as SFC_MAILPIT says\n');
  });
}

test('a fault of the set-up itself does not end as a portal that is not conformant would', async ({ clone }) => {
  rmSync(join(clone.path, 'scripts', 'setup', 'needs.mjs'));
  const { code, stderr } = await clone.start(['other', 'exit', '0']).ended;
  expect(stderr).toContain('needs.mjs');
  expect(code).toBe(2);
});

test('SIGTERM is passed on, and the answer to it comes back', async ({ clone, listener }) => {
  const program = clone.start(['other', 'wait', portOf(listener)]);
  await program.line();
  program.process.kill('SIGTERM');
  expect((await program.ended).code).toBe(42);
});

test('a command line that ends by a signal is told by its number', async ({ clone, listener }) => {
  const program = clone.start(['other', 'wait', portOf(listener)]);
  await program.line();
  program.process.kill('SIGHUP');
  expect((await program.ended).code).toBe(129);
});

test('the command line does not outlive a start.mjs that was killed', async ({ clone, listener }) => {
  const connected = once(listener, 'connection');
  const program = clone.start(['other', 'wait', portOf(listener)]);
  const [socket] = (await connected) as [Socket];
  await program.line();
  const closed = once(socket.resume(), 'close');
  program.process.kill('SIGKILL');
  await closed;
});

test('a browser that is named and not there is one sentence and exit code 2', async ({ clone }) => {
  const { code, stderr } = await clone.start(['run', 'exit', '0'], { SFC_BROWSER: '/nowhere/chrome' }).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/^set-up: SFC_BROWSER should be .*\n$/);
});

for (const help of ['--help', '-h']) {
  test(`${help} asks for no browser`, async ({ clone }) => {
    const program = clone.start(['run', help], { SFC_BROWSER: '/nowhere/chrome' });
    expect(JSON.parse(await program.line())).toEqual(['run', help]);
    expect((await program.ended).code).toBe(0);
  });
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGKILL', null],
] as const) {
  test(`${signal} while it installs ends what it started, with exit code ${code}`, async ({
    clone,
    folder,
    listener,
  }) => {
    folder.write('clone/package-lock.json', '{ "packages": { "node_modules/new": { "version": "1.0.0" } } }');
    // As with npm it is a program that it started in its turn that lasts.
    const lasting = `require('net').connect(${portOf(listener)}, '127.0.0.1')`;
    const npm_execpath = folder.write(
      'npm/npm-cli.js',
      `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(lasting)}]);`,
    );
    const connected = once(listener, 'connection');
    const program = clone.start(['other', 'exit', '0'], { npm_execpath });
    const [socket] = (await connected) as [Socket];
    const closed = once(socket.resume(), 'close');
    program.process.kill(signal);
    expect((await program.ended).code).toBe(code);
    await closed;
    // Who was killed outright leaves its lock, for the next one to take over.
    expect(existsSync(join(clone.path, '.setup-lock'))).toBe(code === null);
  });
}

for (const version of ['14.21.3', '18.20.8', '20.18.3']) {
  test(`Node ${version} is told to be too old, before anything else`, async ({ clone }) => {
    const pretend = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
    const { code, stderr } = await clone.start(['other', 'exit', '0'], {}, ['--import', pretend]).ended;
    expect(code).toBe(2);
    expect(stderr).toBe(
      `second-factor-conformance needs Node 20.19, 22, or 24 and newer; this is ${version}. Install one from https://nodejs.org and start again.\n`,
    );
  });
}

test('a folder for temporary files that takes nothing is told before anything starts', async ({ clone, folder }) => {
  const missing = join(folder.path, 'missing');
  const { code, stderr } = await clone.start(['run'], { TMPDIR: missing }).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^[^\n]*The folder for temporary files, [^\n]*missing, cannot be written to \(ENOENT[^\n]* in TMPDIR\.\n$/u,
  );
});
