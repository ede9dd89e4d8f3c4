/** What the scripts of a job make of the secret `environment`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { parseTargetEnvironment, targetEnvironment } from '../../scripts/ci/target-environment.mjs';
import { makePlayground } from '../conformance/playground.ts';
import { ownRun, startNode } from '../started-program.ts';

test('a value is all that follows the first "=", as it is', () => {
  expect(parseTargetEnvironment('A=ab#cd\r\nB_2="in quotes"\n\n  \nC= x = y \nD=')).toEqual({
    A: 'ab#cd',
    B_2: '"in quotes"',
    C: ' x = y ',
    D: '',
  });
});

for (const line of ['s3cret', 'my-name=s3cret', '=s3cret', ' A=s3cret', 'export A=s3cret']) {
  test(`"${line}" is no line of it, and the error does not tell it`, () => {
    const read = (): unknown => parseTargetEnvironment(`A=b\n${line}`);
    expect(read).toThrow(/^Line 2 of TARGET_ENVIRONMENT should be NAME=value/);
    expect(read).not.toThrow(/s3cret/);
  });
}

test('the text as a whole is handed to nobody', () => {
  expect(targetEnvironment({ TARGET_ENVIRONMENT: 'A=b' })).toEqual({ A: 'b', TARGET_ENVIRONMENT: '' });
  expect(targetEnvironment({})).toEqual({ TARGET_ENVIRONMENT: '' });
});

const scripts = join(kitRoot, 'scripts', 'ci');

for (const args of [
  ['shard.mjs', '--shard', '1/2', '--out'],
  ['merge.mjs', '--report', 'report', '--shards'],
]) {
  test(`${args[0] ?? ''}: a line that is none ends in 2 and one sentence`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ci-'));
    const [script = '', ...rest] = args;
    const { ended } = startNode([join(scripts, script), ...rest, folder], { env: { TARGET_ENVIRONMENT: 's3cret' } });
    expect(await ended).toEqual({ code: 2, signal: null, stderr: expect.stringMatching(/^Line 1 of [^\n]*\n$/u) });
    rmSync(folder, { recursive: true });
  });
}

test('what the runner said on a shard is masked by the merge', async () => {
  test.setTimeout(120_000);
  const playground = makePlayground();
  try {
    const blobs = join(playground.dir, 'shards', 'blob');
    mkdirSync(blobs, { recursive: true });
    await playground.playwright(
      ['test', '--reporter=blob'],
      { five: 'passed, then thrown' },
      { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(blobs, 'shard-1-of-1.zip') },
    );
    const report = join(playground.dir, 'report');
    const merge = (env: NodeJS.ProcessEnv): Promise<string> =>
      written([join(scripts, 'merge.mjs'), '--shards', join(playground.dir, 'shards'), '--report', report], {
        ...ownRun,
        ...env,
      });
    expect(await merge({})).toContain('it is so: passed, then thrown');
    expect(await merge({ TARGET_ENVIRONMENT: 'PORTAL_TOKEN=then thrown' })).not.toContain('then thrown');
  } finally {
    playground.remove();
  }
});

async function written(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { process: child, ended } = startNode(args, { env });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return `${(await ended).stderr}${output}`;
}
