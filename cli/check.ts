/** `test`: everything that must pass before a change lands, stage by stage. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../fixtures/finding.ts';
import { kitRoot } from '../conformance/kit.ts';
import { attachVariable } from './services/attach.ts';
import { passSignals } from './spawn-attached.ts';
import { stoppable } from './stop-signals.ts';

interface Stage {
  name: string;
  /** What it holds, for the one who reads the progress. */
  what: string;
  args: readonly string[];
  /** Shown as it goes; what is not is shown when it fails. */
  shown?: true;
}

const bin = (file: string): string => path.join(kitRoot, 'node_modules', file);
const cli = ['--import', 'tsx', path.join(kitRoot, 'cli/main.ts')];

const stages: readonly Stage[] = [
  { name: 'format', what: 'prettier', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'types', what: 'the TypeScript compiler', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint', what: 'eslint, with types', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'] },
  {
    name: 'imports',
    what: 'the directions between the rooms',
    args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.mjs', '.'],
  },
  {
    name: 'unit',
    what: 'the kit’s own tests, the gates over catalogue and features among them',
    args: [bin('@playwright/test/cli.js'), 'test', '-c', 'tests'],
    shown: true,
  },
  { name: 'core', what: 'the core profile under Playwright', args: [...cli, 'run'], shown: true },
  {
    name: 'prove',
    what: 'a part of the proof that the kit catches what it claims to catch',
    args: [...cli, 'prove', '--quick'],
    shown: true,
  },
  {
    name: 'cucumber',
    what: 'a part of the core profile under cucumber-js',
    args: [...cli, 'cucumber', '--quick'],
    shown: true,
  },
];

/** Names a file to the kit's own tests, which write into it what failed. */
export const failedTestsVariable = 'SFC_FAILED_TESTS';

export interface CheckOptions {
  only?: readonly string[];
}

/** @returns 0 when all stages passed, else 1; 128 and the signal's number when it was stopped */
export function check({ only }: CheckOptions): Promise<number> {
  return stoppable((stopped) => runStages(only, stopped));
}

async function runStages(only: CheckOptions['only'], stopped: AbortSignal): Promise<number> {
  const unknown = only?.find((wanted) => stages.every(({ name }) => name !== wanted));
  if (unknown !== undefined) {
    throw new SetupError(`There is no stage "${unknown}".`, `There are ${stages.map(({ name }) => name).join(', ')}.`);
  }
  const chosen = stages.filter(({ name }) => only?.includes(name) ?? true);
  const failed: string[] = [];
  const failedTests = path.join(kitRoot, 'test-results', `failed-tests-${String(process.pid)}.txt`);
  rmSync(failedTests, { force: true });
  for (const [index, stage] of chosen.entries()) {
    process.stderr.write(`\n[${String(index + 1)}/${String(chosen.length)}] ${stage.name}: ${stage.what}\n`);
    const started = Date.now();
    const passed = await runStage(stage, failedTests);
    stopped.throwIfAborted();
    process.stderr.write(`${passed ? 'passed' : 'FAILED'} (${String(Math.round((Date.now() - started) / 1000))} s)\n`);
    if (!passed) failed.push(stage.name);
  }
  // It was told as it came; that has scrolled by.
  if (existsSync(failedTests)) process.stdout.write(`\n${readFileSync(failedTests, 'utf8')}`);
  if (failed.length > 0)
    process.stdout.write(`\nfailed: ${failed.join(', ')} (npm test -- --only ${failed.join(' ')} runs them again)\n`);
  process.stdout.write(`${String(chosen.length - failed.length)} passed, ${String(failed.length)} failed\n`);
  return failed.length === 0 ? 0 : 1;
}

function runStage({ args, shown }: Stage, failedTests: string): Promise<boolean> {
  const output = shown === undefined ? 'pipe' : 'inherit';
  const env = {
    // Playwright keeps what it compiled in one folder for all versions of Node, and compiles `using` for those alone that lack it.
    PLAYWRIGHT_TRANSFORM_CACHE_DIR: path.join(kitRoot, 'node_modules/.cache/playwright-transform', process.version),
    ...process.env,
    // Whatever stands on this machine, the tests have channels of their own.
    [attachVariable]: '0',
    [failedTestsVariable]: failedTests,
  };
  const child = spawn(process.execPath, args, { cwd: kitRoot, env, stdio: ['ignore', output, output, 'ipc'] });
  passSignals(child);
  const kept: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => kept.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(kept));
      resolve(code === 0);
    });
  });
}
