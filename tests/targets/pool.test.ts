/** Accounts from a pool file: each is handed out once, to one process of a machine, and to one shard of a run. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rmSync, writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { kitRoot } from '../../conformance/kit.ts';
import { accountsFromPool } from '../../fixtures/target/index.ts';
import type { Condition } from '../../fixtures/target/schema.ts';
import { startNode } from '../started-program.ts';
import { test } from './folder.ts';
import { helpIn } from './help.ts';

const phone: Condition = { factors: 'phone', state: 'settled', reported: 'phone' };
const header = 'username,password,holder,phone,email,state,reported';

/** A pool with so many settled accounts that have a phone. */
function phones(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(3, '0');
    return `ann${number},secret,Ann ${number},+12025550${number},,,`;
  });
  return [header, ...rows].join('\n');
}

test('CSV and JSON say the same', async ({ folder }) => {
  process.env['POOL_TEST_PASSWORD'] = 'hidden';
  folder.write(
    'accounts.csv',
    `\uFEFF${header},passwordVariable\r\n"ann",,"Park, ""Ann""",+12025550123,ann@example.com,,,POOL_TEST_PASSWORD\r\n\r\n`,
  );
  folder.write(
    'accounts.json',
    JSON.stringify([
      {
        username: 'ann',
        passwordVariable: 'POOL_TEST_PASSWORD',
        holder: 'Park, "Ann"',
        phone: '+12025550123',
        email: 'ann@example.com',
      },
    ]),
  );
  const condition: Condition = { ...phone, factors: 'both' };
  for (const file of ['accounts.csv', 'accounts.json']) {
    const { create } = accountsFromPool({ file, readable: ['email'] });
    expect(await create(condition, helpIn(folder.path))).toEqual({
      username: 'ann',
      password: 'hidden',
      holder: 'Park, "Ann"',
      factors: [
        { kind: 'phone', destination: '+12025550123', readable: false },
        { kind: 'email', destination: 'ann@example.com', readable: true },
      ],
    });
  }
});

test('an account is handed out once, until what was taken is forgotten', async ({ folder }) => {
  const file = folder.write('accounts.csv', phones(2));
  const { create, stock } = accountsFromPool({ file: 'accounts.csv' });
  const help = helpIn(folder.path);
  const taken = [await create(phone, help), await create(phone, help)].map((account) => account?.username);
  expect(taken).toEqual(['ann000', 'ann001']);
  expect(await stock?.(help)).toEqual([{ factors: 'phone', state: 'settled', left: 0 }]);
  await expect(async () => create(phone, help)).rejects.toThrow(
    /no settled account with factors "phone" left: 2, all handed out\. Add accounts, or set those back .*accounts\.csv\.taken/,
  );
  rmSync(`${file}.taken`, { recursive: true });
  expect((await create(phone, help))?.username).toBe('ann000');
});

test('a letter on its way comes from the pool, or is left to the pages', async ({ folder }) => {
  folder.write(
    'accounts.csv',
    `${header}\nann,x,Ann,+12025550123,a@example.com,letterOnItsWay,email\nbea,x,Bea,,b@example.com,,`,
  );
  const { create } = accountsFromPool({ file: 'accounts.csv' });
  const help = helpIn(folder.path);
  const underWay: Condition = { factors: 'both', state: 'letterOnItsWay', reported: 'phone' };
  expect(await create(underWay, help)).toBeUndefined();
  expect((await create({ ...underWay, reported: 'email' }, help))?.username).toBe('ann');
  await expect(async () => create({ ...underWay, state: 'settled' }, help)).rejects.toThrow(
    /"both" left: it has none\./,
  );
});

test('processes of one machine never get the same account', async ({ folder }) => {
  folder.write('accounts.csv', phones(40));
  const index = pathToFileURL(path.join(kitRoot, 'fixtures/target/index.ts')).href;
  const program = folder.write(
    'take.mjs',
    `import { accountsFromPool } from ${JSON.stringify(index)};
     const { create } = accountsFromPool({ file: 'accounts.csv' });
     const help = { folder: ${JSON.stringify(folder.path)}, shard: { current: 1, total: 1 } };
     const taken = [];
     for (let count = 0; count < 10; count += 1) taken.push((await create(${JSON.stringify(phone)}, help)).username);
     console.log(JSON.stringify(taken));`,
  );
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const lines = await Promise.all(Array.from({ length: 4 }, () => startNode(['--import', tsx, program]).line()));
  const taken = lines.flatMap((line) => JSON.parse(line) as string[]);
  expect(new Set(taken).size).toBe(40);
});

