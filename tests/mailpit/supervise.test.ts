/** The promise that nothing is left running, with a program that is easier to have than Mailpit. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { supervise } from '../../reference-server/mailpit/supervise.ts';
import { startNode } from '../started-program.ts';
import { connectTo } from './connection.ts';

test.skip(process.platform === 'win32', 'there is no sh');

const TALKER = fileURLToPath(new URL('talking-program.mjs', import.meta.url));
const SUPERVISOR = fileURLToPath(new URL('supervising-program.ts', import.meta.url));

interface Talker {
  port: number;
  folder: string;
}

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
  test(`the program and its folder are gone after the one that started it had a ${signal}`, async () => {
    const supervisor = startNode(['--import', 'tsx', SUPERVISOR, process.execPath, TALKER]);
    const { port, folder } = JSON.parse(await supervisor.line()) as Talker;
    expect(existsSync(folder)).toBe(true);
    const { closed } = await connectTo(port);
    supervisor.process.kill(signal);
    expect(await supervisor.ended).toMatchObject({ signal });
    await closed;
    // The shell removes the folder right after the program; there is no event for that.
    await expect.poll(() => existsSync(folder)).toBe(false);
  });
}

test('stop ends the program and its folder', async () => {
  const program = supervise(process.execPath, [TALKER]);
  await expect.poll(() => program.log()).toContain('port');
  const { port, folder } = JSON.parse(program.log()) as Talker;
  const { closed } = await connectTo(port);
  await program.stop();
  await closed;
  expect(existsSync(folder)).toBe(false);
});

test('a program that ends by itself says how, and leaves no shell', async () => {
  const program = supervise(process.execPath, ['-e', 'console.error("no room"); process.exit(3)']);
  expect(await program.ended).toBe(3);
  expect(program.log()).toBe('no room');
  await program.stop();
});

test('a program that is not there is told apart by its status', async () => {
  const program = supervise('/nowhere/mailpit', []);
  expect(await program.ended).toBe(127);
});

test('a Ctrl-C in the terminal does not reach the program by itself', async () => {
  const program = supervise(process.execPath, [TALKER]);
  await expect.poll(() => program.log()).toContain('group');
  const { group } = JSON.parse(program.log()) as { group: string };
  const own = spawn('ps', ['-o', 'pgid=', '-p', String(process.pid)]);
  const [text] = (await once(own.stdout, 'data')) as [Buffer];
  expect(group).not.toBe(text.toString().trim());
  await program.stop();
});
