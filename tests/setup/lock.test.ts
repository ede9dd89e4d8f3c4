import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { withLock } from '../../scripts/setup/lock.mjs';
import { NEVER, test } from './folder.ts';

const OPTIONS = { limit: 10_000, signal: NEVER, waiting: () => {} };

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid as number;
}

test('two that want it have it one after the other, and the second says that it waits', async ({ folder }) => {
  const lock = join(folder.path, 'lock');
  const events: string[] = [];
  let release = () => {};
  const first = withLock(lock, OPTIONS, async () => {
    events.push('first begins');
    await new Promise<void>((resolve) => (release = resolve));
    events.push('first ends');
  });
  const waiting = (pid: number) => {
    events.push(`second waits for ${pid}`);
    release();
  };
  await withLock(lock, { ...OPTIONS, waiting }, () => Promise.resolve(events.push('second')));
  await first;
  expect(events).toEqual(['first begins', `second waits for ${process.pid}`, 'first ends', 'second']);
  expect(readdirSync(folder.path)).toEqual([]);
});

test('many that want it at once never have it together', async ({ folder }) => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 10 }, () => withLock(join(folder.path, 'lock'), OPTIONS, work)));
  expect(most).toBe(1);
});

test('the lock of a process that is no more is taken over, by one of many', async ({ folder }) => {
  folder.write(`lock/${await deadPid()}-lock-abc`, '');
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(join(folder.path, 'lock'), OPTIONS, work)));
  expect(most).toBe(1);
  expect(existsSync(join(folder.path, 'lock'))).toBe(false);
});

test('it is given back when the work fails', async ({ folder }) => {
  const lock = join(folder.path, 'lock');
  const failing = withLock(lock, OPTIONS, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

test('who waits too long is told who holds it', async ({ folder }) => {
  folder.write(`lock/${process.pid}-lock-abc`, '');
  const late = withLock(join(folder.path, 'lock'), { ...OPTIONS, limit: 0 }, () => Promise.resolve());
  await expect(late).rejects.toThrow(`Another set-up (process ${process.pid}) should have ended`);
});

test('what stands in its place and is no lock is not waited for for ever', async ({ folder }) => {
  folder.write('lock', '');
  const late = withLock(join(folder.path, 'lock'), { ...OPTIONS, limit: 300 }, () => Promise.resolve());
  await expect(late).rejects.toThrow(/^No set-up holds .*lock, but it could not be taken within 0\.3 s; remove it/);
});

test('who waits can be interrupted', async ({ folder }) => {
  folder.write(`lock/${process.pid}-lock-abc`, '');
  const interruption = new AbortController();
  const waiting = () => interruption.abort();
  const interrupted = withLock(
    join(folder.path, 'lock'),
    { ...OPTIONS, signal: interruption.signal, waiting },
    async () => {},
  );
  await expect(interrupted).rejects.toThrow(/abort/i);
});
