/** What was started ends, whatever the target's own `stop` does. */
import { expect } from '@playwright/test';
import { startServices } from '../../cli/services/start.ts';
import { loadTarget } from '../../fixtures/target/load.ts';
import { test } from './folder.ts';

const cases = [
  { stop: "() => { throw new Error('no such container'); }", says: 'no such container' },
  { stop: '() => new Promise(() => {})', says: 'it takes more than 0.2 s' },
];

for (const { stop, says } of cases) {
  test(`the channels end, and it says "${says}"`, async ({ folder }) => {
    test.setTimeout(120_000);
    Object.assign(process.env, { SFC_ATTACH: '0', SFC_MAILPIT: 'stand-in' });
    const file = folder.write(
      'a.target.mjs',
      `export default { name: 'Test portal', accounts: { create: async () => undefined },
         start: async () => ({ baseUrl: 'http://127.0.0.1:9', stop: ${stop} }) };`,
    );
    const services = await startServices(await loadTarget(file), { patience: 200 });
    const { inboxUrl = '', sinksUrl = '' } = services.run;
    await expect(services.stop()).rejects.toThrow(says);
    for (const url of [inboxUrl, sinksUrl]) {
      expect(url).not.toBe('');
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    }
  });
}
