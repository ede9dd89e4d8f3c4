import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { startNode } from '../started-program.ts';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const file = new URL('../../cli/end-with-parent.ts', import.meta.url).href;

/** A runner that begins to look for its parent a moment after it was started, and does not end by itself. */
function startRunner(ipc: boolean) {
  const script = `
    setInterval(() => {}, 1000);
    console.log('loads');
    setTimeout(() => void import('${file}').then(({ endWithParent }) => { endWithParent(); console.log('runs'); }), 300);`;
  return startNode(['--import', tsx, '--input-type=module', '-e', script], { ipc });
}

test('a runner ends with the command that started it', async () => {
  const runner = startRunner(true);
  await runner.line();
  expect(await runner.line()).toBe('runs');
  runner.process.disconnect();
  expect(await runner.ended).toMatchObject({ signal: 'SIGINT' });
});

test('a runner whose command is gone before it has loaded ends as well', async () => {
  const runner = startRunner(true);
  await runner.line();
  runner.process.disconnect();
  expect(await runner.ended).toMatchObject({ signal: 'SIGINT' });
});

test('a runner that no command started runs', async () => {
  const runner = startRunner(false);
  await runner.line();
  expect(await runner.line()).toBe('runs');
  runner.process.kill('SIGTERM');
  expect(await runner.ended).toMatchObject({ signal: 'SIGTERM' });
});
