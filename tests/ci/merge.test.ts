/** What the script that merges shards ends in, and what it leaves. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { codeWithoutResult } from '../../scripts/ci/kit.mjs';
import { makePlayground } from '../conformance/playground.ts';
import { ownRun, startNode } from '../started-program.ts';

const scripts = join(kitRoot, 'scripts', 'ci');

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'));
  mkdirSync(join(folder, 'shards', 'blob'), { recursive: true });
});

test.afterEach(() => rmSync(folder, { recursive: true }));

async function run(script: string, args: string[], env: NodeJS.ProcessEnv = ownRun): Promise<number | null> {
  return (await startNode([join(scripts, script), '--report', join(folder, 'report'), ...args], { env }).ended).code;
}

function merge(): Promise<number | null> {
  return run('merge.mjs', ['--shards', join(folder, 'shards')]);
}

/** What a merge of a complete run leaves. */
function leaveEarlier(): void {
  const report = join(folder, 'report');
  for (const name of ['allure-report', 'partial']) mkdirSync(join(report, name), { recursive: true });
  for (const name of ['report.json', 'partial/report.json']) writeFileSync(join(report, name), '{"verdict":"earlier"}');
  for (const name of ['index.html', 'junit.xml', 'badge.svg', 'allure-report/index.html', 'history.jsonl']) {
    writeFileSync(join(report, name), 'earlier');
  }
}

test('without a result there is no verdict, whatever the runner ends in; an interruption stays one', () => {
  expect([0, 1, 2, 3, 130, 143].map(codeWithoutResult)).toEqual([2, 2, 2, 2, 130, 143]);
});

test('a blob that is none could not be tested, and says nothing of the portal', async () => {
  writeFileSync(join(folder, 'shards', 'blob', 'shard-1-of-1.zip'), 'no archive');
  expect(await merge()).toBe(2);
});

test('a merge that comes to nothing leaves no earlier report in its place, and the history', async () => {
  leaveEarlier();
  expect(await merge()).toBe(2);
  expect(readdirSync(join(folder, 'report'))).toEqual(['history.jsonl']);
});

test('summary and site are of this merge, where an earlier one was complete and this one is not', async () => {
  test.setTimeout(120_000);
  leaveEarlier();
  const playground = makePlayground();
  try {
    const env = { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(folder, 'shards', 'blob', 'shard-1-of-1.zip') };
    await playground.playwright(['test', '--reporter=blob'], {}, env);
  } finally {
    playground.remove();
  }
  await merge();
  const page = join(folder, 'summary.md');
  const site = join(folder, 'site');
  expect(await run('summary.mjs', [], { GITHUB_STEP_SUMMARY: page })).toBe(0);
  expect(readFileSync(page, 'utf8')).toContain('**no verdict**');
  expect(await run('publish-prepare.mjs', ['--site', site])).toBe(0);
  expect(readFileSync(join(site, 'report.json'), 'utf8')).toContain('"complete": false');
  expect(existsSync(join(site, 'allure-report'))).toBe(false);
});
