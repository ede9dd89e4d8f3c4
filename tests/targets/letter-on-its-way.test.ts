/** A target whose function makes no account with a letter on its way: the kit asks for the letter through the pages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { reportSchema } from '../../conformance/report.ts';
import { ownRun, startNode } from '../started-program.ts';
import { test } from './folder.ts';

test.describe.configure({ timeout: 180_000 });

test('what begins with the letter on its way passes all the same', async ({ folder }) => {
  const reference = path.join(kitRoot, 'targets/reference.target.ts');
  const target = folder.write(
    'settled-only.target.ts',
    `import reference from ${JSON.stringify(reference)};
    const { start, accounts } = reference;
    export default {
      ...reference,
      start: { ...start, cwd: ${JSON.stringify(kitRoot)} },
      accounts: {
        create: (condition, help) => condition.state === 'settled' ? accounts.create(condition, help) : undefined,
      },
    };`,
  );
  const args = ['--import', 'tsx', 'cli/main.ts', 'run', '--target', target, '--grep', '@CORE-14'];
  const program = startNode([...args, '--workers', '1', '--report', folder.path], { env: ownRun });
  expect((await program.ended).code).toBe(0);
  const report = reportSchema.parse(JSON.parse(readFileSync(path.join(folder.path, 'partial/report.json'), 'utf8')));
  const scenarios = report.requirements.find(({ id }) => id === 'CORE-14')?.scenarios ?? [];
  expect(scenarios.length).toBeGreaterThan(2);
  expect(scenarios.filter(({ status }) => status !== 'passed')).toEqual([]);
});
