/** A small kit in a folder of its own, with plain Playwright tests for scenarios, to run the reporter over. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { kitRoot } from '../../conformance/kit.ts';

/** How a scenario's test ends. */
export type Way =
  | 'passed'
  | 'failed'
  | 'blocked'
  | 'skipped'
  | 'error'
  | 'unstable'
  | 'crash'
  | 'silent'
  | 'passed, then thrown'
  | 'timed out'
  | 'expected to fail';

export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

export interface Playground {
  readonly dir: string;
  /** Runs `playwright` there; `ways` says how scenarios end that do not pass, by their names. */
  playwright(args: readonly string[], ways?: Record<string, Way>, env?: Record<string, string>): Promise<Ended>;
  remove(): void;
}

/** The configuration's metadata for the verdict, unless a test has another. */
export const metadata = { target: { name: 'A portal' }, profiles: ['core'], waivers: [] };

const files: Record<string, string> = {
  'package.json': '{ "name": "playground", "version": "1.2.3", "type": "module" }',
  'features/requirements.yaml': `
- { id: CORE-05, profile: core, level: MUST, statement: Five., needs: [], quote: five }
- { id: CORE-06, profile: core, level: MUST, statement: Six., needs: [], quote: six }
- { id: CORE-10, profile: core, level: MUST, statement: Ten., needs: [letter], quote: ten }
`,
  'features/core/a.feature': `Feature: A
  @CORE-05
  Scenario: five
    When you go on

  @CORE-06
  Scenario Outline: six <way>
    When you go on

    Examples:
      | way |
      | one |
      | two |
`,
  'features/core/b.feature': `Feature: B
  @CORE-10
  Scenario Outline: ten
    When you go on

    Examples:
      | way |
      | one |
      | two |
`,
  'reporter.ts': `
import Reporter from '${new URL('../../conformance/reporter.ts', import.meta.url).href}';
export default class extends Reporter {
  constructor(options) { super({ ...options, kitRoot: import.meta.dirname }); }
}`,
  'allure-reporter.ts': `
import Reporter from '${new URL('../../conformance/allure-reporter.ts', import.meta.url).href}';
export default class extends Reporter {
  constructor(options) { super({ ...options, kitRoot: import.meta.dirname }); }
}`,
  'playwright.config.ts': `
import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: 'generated',
  timeout: 1000,
  workers: 1,
  reporter: [
    ...(process.env.BLOB ? [['blob']] : []),
    ['./reporter.ts'],
    ...(process.env.ALLURE ? [['./allure-reporter.ts', { resultsDir: process.env.ALLURE }]] : []),
  ],
  metadata: process.env.METADATA ? { secondFactorConformance: JSON.parse(process.env.METADATA) } : {},
});`,
  'end.ts': `
import { test } from '@playwright/test';
const cause = { act: 'click', subject: 'next', expected: 'another page', fault: 'led nowhere' };
const finding = { cause, expected: 'the page six', seen: 'the same page', hint: 'Look at it.' };
const step = { keyword: 'When', text: 'you go on', line: 4 };
const about = {
  passed: {},
  failed: { blame: 'portal', step, finding },
  blocked: { blame: 'portal', step, finding },
  skipped: { missingNeeds: ['letter'] },
  error: { blame: 'kit', error: 'the kit is broken' },
};
function handOver(scenario, status) {
  const result = { ...scenario, status, ...about[status] };
  test.info().annotations.push({ type: 'second-factor-conformance', description: JSON.stringify(result) });
}
export async function end(scenario, way) {
  if (way === 'unstable') way = test.info().retry + test.info().repeatEachIndex > 0 ? 'passed' : 'failed';
  if (way === 'crash') process.exit(7);
  if (way === 'silent') return;
  if (way === 'timed out') return new Promise(() => {});
  if (way === 'expected to fail') test.fail();
  const status = way in about ? way : 'passed';
  handOver(scenario, status);
  if (status === 'skipped') test.skip(true, 'needs letter');
  if (way === 'failed' || way === 'blocked' || way === 'error' || way === 'passed, then thrown') throw new Error('it is so: ' + way);
}`,
  'generated/features/core/a.feature.spec.js': `
import { test } from '@playwright/test';
import { end } from '../../../end.ts';
const ways = JSON.parse(process.env.WAYS);
const scenarios = [['CORE-05', 'five', 3], ['CORE-06', 'six one', 12], ['CORE-06', 'six two', 13]];
for (const [requirement, name, line] of scenarios) {
  test(name, { tag: '@' + requirement }, () => end({ requirement, name, file: 'features/core/a.feature', line }, ways[name] ?? 'passed'));
}`,
  'generated/features/core/b.feature.spec.js': `
import { test } from '@playwright/test';
import { end } from '../../../end.ts';
const ways = JSON.parse(process.env.WAYS);
test.describe('ten', () => {
  for (const [name, line] of [['Example #1', 8], ['Example #2', 9]]) {
    test(name, { tag: '@CORE-10' }, () => end({ requirement: 'CORE-10', name: 'ten', file: 'features/core/b.feature', line }, ways[name] ?? 'passed'));
  }
});`,
};

/** Makes a playground: three rows, five scenarios, two features. */
export function makePlayground(): Playground {
  const dir = mkdtempSync(join(tmpdir(), 'conformance-playground-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  symlinkSync(join(kitRoot, 'node_modules'), join(dir, 'node_modules'), 'junction');
  const cli = fileURLToPath(new URL('node_modules/@playwright/test/cli.js', pathToFileURL(kitRoot)));
  return {
    dir,
    playwright: (args, ways = {}, env = {}) =>
      spawnNode(dir, [cli, ...args], { METADATA: JSON.stringify(metadata), WAYS: JSON.stringify(ways), ...env }),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Runs Node in a folder, with nothing of this process's environment but what programs need to be found. */
export function spawnNode(dir: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const { PATH = '', HOME = '', SystemRoot = '' } = process.env;
  const child = spawn(process.execPath, args, { cwd: dir, env: { PATH, HOME, SystemRoot, ...env } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}
