/** One function loads a target, whoever's process it is; here in Playwright's, and by tsx in one of its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { SetupError } from '../../fixtures/finding.ts';
import { nameKeys, names } from '../../fixtures/portal/names.ts';
import { describeTarget, loadTarget } from '../../fixtures/target/load.ts';
import { targetSchema } from '../../fixtures/target/schema.ts';
import { startNode } from '../started-program.ts';
import { targetText, test } from './folder.ts';

const javascript = `
import { defineTarget } from 'second-factor-conformance';
export default defineTarget({ name: 'Test portal', baseUrl: 'http://127.0.0.1:9', accounts: { create: async () => undefined } });
`;

const cases = [
  { file: 'a.target.ts', text: targetText() },
  { file: 'a.target.mts', text: targetText() },
  { file: 'a.target.js', text: javascript },
  { file: 'a.target.mjs', text: javascript },
] as const;

for (const type of [undefined, 'commonjs', 'module']) {
  for (const { file, text } of cases) {
    test(`${file} in a package of type ${type ?? 'none'}`, async ({ folder }) => {
      if (type !== undefined) folder.write('package.json', JSON.stringify({ type }));
      const { target } = await loadTarget(folder.write(file, text));
      expect(target.name).toBe('Test portal');
    });
  }
}

const withHelpers = `
import { name } from './helpers/name';
import { port } from './helpers/port.js';
export default { name, baseUrl: \`http://127.0.0.1:\${port}\`, accounts: { create: async () => undefined } };
`;

test('what a target imports beside itself is loaded as it is, in TypeScript too', async ({ folder }) => {
  folder.write('package.json', '{ "type": "commonjs" }');
  folder.write('helpers/name.ts', `import { part } from './part.cjs';\nexport const name: string = \`Of \${part}\`;`);
  folder.write('helpers/part.cjs', `exports.part = 'parts';`);
  folder.write('helpers/port.ts', 'export const port: number = await Promise.resolve(9);');
  const { target } = await loadTarget(folder.write('a.target.ts', withHelpers));
  expect(target).toMatchObject({ name: 'Of parts', baseUrl: 'http://127.0.0.1:9' });
});

test('under tsx, as the command line and cucumber-js have it', async ({ folder }) => {
  folder.write('package.json', '{ "type": "commonjs" }');
  const target = folder.write('a.target.ts', targetText());
  const load = pathToFileURL(path.join(kitRoot, 'fixtures/target/load.ts')).href;
  const program = folder.write(
    'program.mjs',
    `const { loadTarget } = await import(${JSON.stringify(load)});
     console.log((await loadTarget(${JSON.stringify(target)})).target.name);`,
  );
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  expect(await startNode(['--import', tsx, program]).line()).toBe('Test portal');
});

test('what a target throws as a set-up problem is one: there is no second copy of the kit', async ({ folder }) => {
  const file = folder.write(
    'a.target.ts',
    `import { accountsFromPool, defineTarget } from 'second-factor-conformance';
     export default defineTarget({ name: 'x', baseUrl: 'http://127.0.0.1:9', accounts: accountsFromPool({ file: 'none.csv' }) });`,
  );
  const { target } = await loadTarget(file);
  const help = { folder: folder.path, shard: { current: 1, total: 1 } } as never;
  const handedOut = Promise.resolve().then(() =>
    target.accounts.create({ factors: 'phone', state: 'settled', reported: 'phone' }, help),
  );
  await expect(handedOut).rejects.toThrow(SetupError);
});

test('the smallest target is under 15 lines, and loads', async () => {
  const file = path.join(kitRoot, 'targets/smallest.target.ts');
  expect(readFileSync(file, 'utf8').trim().split('\n').length).toBeLessThan(15);
  expect((await loadTarget(file)).target).toMatchObject({ name: 'Smallest', profiles: ['core'] });
});

test('the template loads, and names every key', async () => {
  const file = path.join(kitRoot, 'targets/template.target.ts');
  await loadTarget(file);
  const text = readFileSync(file, 'utf8');
  expect(Object.keys(targetSchema.shape).filter((key) => !new RegExp(`\\b${key}: `, 'u').test(text))).toEqual([]);
});

test('the template has every label with what is looked for unless it is stated', () => {
  const text = readFileSync(path.join(kitRoot, 'targets/template.target.ts'), 'utf8');
  const lines = text.matchAll(/^ {2}\/\/ {3}'?(?<key>[\w.]+)'?: (?<mark>['"])(?<label>.*)\k<mark>,/gmu);
  const stated = [...lines].map(({ groups = {} }) => [groups['key'], groups['label']]);
  expect(stated.filter(([key]) => nameKeys.some((known) => known === key))).toEqual(
    nameKeys.map((key) => [key, names[key].label ?? '…']),
  );
});

test('a report says of a target what it is, and no value of its environment', async ({ folder }) => {
  const more = `labels: { next: /go on/ }, start: { command: 'true', env: { KEY: 'secret' } }`;
  const { target } = await loadTarget(folder.write('a.target.ts', targetText(more)));
  const described = describeTarget(target);
  expect(described).toMatchObject({ labels: { next: '/go on/' }, accounts: { create: '(a function)' } });
  expect(JSON.stringify(described)).not.toContain('secret');
});
