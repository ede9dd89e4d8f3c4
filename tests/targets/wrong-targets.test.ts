/** Targets that are not right: one clear error each, that names the key, what stands there, and what to write. */
import { expect } from '@playwright/test';
import { SetupError } from '../../fixtures/finding.ts';
import { loadTarget } from '../../fixtures/target/load.ts';
import { test } from './folder.ts';

const right = { name: `'Test portal'`, baseUrl: `'http://127.0.0.1:9'`, accounts: '{ create: async () => undefined }' };

/** A target with some keys written otherwise; `undefined` leaves one out. */
function targetWith(changed: Record<string, string | undefined>): string {
  const keys: Record<string, string | undefined> = { ...right, ...changed };
  const written = Object.entries(keys).flatMap(([key, text]) => (text === undefined ? [] : [`${key}: ${text}`]));
  return `export default { ${written.join(', ')} };`;
}

const cases: { changed: Record<string, string | undefined>; says: string }[] = [
  { changed: { name: undefined }, says: `name: missing; write what the report shall call the portal` },
  { changed: { name: `'  '` }, says: `name: found "  "; write what the report shall call the portal` },
  { changed: { version: '2' }, says: `version: found 2; write the portal's version as text, such as '2.1.0'` },
  { changed: { nam: `'x'` }, says: 'nam: there is no such key; write name' },
  { changed: { lables: '{}' }, says: 'lables: there is no such key; write labels' },
  { changed: { colour: `'red'` }, says: 'colour: there is no such key; the keys here are name, version' },
  { changed: { baseUrl: `'portal.example.com'` }, says: `baseUrl: found "portal.example.com"; write an address` },
  { changed: { baseUrl: `'ftp://portal.example.com'` }, says: `baseUrl: found "ftp://portal.example.com"; write an` },
  { changed: { baseUrl: undefined }, says: 'neither baseUrl nor start. State baseUrl where the portal runs' },
  { changed: { signInPath: `'sign-in'` }, says: `signInPath: found "sign-in"; write a path that begins with "/"` },
  { changed: { start: `'npm start'` }, says: `start: found "npm start"; write { command: 'npm start' }` },
  { changed: { start: `{ comand: 'npm start' }` }, says: 'start.comand: there is no such key; write command' },
  { changed: { start: `{ command: '' }` }, says: `start.command: found ""; write the command that starts` },
  { changed: { start: `{ command: 'x', readyPath: 'up' }` }, says: 'start.readyPath: found "up"; write a path' },
  { changed: { start: `{ command: 'x', env: { PORT: 3000 } }` }, says: 'start.env.PORT: found 3000; write it as text' },
  {
    changed: { start: `{ command: 'x', readyWithin: 'soon' }` },
    says: 'start.readyWithin: found "soon"; write "10 s"',
  },
  {
    changed: { environment: `'KEY'` },
    says: `environment: found "KEY"; write a list of names, such as ['PORTAL_KEY']`,
  },
  {
    changed: { environment: `['s3cret-value!']` },
    says: 'environment.0: found "s3cret-value!"; write the name of an environment variable, and never the secret itself',
  },
  { changed: { profiles: '[]' }, says: `profiles: found []; write one profile at least` },
  { changed: { profiles: `'core'` }, says: `profiles: found "core"; write a list, such as ['core']` },
  { changed: { workers: '0' }, says: 'workers: found 0; write a whole number, 1 or more' },
  { changed: { workers: `'4'` }, says: 'workers: found "4"; write a whole number, 1 or more' },
  {
    changed: { labels: `{ 'signIn.user': 'User' }` },
    says: 'labels.signIn.user: there is no such key; write signIn.username',
  },
  { changed: { labels: `{ nextt: 'Go on' }` }, says: 'labels.nextt: there is no such key; write next' },
  { changed: { labels: `{ next: '' }` }, says: 'labels.next: found ""; write the label as text, a regular expression' },
  { changed: { labels: '{ next: 5 }' }, says: 'labels.next: found 5; write the label as text' },
  { changed: { channels: `{ email: 'smtp' }` }, says: `channels.email: found "smtp"; write 'kit' for the kit's own` },
  { changed: { channels: `{ sms: 'kit' }` }, says: 'channels.sms: there is no such key; the keys here are email' },
  {
    changed: { channels: `{ email: { mailpit: 'mail' } }` },
    says: 'channels.email.mailpit: found "mail"; write the base URL of your Mailpit',
  },
  {
    changed: { channels: `{ email: { mailpit: 'https://me:pw@mail.example.com' } }` },
    says: 'leave user and password out of the address',
  },
  {
    changed: { channels: `{ email: { mailpit: 'https://mail.example.com', password: 'pw' } }` },
    says: 'channels.email.password: there is no such key; write passwordVariable',
  },
  {
    changed: { channels: `{ letter: { mailpit: 'https://x' } }` },
    says: `channels.letter: found { mailpit }; write 'kit'`,
  },
  { changed: { accounts: undefined }, says: 'accounts: missing; write { create: async (condition, help) => … }' },
  {
    changed: { accounts: '{}' },
    says: 'accounts.create: missing; write a function: (condition, help) => Promise<Account',
  },
  {
    changed: { accounts: '{ make: async () => {} }' },
    says: 'accounts.make: there is no such key; the keys here are create, stock',
  },
  {
    changed: { contacts: `{ phone: '+12025550123' }` },
    says: 'contacts.phone: found "+12025550123"; write a function',
  },
  { changed: { contacts: '{ fone: () => 1 }' }, says: 'contacts.fone: there is no such key; write phone' },
  { changed: { clock: 'async () => {}' }, says: `clock: found a function; write { scope: 'account', advance` },
  {
    changed: { clock: `{ scope: 'everything', advance: async () => {} }` },
    says: `clock.scope: found "everything"; write 'account' or 'portal'`,
  },
  {
    changed: { clock: `{ scope: 'account' }` },
    says: 'clock.advance: missing; write a function: (milliseconds, account, help)',
  },
  { changed: { deadlines: `{ screen: '10 seconden' }` }, says: 'deadlines.screen: found "10 seconden"; write "10 s"' },
  { changed: { deadlines: '{ message: -1 }' }, says: 'deadlines.message: found -1; write "10 s", "5 minutes"' },
  {
    changed: { policy: `{ oldFactorUntil: 'never' }` },
    says: `policy.oldFactorUntil: found "never"; write 'request' or 'completion'`,
  },
  {
    changed: { policy: `{ securityCode: { shape: '\\\\d{8}' } }` },
    says: 'policy.securityCode.shape: found "\\\\d{8}"; write a regular expression, such as /\\d{6}/',
  },
  {
    changed: { policy: '{ resetCode: { resends: 3 } }' },
    says: 'policy.resetCode.resends: there is no such key; the keys here are shape',
  },
  {
    changed: { policy: `{ secondLetter: 'refused' }` },
    says: `policy.secondLetter: found "refused"; write 'voidsFirst', 'bothWork' or { refusedFor: '7 days' }`,
  },
  { changed: { phrases: '{ begin: /x/ }' }, says: 'phrases.begin: there is no such key; the keys here are signIn' },
  {
    changed: { waivers: `[{ requirement: 'CORE-12', reason: 'x', expires: '2099-01-01' }]` },
    says: 'waivers.0.owner: missing; write who answers for it',
  },
  {
    changed: { waivers: `[{ requirement: 'CORE-12', owner: 'Ann', reason: '', expires: '2099-01-01' }]` },
    says: 'waivers.0.reason: found ""; write why it may pass',
  },
  {
    changed: { waivers: `[{ requirement: 'CORE-12', owner: 'Ann', reason: 'x', expires: 'May' }]` },
    says: `waivers.0.expires: found "May"; write the last day on which it holds, such as '2026-03-31'`,
  },
  {
    changed: { waivers: `[{ requirement: 'core-12', owner: 'Ann', reason: 'x', expires: '2099-01-01' }]` },
    says: 'waivers.0.requirement: found "core-12"; ',
  },
];

