/** What was started ends, whatever the target's own `stop` does. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { beginServices, startServices } from '../../cli/services/start.ts';
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

test('a start that does not come to its end is given up, and it says so', async ({ folder }) => {
  Object.assign(process.env, { SFC_ATTACH: '0' });
  const begun = path.join(folder.path, 'begun');
  const file = folder.write(
    'a.target.mjs',
    `import { writeFileSync } from 'node:fs';
     export default { name: 'Test portal', accounts: { create: async () => undefined },
       channels: { email: 'none', textMessage: 'none', letter: 'none' },
       start: () => new Promise(() => writeFileSync(${JSON.stringify(begun)}, '')) };`,
  );
  const services = beginServices(await loadTarget(file));
  await expect.poll(() => existsSync(begun)).toBe(true);
  await expect(services.stop()).rejects.toThrow('it still comes up after 5 s');
});
