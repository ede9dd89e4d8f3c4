/** A portal that the kit starts by a command. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { startPortal } from '../../cli/services/portal.ts';
import type { TargetFile } from '../../fixtures/target/schema.ts';
import { test } from './folder.ts';
import { targetOf } from './help.ts';

const nowhere = { smtp: undefined, textMessageUrl: undefined, letterUrl: undefined };

const start = (folder: string, more: Partial<TargetFile>) =>
  startPortal({ target: targetOf(more), file: path.join(folder, 'a.target.mjs') }, nowhere);

test('its folder must be one', async ({ folder }) => {
  folder.write('file', '');
  for (const cwd of ['none', 'file']) {
    await expect(start(folder.path, { start: { command: 'true', cwd } })).rejects.toThrow(
      new RegExp(`^start\\.cwd in the target leads to .*/${cwd}, which is no folder\\. Name a folder`, 'u'),
    );
  }
});

for (const { baseUrl, port } of [
  { baseUrl: 'http://portal.invalid', port: '80' },
  { baseUrl: 'https://portal.invalid', port: '443' },
  { baseUrl: 'http://portal.invalid:8080', port: '8080' },
]) {
  test(`PORT of one at ${baseUrl}`, async ({ folder }) => {
    const command = 'echo "$PORT" > port; exit 1';
    await expect(start(folder.path, { baseUrl, start: { command } })).rejects.toThrow('ended before it was ready');
    expect(readFileSync(path.join(folder.path, 'port'), 'utf8')).toBe(`${port}\n`);
  });
}

test('user name and password in its address are not told', async ({ folder }) => {
  const starting = start(folder.path, {
    baseUrl: 'http://ann:s3cret@portal.invalid',
    start: { command: 'sleep 60', readyWithin: '0.5 s' },
  });
  await expect(starting).rejects.toThrow('did not answer at http://portal.invalid/ within 0.5 s');
});
