import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';
import { WINDOW, asksForWindow, findBrowser, headlessShellFolder } from '../../scripts/setup/browser.mjs';
import { test } from './folder.ts';

/** Where Chrome or Edge are installed on this machine they stand in the order too. */
const SYSTEM_CHANNEL = findBrowser({ PATH: '', PLAYWRIGHT_BROWSERS_PATH: '/nowhere' });

test.skip(process.platform === 'win32', 'the programs on PATH are shell scripts here');

test('the headless shell of Playwright is looked for where Playwright itself would', () => {
  const { registry } = createRequire(import.meta.url)('playwright-core/lib/coreBundle') as {
    registry: { registry: { findExecutable(name: string): { directory: string } } };
  };
  expect(headlessShellFolder(process.env)).toBe(registry.registry.findExecutable('chromium-headless-shell').directory);
});

test('a browser of Playwright is found only when its install is complete', ({ folder }) => {
  const env = { PATH: '', PLAYWRIGHT_BROWSERS_PATH: folder.path };
  const inside = (headlessShellFolder(env) as string).slice(folder.path.length + 1);
  const executablePath = folder.script(`${inside}/chrome-headless-shell-linux64/chrome-headless-shell`, '');
  expect(findBrowser(env)).toEqual(SYSTEM_CHANNEL);
  folder.write(`${inside}/INSTALLATION_COMPLETE`, '');
  expect(findBrowser(env)).toMatchObject({ executablePath, name: "Playwright's headless shell" });
});

test('of those on PATH the headless shell goes first', ({ folder }) => {
  const env = { PATH: join(folder.path, 'bin'), PLAYWRIGHT_BROWSERS_PATH: '/nowhere' };
  const whole = folder.script('bin/chromium', '');
  if (SYSTEM_CHANNEL === undefined) expect(findBrowser(env)).toMatchObject({ executablePath: whole, name: 'chromium' });
  const shell = folder.script('bin/chromium-headless-shell', '');
  expect(findBrowser(env)).toMatchObject({ executablePath: shell, name: 'chromium-headless-shell' });
});

test('where it shall be seen it is none of those without a window', ({ folder }) => {
  const env = { PATH: join(folder.path, 'bin'), PLAYWRIGHT_BROWSERS_PATH: folder.path, [WINDOW]: '1' };
  folder.script('bin/chromium-headless-shell', '');
  expect(findBrowser(env)).toEqual(SYSTEM_CHANNEL);
  const shell = (headlessShellFolder(env) as string).slice(folder.path.length + 1);
  folder.write(`${shell.replace('_headless_shell', '')}/INSTALLATION_COMPLETE`, '');
  const whole = findBrowser(env);
  expect(whole).toMatchObject({ name: "Playwright's Chromium" });
  expect(whole?.executablePath).toBeUndefined();
  expect(['run', '--headed', 'run --headed'].map((arg) => asksForWindow([arg]))).toEqual([false, true, false]);
});

test('where there is none it finds none', () => {
  test.skip(SYSTEM_CHANNEL !== undefined, 'this machine has a Chrome or an Edge');
  expect(findBrowser({ PATH: '', PLAYWRIGHT_BROWSERS_PATH: '/nowhere' })).toBeUndefined();
});

test('one that the user names goes before all, by its path or by its name on PATH', ({ folder }) => {
  const named = folder.script('named', '');
  const shell = folder.script('bin/chromium-headless-shell', '');
  const other = folder.script('bin/brave', '');
  const env = { PATH: join(folder.path, 'bin') };
  expect(findBrowser({ ...env, SFC_BROWSER: named })).toMatchObject({ executablePath: named });
  expect(findBrowser({ ...env, SFC_BROWSER: 'brave' })).toMatchObject({ executablePath: other });
  expect(findBrowser({ ...env, PLAYWRIGHT_BROWSERS_PATH: '/nowhere', SFC_BROWSER: '' })).toMatchObject({
    executablePath: shell,
  });
});

for (const SFC_BROWSER of ['/nowhere/chrome', 'chrome-of-nobody']) {
  test(`SFC_BROWSER=${SFC_BROWSER}, which is not there, is refused in one sentence`, () => {
    expect(() => findBrowser({ PATH: '', SFC_BROWSER })).toThrow(
      new RegExp(`^SFC_BROWSER should be .*"${SFC_BROWSER}" is not there; set it to another, or unset it\\.$`),
    );
  });
}

test('it is started without traffic of its own, and without its sandbox for root on Linux alone', ({ folder }) => {
  const SFC_BROWSER = folder.script('named', '');
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  expect(findBrowser({ SFC_BROWSER })?.args).toEqual([
    '--disable-background-networking',
    ...(isRoot ? ['--no-sandbox'] : []),
  ]);
});

test('what it finds on this machine starts', async () => {
  const found = findBrowser();
  test.skip(found === undefined, 'NOT TESTED: there is no browser on this machine');
  const { name: _name, ...launchOptions } = found as NonNullable<typeof found>;
  const browser = await chromium.launch(launchOptions);
  expect(browser.version()).toMatch(/^\d+\./);
  await browser.close();
});
