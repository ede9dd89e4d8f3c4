import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { reportSchema, type Report } from '../../conformance/report.ts';
import { test, type Folder } from '../setup/folder.ts';
import { ownRun, startNode } from '../started-program.ts';

const example = path.join(kitRoot, 'examples/lakeside-portal');

/** The example's own target, with a deadline that is long enough for a busy machine. */
function patientTarget(folder: Folder): string {
  return folder.write(
    'patient.target.ts',
    `import lakeside from ${JSON.stringify(path.join(example, 'lakeside.target.ts'))};
    export default {
      ...lakeside,
      start: { ...lakeside.start, cwd: ${JSON.stringify(example)} },
      deadlines: { screen: '30 s', message: '60 s' },
    };`,
  );
}

/** Runs some scenarios against the example, which its target starts. */
async function run(
  grep: string,
  folder: Folder,
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; report: Report; told: string }> {
  const args = [
    '--import',
    'tsx',
    'cli/main.ts',
    'run',
    '--target',
    patientTarget(folder),
    '--grep',
    grep,
    '--workers',
    '1',
    '--report',
    folder.path,
  ];
  const program = startNode(args, { env: { ...ownRun, LAKESIDE_ANSWER_TAKES: '20', ...env } });
  const { code, stderr } = await program.ended;
  const file = path.join(folder.path, 'partial/report.json');
  if (!existsSync(file)) throw new Error(`The run ended with ${String(code)} and without a report: ${stderr}`);
  return { code, report: reportSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), told: stderr };
}

test.describe.configure({ timeout: 900_000 });

test('a target starts the example, and the whole way leads into the account', async ({ folder }) => {
  const { code, report, told } = await run('From both your cell phone and email address to text message', folder);
  expect(report.setupProblems, told).toEqual([]);
  expect(
    report.requirements.find(({ id }) => id === 'CORE-25')?.scenarios.map(({ status }) => status),
    told,
  ).toEqual(['passed']);
  expect(code).toBe(0);
});

test('a policy that is declared and not kept is found out', async ({ folder }) => {
  const { code, report, told } = await run(
    'is used for as long as the portal says|becomes what the portal says, when the cell phone was',
    folder,
    {
      LAKESIDE_OTHER_CONTACT: 'kept',
      LAKESIDE_LOST_CONTACT_UNTIL: 'completion',
    },
  );
  const scenarios = report.requirements.find(({ id }) => id === 'CORE-24')?.scenarios ?? [];
  expect(scenarios.map(({ status, step }) => [status, step?.text]).sort(), told).toEqual([
    ['failed', 'the factor that you did not report is as the portal says'],
    ['failed', 'the factor that you reported is not offered'],
  ]);
  expect(code).toBe(1);
});
