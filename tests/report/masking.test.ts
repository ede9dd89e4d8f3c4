import { expect, test } from '@playwright/test';
import { cutText } from '../../conformance/cut-text.ts';
import { environmentMask, masker, maskedDeep, type Secret } from '../../conformance/masking.ts';

const secrets: Secret[] = [
  { kind: 'phone', value: '+12025550143' },
  { kind: 'email', value: 'alma.n@example.com' },
  { kind: 'username', value: 'alma-4711' },
  { kind: 'password', value: 'Kit-Aud0.(x!/' },
  { kind: 'code', value: '482913' },
  { kind: 'code', value: 'K7QF-92MX' },
];

const cases: [text: string, masked: string][] = [
  ['code 482913.', 'code ••••13.'],
  ['code 482 913 or 482-913', 'code ••••13 or ••••13'],
  ['in cells: 4\t8\t2\t9\t1\t3.', 'in cells: ••••13.'],
  ['drawn: K 7 Q F – 9 2 M X', 'drawn: ••••MX'],
  ['not in 1482913 or 4829135', 'not in 1482913 or 4829135'],
  ['k7qf92mx and K7QF-92MX', '••••mx and ••••MX'],
  ['call +1 (202) 555-0143 now', 'call ••••43 now'],
  ['2025550143', '••••43'],
  ['to Alma.N@example.com', 'to ••••.N@example.com'],
  ['to another@example.org', 'to ••••er@example.org'],
  ['another phone +13035550177', 'another phone ••••77'],
  ['signed in as alma-4711', 'signed in as ••••11'],
  ['with Kit-Aud0.(x!/ once', 'with •••• once'],
  ['Next, 30000 ms, 2026-11-24, OH 43215', 'Next, 30000 ms, 2026-11-24, OH 43215'],
];

for (const [text, masked] of cases) {
  test(`"${text}" is shown as "${masked}"`, () => {
    expect(masker(secrets)(text)).toBe(masked);
  });
}

test('values that could be any word are left', () => {
  expect(masker([{ kind: 'username', value: 'a' }])('a letter')).toBe('a letter');
});

test('megabytes are gone through', () => {
  expect(masker(secrets)(`${'x'.repeat(5_000_000)} 482913`)).toMatch(/ ••••13$/u);
});

test('secrets of the environment are masked wherever a target has them, and ordinary variables are not', () => {
  const env = { PRINT_API_KEY: 'live_0123456789', SHORT_TOKEN: 'abc', HOME: '/home/someone', EMPTY_SECRET: '' };
  const target = {
    start: { env: { KEY: 'live_0123456789', AUTH: 'Bearer live_0123456789', CODE: 'abc', HOME: '/home/someone' } },
    name: 'abcd',
  };
  expect(maskedDeep(target, environmentMask(env))).toEqual({
    start: {
      env: {
        KEY: '(a secret of the environment)',
        AUTH: 'Bearer (a secret of the environment)',
        CODE: '(a secret of the environment)',
        HOME: '/home/someone',
      },
    },
    name: 'abcd',
  });
});

test('other names for secrets, and those in an address, are masked too', () => {
  const mask = environmentMask({ PORTAL_PIN: '48151623', DB_PASS: 'correct-horse', SHIPPING: 'by water only' });
  expect(mask('48151623 and correct-horse, by water only')).toBe(
    '(a secret of the environment) and (a secret of the environment), by water only',
  );
  expect(mask('node serve --db postgres://kit:s3cret@db.test/portal')).toBe(
    'node serve --db postgres://••••@db.test/portal',
  );
  expect(mask('see https://tok-12345@mail.test/inbox and https://mail.test/@ann')).toBe(
    'see https://••••@mail.test/inbox and https://mail.test/@ann',
  );
  const env = { ALICE_PW: 'open sesame', POWER: 'twelve volts', PWD: '/home/kit', OLDPWD: '/home/portal' };
  expect(environmentMask(env)('open sesame, twelve volts, /home/kit, /home/portal')).toBe(
    '(a secret of the environment), twelve volts, /home/kit, /home/portal',
  );
});

test('what stands in an address in another spelling is masked', () => {
  const mask = masker([{ kind: 'password', value: 'Kit+7x!/' }]);
  expect(mask('https://portal.test/?to=ann%40example.com&word=Kit%2B7x!%2F')).toBe(
    'https://portal.test/?to=••••om&word=••••',
  );
});

test('a cut text says how much went, and never ends in half a character', () => {
  expect(cutText('short', 10)).toBe('short');
  expect(cutText('abcdef', 5)).toBe('abcde… (1 more character was cut)');
  expect(cutText(`abcd${'😀'.repeat(2)}`, 5)).toBe('abcd… (4 more characters were cut)');
});
