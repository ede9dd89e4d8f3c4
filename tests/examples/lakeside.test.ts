import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { reportSchema, type Report } from '../../conformance/report.ts';
import { test } from '../setup/folder.ts';
import { ownRun, startNode } from '../started-program.ts';

const target = 'examples/lakeside-portal/lakeside.target.ts';

/** Runs some scenarios against the example, which its target starts. */
async function run(
  grep: string,
  report: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; report: Report }> {
  const args = [
    '--import',
    'tsx',
    'cli/main.ts',
    'run',
    '--target',
    target,
    '--grep',
    grep,
    '--workers',
    '1',
    '--report',
    report,
  ];
  const program = startNode(args, { env: { ...ownRun, LAKESIDE_ANSWER_TAKES: '20', ...env } });
  const { code } = await program.ended;
  return {
    code,
    report: reportSchema.parse(JSON.parse(readFileSync(path.join(report, 'partial/report.json'), 'utf8'))),
  };
}

test.describe.configure({ timeout: 900_000 });

test('a target starts the example, and the whole way leads into the account', async ({ folder }) => {
  const { code, report } = await run('From both your cell phone and email address to text message', folder.path);
  expect(report.setupProblems).toEqual([]);
  expect(report.requirements.find(({ id }) => id === 'CORE-25')?.scenarios.map(({ status }) => status)).toEqual([
    'passed',
  ]);
  expect(code).toBe(0);
});

test('a policy that is declared and not kept is found out', async ({ folder }) => {
  const { code, report } = await run(
    'is used for as long as the portal says|becomes what the portal says',
    folder.path,
    {
      LAKESIDE_OTHER_CONTACT: 'kept',
      LAKESIDE_LOST_CONTACT_UNTIL: 'completion',
    },
  );
  const scenarios = report.requirements.find(({ id }) => id === 'CORE-24')?.scenarios ?? [];
  expect(scenarios.map(({ status, step }) => [status, step?.text]).sort()).toEqual([
    ['failed', 'the factor that you did not report is as the portal says'],
    ['failed', 'the factor that you did not report is as the portal says'],
    ['failed', 'the factor that you reported is not offered'],
  ]);
  expect(code).toBe(1);
});
