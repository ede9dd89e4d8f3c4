import { expect, test } from '@playwright/test';
import { paperOf } from '../../reference-server/mail-room/paper.ts';
import { writeLetter } from '../../reference-server/portal/letter/letter.ts';
import { defaultPolicy } from '../../reference-server/portal/policy.ts';
import { defaultPresentation } from '../../reference-server/portal/presentation/presentation.ts';
import { wholeLetter } from '../../reference-server/portal/rules.ts';

test('a PDF is read as it is printed: lines of an address apart, sentences whole, each step on its own', async () => {
  const to = { name: 'Ada Park', street: '12 Elm Street', city: 'Salem', state: 'OR', zip: '97301' };
  const { format, content } = await writeLetter(
    { to, addressShown: to, resetCode: 'BCDFGHJKMN' },
    {
      parts: wholeLetter,
      presentation: defaultPresentation,
      policy: defaultPolicy,
      now: new Date('2026-07-02T16:00:00Z'),
    },
  );
  expect(format).toBe('pdf');
  const lines = (await paperOf({ format, content })) ?? [];
  const texts = lines.map(({ text }) => text);
  const address = texts.indexOf('Ada Park');
  expect(texts.slice(address, address + 3)).toEqual(['Ada Park', '12 Elm Street', 'Salem, OR 97301']);
  expect(texts).toContain(defaultPresentation.letter.texts.greeting[0]);
  expect(lines.find(({ size }) => size === 'large')?.text).toBe('Your reset code: BCDFG-HJKMN');
  const steps = texts.flatMap((text) => /^(\d+)\. /u.exec(text)?.[1] ?? []);
  expect(steps.map(Number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
});

test('text and HTML keep their lines, and what is no PDF is said to be none', async () => {
  expect(await paperOf({ format: 'text', content: 'Hello\n\nA code' })).toEqual([
    { text: 'Hello', size: 'normal', apart: false },
    { text: 'A code', size: 'normal', apart: true },
  ]);
  const html = await paperOf({ format: 'html', content: '<p>Hello</p><p>A <b>code</b></p>' });
  expect(html?.map(({ text }) => text)).toEqual(['Hello', 'A code']);
  const table =
    '<h1>Your letter</h1><table><tr><td>Reset code</td></tr><tr><td>BCDF-GHJK</td><td>21 days</td></tr></table>';
  const rows = await paperOf({ format: 'html', content: table });
  expect(rows?.map(({ text }) => text)).toEqual(['Your letter', 'Reset code', 'BCDF-GHJK 21 days']);
  const broken = Buffer.from('%PDF-1.4 of nothing').toString('base64');
  expect(await paperOf({ format: 'pdf', content: broken })).toBeUndefined();
});
