import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { reportSchema, type Report } from '../../conformance/report.ts';
import { makePlayground, metadata, type Playground, type Way } from './playground.ts';

// Each test starts Playwright once or more.
test.describe.configure({ mode: 'parallel', timeout: 120_000 });

let playground: Playground;

test.beforeEach(() => {
  playground = makePlayground();
});

test.afterEach(() => playground.remove());

function readReport(path = 'conformance-report/report.json'): Report {
  return reportSchema.parse(JSON.parse(readFileSync(join(playground.dir, path), 'utf8')));
}

function outcomes({ requirements }: Report): string[] {
  return requirements.map(({ id, outcome }) => `${id} ${outcome}`);
}

test('a run in which all passed is conformant', async () => {
  const { exitCode, output } = await playground.playwright(['test']);
  expect(output).toContain('\nconformant: core 3 passed, of 3\n\nReport: conformance-report/index.html\n');
  expect(exitCode).toBe(0);
  const report = readReport();
  expect(report).toMatchObject({
    kit: { name: 'playground', version: '1.2.3' },
    target: metadata.target,
    complete: true,
  });
  expect(Date.parse(report.finishedAt)).toBeGreaterThan(Date.parse(report.startedAt));
});

test('a finding fails its row, and what is blocked stands behind it', async () => {
  const ways: Record<string, Way> = { 'six two': 'failed', 'Example #1': 'blocked' };
  const { exitCode, output } = await playground.playwright(['test'], ways);
  expect(output).toContain('\nnot conformant: core 1 passed, 1 failed, 1 not tested, of 3\n');
  expect(output).toContain('\n  CORE-06, and 1 behind it\n    features/core/a.feature:13  When you go on\n');
  expect(exitCode).toBe(1);
  expect(outcomes(readReport())).toEqual(['CORE-05 passed', 'CORE-06 failed', 'CORE-10 not tested']);
});

test('a part has no verdict, and its report goes beside the full one', async () => {
  await playground.playwright(['test']);
  const { exitCode, output } = await playground.playwright(['test', '--grep', '@CORE-06']);
  expect(output).toContain(
    '\nno verdict: 1 of 3 rows run\n\nNothing failed in that part.\n\nReport: conformance-report/partial/index.html\n',
  );
  expect(exitCode).toBe(0);
  expect(readReport().complete).toBe(true);
  expect(readReport('conformance-report/partial/report.json').complete).toBe(false);
  const failing = await playground.playwright(['test', '--grep', 'six one'], { 'six one': 'failed' });
  expect(failing.output).toContain('\nno verdict: 1 of 3 rows run, 1 of them in part\n');
  expect(failing.exitCode).toBe(1);
});

test('a run that stopped at its first failure has no verdict', async () => {
  const { exitCode, output } = await playground.playwright(['test', '-x'], { five: 'failed' });
  expect(output).toContain('\nno verdict: 1 of 3 rows run\n');
  expect(exitCode).toBe(1);
});

test('a shard has no verdict, and merged shards have that of one run', async () => {
  const ways: Record<string, Way> = { 'six two': 'failed', 'Example #1': 'skipped', 'Example #2': 'crash' };
  const whole = await playground.playwright(['test'], ways);
  const expected = readReport();
  for (const shard of [1, 2]) {
    const env = { BLOB: '1', PLAYWRIGHT_BLOB_OUTPUT_FILE: `blobs/${shard}.zip`, SFC_REPORT_DIR: `shard-${shard}` };
    const { output } = await playground.playwright(['test', '--shard', `${shard}/2`], ways, env);
    expect(output).toContain('\nno verdict: ');
  }
  const env = { METADATA: '', SFC_REPORT_DIR: 'merged' };
  const merged = await playground.playwright(['merge-reports', '--reporter', './reporter.ts', 'blobs'], {}, env);
  expect(merged.exitCode).toBe(1);
  expect(merged.output).toContain(summaryIn(whole.output));
  const report = readReport('merged/report.json');
  const timeless = { startedAt: '', finishedAt: '', requirements: [] };
  expect({ ...report, ...timeless }).toEqual({ ...expected, ...timeless });
  expect(outcomes(report)).toEqual(['CORE-05 passed', 'CORE-06 failed', 'CORE-10 error']);
  expect(outcomes(expected)).toEqual(outcomes(report));
});

/** From the verdict to the last line before the report's path. */
function summaryIn(output: string): string {
  return output.slice(output.indexOf('not conformant: '), output.indexOf('\nReport: '));
}

test('merged shards of which one was left out are no verdict and no success', async () => {
  const env = { BLOB: '1', PLAYWRIGHT_BLOB_OUTPUT_FILE: 'blobs/1.zip' };
  expect((await playground.playwright(['test', '--shard', '1/2'], {}, env)).exitCode).toBe(0);
  const merged = await playground.playwright(['merge-reports', '--reporter', './reporter.ts', 'blobs']);
  expect(merged.output).toContain('no verdict: 2 of 3 rows run; 1 set-up problem');
  expect(merged.output).toContain('The merged reports have no result of 2 scenarios');
  expect(merged.exitCode).toBe(1);
});

test('a shard that is left with nothing is in order', async () => {
  const { exitCode, output } = await playground.playwright(['test', '--shard', '3/3']);
  expect(output).toContain('\nno verdict: 0 of 3 rows run\n');
  expect(exitCode).toBe(0);
});

