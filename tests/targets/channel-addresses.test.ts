/** Which of the kit's addresses a portal is told that the kit starts. */
import { expect } from '@playwright/test';
import { startServices } from '../../cli/services/start.ts';
import { loadTarget } from '../../fixtures/target/load.ts';
import { test } from './folder.ts';

test('none of a channel that the target reads in a way of its own', async ({ folder }) => {
  test.setTimeout(120_000);
  process.env['SFC_ATTACH'] = '0';
  const file = folder.write(
    'a.target.mjs',
    `export default { name: 'Test portal', accounts: { create: async () => undefined },
       channels: { email: 'none', textMessage: 'kit', letter: async () => () => {} },
       start: async () => ({ baseUrl: 'http://127.0.0.1:9', stop: async () => {} }) };`,
  );
  const { addresses, run, stop } = await startServices(await loadTarget(file));
  await stop();
  expect(addresses).toEqual({ smtp: undefined, textMessageUrl: run.sinksUrl, letterUrl: undefined });
  expect(run.sinksUrl).toMatch(/^http/u);
});