test('shards take theirs by position, each from a copy of the file', async ({ folder }) => {
  const taken: (string | undefined)[] = [];
  for (const current of [1, 2]) {
    folder.write(`machine${String(current)}/accounts.csv`, phones(5));
    const help = helpIn(path.join(folder.path, `machine${String(current)}`), { current, total: 2 });
    const { create, stock } = accountsFromPool({ file: 'accounts.csv' });
    const left = (await stock?.(help))?.[0]?.left ?? 0;
    for (let count = 0; count < left; count += 1) taken.push((await create(phone, help))?.username);
    await expect(async () => create(phone, help)).rejects.toThrow(`for shard ${String(current)} of 2, all handed out`);
  }
  expect(taken).toHaveLength(5);
  expect(new Set(taken).size).toBe(5);
});

const wrong: { name?: string; text: string; says: RegExp }[] = [
  { name: 'accounts.xlsx', text: '', says: /is no \.json or \.csv file\. Mend file in accountsFromPool/ },
  { text: header, says: /the file: found \[\]; write one account at least/ },
  { text: `${header}\nann,x,"Ann`, says: /line 2 has a double quote that is not closed/ },
  {
    text: `user,password,holder,phone\nann,x,Ann,+12025550123`,
    says: /account 1, user: there is no such key; write username/,
  },
  {
    text: `${header}\nann,x,Ann,202 555,,,`,
    says: /account 1, phone: found "202 555"; write the number as \+12025550123/,
  },
  { text: `${header}\nann,x,Ann,,,,`, says: /account 1, phone: missing; write phone, email or both/ },
  {
    text: `${header}\nann,,Ann,+12025550123,,,`,
    says: /account 1, password: missing; write either password or passwordVariable/,
  },
  {
    text: `${header}\nann,x,Ann,+12025550123,,new,`,
    says: /account 1, state: found "new"; write 'settled' or 'letterOnItsWay'/,
  },
  {
    text: `${header}\nann,x,Ann,+12025550123,a@example.com,letterOnItsWay,`,
    says: /account 1, reported: missing; write which factor was reported/,
  },
  {
    text: `${header}\nann,x,Ann,+12025550123,,,\nann,x,Bea,+12025550124,,,`,
    says: /username: "ann" is there more than once/,
  },
  {
    text: `${header}\nann,x,Ann,+12025550123,,,\nbea,x,Ann,+12025550124,,,`,
    says: /holder: "Ann" is there more than once/,
  },
  {
    text: `${header},passwordVariable\nann,,Ann,+12025550123,,,,NOT_SET_ANYWHERE`,
    says: /NOT_SET_ANYWHERE, named by account 1 of the pool in the target, is not set/,
  },
  { name: 'accounts.json', text: '{', says: /accounts\.json is not right:[^]*JSON/ },
  { name: 'accounts.json', text: '{}', says: /the file: found \{ {2}\}; write a list of accounts/ },
];

for (const { name = 'accounts.csv', text, says } of wrong) {
  test(`a pool that is not right: ${says.source}`, async ({ folder }) => {
    folder.write(name, text);
    const { create } = accountsFromPool({ file: name });
    await expect(async () => create(phone, helpIn(folder.path))).rejects.toThrow(says);
  });
}

test('of a pool that is wrong all through, ten lines are told, and how many more there are', ({ folder }) => {
  folder.write('accounts.csv', phones(25).replaceAll('+1202555', '202 555 '));
  const told = (): unknown => accountsFromPool({ file: 'accounts.csv' }).create(phone, helpIn(folder.path));
  expect(told).toThrow(/account 10, phone: [^\n]+\n\W*… and 15 more/);
  expect(told).not.toThrow(/account 11/);
});

test('a pool file as a spreadsheet writes it, not in UTF-8', ({ folder }) => {
  const file = folder.write('accounts.csv', '');
  writeFileSync(file, Buffer.from(`${header}\nann,secret,Jos\u00e9 D\u00edaz,+12025550123,,,`, 'latin1'));
  expect(() => accountsFromPool({ file: 'accounts.csv' }).create(phone, helpIn(folder.path))).toThrow(
    /accounts\.csv is not written in UTF-8\. Save it as such; in a spreadsheet that is "CSV UTF-8"\./,
  );
});

test('a pool file that is not there', async ({ folder }) => {
  const { create } = accountsFromPool({ file: 'none.csv' });
  await expect(async () => create(phone, helpIn(folder.path))).rejects.toThrow(
    /none\.csv cannot be read \(ENOENT\)\. Mend file/,
  );
});