for (const { changed, says } of cases) {
  test(says, async ({ folder }) => {
    const message = await refusalOf(folder.write('a.target.mjs', targetWith(changed)));
    expect(message).toContain(says);
    // One thing is wrong: a line says so, and another one what is missing where a required key is misspelt.
    expect(message.split('\n').filter((line) => line.startsWith('  ')).length).toBeLessThanOrEqual(
      /there is no such key/u.test(says) ? 2 : 1,
    );
  });
}

test('several things that are wrong are told together', async ({ folder }) => {
  const message = await refusalOf(folder.write('a.target.mjs', targetWith({ name: '5', workers: '0.5' })));
  expect(message).toMatch(/ {2}name: found 5;[^]* {2}workers: found 0\.5;[^]*Mend those keys/u);
});

const files: { name: string; text: string; says: RegExp }[] = [
  {
    name: 'a.target.ts',
    text: 'export default {',
    says: /could not be loaded: .*a\.target\.ts:1:16: ERROR: Expected identifier but found end/u,
  },
  {
    name: 'a.target.ts',
    text: `import './gone.ts';\nexport default {};`,
    says: /could not be loaded: .*gone\.ts.* Mend the file/u,
  },
  { name: 'a.target.ts', text: `throw new Error('no key');`, says: /could not be loaded: no key\. Mend the file/u },
  {
    name: 'a.target.js',
    text: `require('second-factor-conformance');`,
    says: /require is not defined .* use import instead/u,
  },
  {
    name: 'a.target.ts',
    text: 'export const target = {};',
    says: /has no default export\. End it with: export default/u,
  },
  {
    name: 'a.target.ts',
    text: `export default 'portal';`,
    says: /default export: found "portal"; write: export default/u,
  },
  { name: 'target.json', text: '{}', says: /is no \.ts, \.mts, \.js or \.mjs file\. Name one with --target/u },
];

for (const { name, text, says } of files) {
  test(`${name} with ${text.slice(0, 40)}`, async ({ folder }) => {
    expect(await refusalOf(folder.write(name, text))).toMatch(says);
  });
}

test('a file that is not there, and a folder', async ({ folder }) => {
  expect(await refusalOf(`${folder.path}/none.ts`)).toMatch(/^There is no target file at .*none\.ts\. Name one/u);
  expect(await refusalOf(folder.path)).toMatch(/is a folder, and no file\. Name one/u);
});

/** What is said of a target that is not right, which must be for a person: no stack. */
async function refusalOf(file: string): Promise<string> {
  const refused: unknown = await loadTarget(file).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(SetupError);
  const { message } = refused as SetupError;
  expect(message).not.toContain('\n    at ');
  return message;
}
