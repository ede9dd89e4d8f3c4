/** What the script that merges shards ends in, and what it leaves. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { codeWithoutResult } from '../../scripts/ci/kit.mjs';
import { ownRun, startNode } from '../started-program.ts';

const scripts = join(kitRoot, 'scripts', 'ci');

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'));
  mkdirSync(join(folder, 'shards', 'blob'), { recursive: true });
});

test.afterEach(() => rmSync(folder, { recursive: true }));

async function merge(): Promise<number | null> {
  const args = ['--shards', join(folder, 'shards'), '--report', join(folder, 'report')];
  return (await startNode([join(scripts, 'merge.mjs'), ...args], { env: ownRun }).ended).code;
}

test('without a result there is no verdict, whatever the runner ends in; an interruption stays one', () => {
  expect([0, 1, 2, 3, 130, 143].map(codeWithoutResult)).toEqual([2, 2, 2, 2, 130, 143]);
});

test('a blob that is none could not be tested, and says nothing of the portal', async () => {
  writeFileSync(join(folder, 'shards', 'blob', 'shard-1-of-1.zip'), 'no archive');
  expect(await merge()).toBe(2);
});