test('a test that ends otherwise than its scenario said, or says nothing, is an error and never a pass', async () => {
  const { exitCode } = await playground.playwright(['test'], {
    five: 'crash',
    'six one': 'silent',
    'six two': 'passed, then thrown',
    'Example #1': 'timed out',
    'Example #2': 'expected to fail',
  });
  expect(exitCode).toBe(1);
  const report = readReport();
  expect(report).toMatchObject({ complete: true, verdict: 'could not test', exitCode: 2 });
  expect(outcomes(report)).toEqual(['CORE-05 error', 'CORE-06 error', 'CORE-10 error']);
  const scenarios = report.requirements.flatMap((requirement) => requirement.scenarios);
  expect(scenarios.map(({ name, line, status, error }) => [name, line, status, error])).toEqual([
    ['five', 3, 'error', expect.stringMatching(/without handing over a result: .*worker process exited unexpectedly/)],
    ['six one', 12, 'error', expect.stringMatching(/without handing over a result: the runner gives no reason/)],
    [
      'six two',
      13,
      'error',
      expect.stringMatching(/handed over "passed", and the runner saw it end as failed: .*it is so/),
    ],
    ['ten', 8, 'error', expect.stringMatching(/without handing over a result: .*Test timeout of 1000ms exceeded/)],
    ['ten', 9, 'error', expect.stringMatching(/it was marked to end as failed, and ended as passed/)],
  ]);
});

for (const args of [
  ['--repeat-each', '2'],
  ['--retries', '1'],
]) {
  test(`reruns that differ are unstable: ${args.join(' ')}`, async () => {
    const { exitCode, output } = await playground.playwright(['test', ...args], { five: 'unstable' });
    expect(output).toContain('\nnot conformant: core 2 passed, 1 unstable, of 3\n');
    expect(exitCode).toBe(1);
  });
}

test('what the target lacks leaves its row not tested, and the verdict incomplete', async () => {
  const { exitCode, output } = await playground.playwright(['test'], {
    'Example #1': 'skipped',
    'Example #2': 'skipped',
  });
  expect(output).toContain(
    '\nincomplete: core 2 passed, 1 not tested, of 3\n\nNot tested\n  needs letter (channels.letter in the target): CORE-10\n',
  );
  expect(exitCode).toBe(1);
  expect(readReport().exitCode).toBe(3);
});

test('a waived failure does not fail the run', async () => {
  const waivers = [{ requirement: 'CORE-05', owner: 'Ada', reason: 'soon', expires: '2999-12-31' }];
  const env = { METADATA: JSON.stringify({ ...metadata, waivers }) };
  const { exitCode, output } = await playground.playwright(['test'], { five: 'failed' }, env);
  expect(output).toContain('\nconformant: core 2 passed, 1 waived, of 3\n');
  expect(exitCode).toBe(0);
});

const problems: [what: string, args: string[], env: Record<string, string>, problem: string][] = [
  [
    'no metadata',
    [],
    { METADATA: '' },
    'metadata.secondFactorConformance of the Playwright configuration does not tell',
  ],
  [
    'an unknown profile',
    [],
    { METADATA: JSON.stringify({ ...metadata, profiles: ['edge'] }) },
    'no profile "edge": claim one',
  ],
  ['nothing that matches', ['--grep', 'nothing'], {}, 'Nothing ran, as nothing matched'],
  ['nothing that matches, and that is allowed', ['--grep', 'nothing', '--pass-with-no-tests'], {}, 'Nothing ran'],
  ['a global time-out', ['--global-timeout', '1'], {}, 'The run took longer than the configuration allows'],
];
for (const [what, args, env, problem] of problems) {
  test(`a set-up problem: ${what}`, async () => {
    const { exitCode, output } = await playground.playwright(['test', ...args], {}, { ...env, SFC_RUN_DIR: 'run' });
    expect(output).toContain(problem);
    expect(exitCode).toBe(1);
    expect(readReport('run/report.json').exitCode).toBe(2);
  });
}

test('a failing test that is no scenario is a set-up problem', async () => {
  const text = "import { test } from '@playwright/test'; test('set-up', () => { throw new Error('no portal'); });";
  writeFileSync(join(playground.dir, 'generated', 'x.spec.ts'), text);
  const { exitCode, output } = await playground.playwright(['test']);
  expect(output).toContain('could not test: core 3 passed, of 3; 1 set-up problem');
  expect(output).toContain('"set-up", which is no scenario of the features: ');
  expect(exitCode).toBe(1);
});

test('a report that cannot be written is a set-up problem, told to who started the run', async () => {
  writeFileSync(join(playground.dir, 'file'), '');
  const { exitCode, output } = await playground.playwright(
    ['test'],
    {},
    { SFC_REPORT_DIR: 'file', SFC_RUN_DIR: 'run' },
  );
  expect(output).toContain('could not test: core 3 passed, of 3; 1 set-up problem');
  expect(output).toContain('The report cannot be written to ');
  expect(output).toContain('\nNo report was written.\n');
  expect(exitCode).toBe(1);
  expect(readReport('run/report.json')).toMatchObject({ exitCode: 2, verdict: 'could not test' });
});

test('features that cannot be read fail the run', async () => {
  writeFileSync(join(playground.dir, 'features', 'core', 'a.feature'), 'nonsense');
  const { exitCode, output } = await playground.playwright(['test']);
  expect(output).toContain('could not test: features/core/a.feature cannot be read: ');
  expect(exitCode).toBe(1);
});

test('listing the tests reports nothing', async () => {
  const { exitCode, output } = await playground.playwright(['test', '--list']);
  expect(output).toContain('Total: 5 tests');
  expect(output).not.toContain('verdict');
  expect(exitCode).toBe(0);
  expect(existsSync(join(playground.dir, 'conformance-report'))).toBe(false);
});
