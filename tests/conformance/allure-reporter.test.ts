import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { report } from '../../cli/report.ts';
import type { AllureResult } from '../../conformance/allure.ts';
import { makePlayground, metadata, type Ended, type Playground, type Way } from './playground.ts';

// Each test starts Playwright once or more.
test.describe.configure({ mode: 'parallel', timeout: 120_000 });

let playground: Playground;

test.beforeEach(() => {
  playground = makePlayground();
});

test.afterEach(() => playground.remove());

function run(
  args: readonly string[],
  ways: Record<string, Way> = {},
  env: Record<string, string> = {},
): Promise<Ended> {
  return playground.playwright(['test', ...args], ways, { ALLURE: 'run/allure', SFC_RUN_DIR: 'run', ...env });
}

function resultsIn(folder = 'conformance-report/allure-results'): AllureResult[] {
  const dir = join(playground.dir, folder);
  const files = readdirSync(dir).filter((name) => name.endsWith('-result.json'));
  const results = files.map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as AllureResult);
  return results.sort((a, b) => (a.fullName ?? '').localeCompare(b.fullName ?? ''));
}

function statuses(folder?: string): string[] {
  return resultsIn(folder).map(({ fullName, status }) => `${fullName ?? ''} ${status ?? ''}`);
}

function historyLines(): number {
  const file = join(playground.dir, 'conformance-report', 'history.jsonl');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').length : 0;
}

test('each status of the kit has its own in Allure, and nothing stays in the folder of the run', async () => {
  await run([], {
    five: 'failed',
    'six one': 'error',
    'six two': 'crash',
    'Example #1': 'skipped',
    'Example #2': 'blocked',
  });
  expect(statuses()).toEqual([
    'CORE-05: five failed',
    'CORE-06: six one broken',
    'CORE-06: six two broken',
    'CORE-10: ten #1 skipped',
    'CORE-10: ten #2 skipped',
  ]);
  expect(existsSync(join(playground.dir, 'run', 'allure'))).toBe(false);
});

test('what the runner says of a scenario has no secret of the environment in it', async () => {
  const spec = join(playground.dir, 'generated', 'features', 'core', 'none.spec.js');
  writeFileSync(
    spec,
    "import { test } from '@playwright/test';\ntest('of no feature', () => { throw new Error('now then thrown'); });\n",
  );
  await run([], { five: 'passed, then thrown' }, { PORTAL_TOKEN: 'then thrown' });
  const messages = resultsIn().flatMap(({ status, statusDetails }) =>
    status === 'broken' ? [statusDetails?.message] : [],
  );
  expect(messages).toEqual([
    expect.stringContaining('it is so: passed, (a secret of the environment)'),
    expect.stringContaining('no scenario of the features: It ended without handing over a result: now (a secret'),
  ]);
});

test('a waived row says so', async () => {
  const waivers = [
    { requirement: 'CORE-05', owner: 'Ada', reason: 'soon', expires: '2999-12-31' },
    { requirement: 'CORE-06', owner: 'Ada', reason: 'soon', expires: '2001-12-31' },
  ];
  await run([], { five: 'failed' }, { METADATA: JSON.stringify({ ...metadata, waivers }) });
  const waived = resultsIn().filter(({ labels }) => labels.some(({ value }) => value === 'waived'));
  expect(waived.map(({ fullName, status }) => [fullName, status])).toEqual([['CORE-05: five', 'failed']]);
});

test("a part goes beside the last complete run's results, and does not enter the history", async () => {
  await run([]);
  expect(historyLines()).toBe(1);
  await run(['--grep', '@CORE-05']);
  expect(statuses()).toHaveLength(5);
  expect(statuses('conformance-report/partial/allure-results')).toEqual(['CORE-05: five passed']);
  expect(historyLines()).toBe(1);
});

for (const args of [
  ['--repeat-each', '2'],
  ['--retries', '1'],
]) {
  test(`reruns that differ are flaky to Allure: ${args.join(' ')}`, async () => {
    await run(args, { five: 'unstable' });
    const flaky = resultsIn().filter(({ statusDetails }) => statusDetails?.flaky === true);
    expect(flaky.map(({ fullName }) => fullName)).toEqual(['CORE-05: five', 'CORE-05: five']);
    expect(flaky.map(({ status }) => status).sort()).toEqual(['failed', 'passed']);
  });
}

test('what did not get its turn is skipped', async () => {
  await run(['-x'], { five: 'failed' });
  expect(statuses('conformance-report/partial/allure-results')).toContain('CORE-06: six one skipped');
});

test('listing the tests writes nothing', async () => {
  await run(['--list']);
  expect(existsSync(join(playground.dir, 'run'))).toBe(false);
  expect(existsSync(join(playground.dir, 'conformance-report'))).toBe(false);
});

test('a report after two complete runs has both in its history, though the file was renamed between them', async () => {
  await run([], { five: 'failed' });
  const generated = join(playground.dir, 'generated', 'features', 'core');
  const features = join(playground.dir, 'features', 'core');
  renameSync(join(features, 'a.feature'), join(features, 'z.feature'));
  const tests = readFileSync(join(generated, 'a.feature.spec.js'), 'utf8').replaceAll('a.feature', 'z.feature');
  writeFileSync(join(generated, 'z.feature.spec.js'), tests);
  renameSync(join(generated, 'a.feature.spec.js'), join(playground.dir, 'old.txt'));
  await run([]);
  expect(historyLines()).toBe(2);

  const folder = join(playground.dir, 'conformance-report');
  await report({ report: folder });
  // As often as it is made: the run is in the history once, and not in its own.
  await report({ report: folder });
  expect(historyLines()).toBe(2);
  const html = readFileSync(join(folder, 'allure-report', 'awesome', 'index.html'), 'utf8');
  const results = [...html.matchAll(/"data\/test-results\/[^"]+",\s*"([A-Za-z0-9+/=]+)"/gu)].map(
    ([, data]) =>
      JSON.parse(Buffer.from(data ?? '', 'base64').toString()) as {
        fullName: string;
        status: string;
        history: { status: string }[];
      },
  );
  const five = results.find(({ fullName }) => fullName === 'CORE-05: five');
  expect(five).toMatchObject({ status: 'passed', history: [{ status: 'failed' }] });
  expect(html).not.toContain('googletagmanager');
  expect(html).toContain("'../requirements.html#' + id");
  expect(readFileSync(join(folder, 'allure-report', 'requirements.html'), 'utf8')).toContain('<article id="CORE-05">');
});

test('a report of nothing says what to do', async () => {
  await expect(report({ report: playground.dir })).rejects.toThrow(
    /^There are no results of a complete run at .*allure-results\. Run npm run conformance first/u,
  );
  await run(['--grep', '@CORE-05']);
  await expect(report({ report: join(playground.dir, 'conformance-report') })).rejects.toThrow('add --partial');
});
