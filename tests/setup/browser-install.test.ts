import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findBrowser } from '../../scripts/setup/browser.mjs';
import { ensureBrowser } from '../../scripts/setup/browser-install.mjs';
import { type Folder, NEVER, test } from './folder.ts';

/** Nothing is downloaded: nobody listens where Playwright is sent. */
function machine(folder: Folder): NodeJS.ProcessEnv {
  return {
    PATH: join(folder.path, 'bin'),
    HOME: folder.path,
    PLAYWRIGHT_BROWSERS_PATH: join(folder.path, 'browsers'),
    PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:9',
  };
}

const isRootOnDebian =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));

test.skip(
  findBrowser({ PATH: '', PLAYWRIGHT_BROWSERS_PATH: '/nowhere' }) !== undefined,
  'NOT TESTED: this machine has a browser that cannot be hidden',
);

test('where there is one nothing is installed', async ({ folder }) => {
  const executablePath = folder.script('bin/chromium-headless-shell', '');
  expect(await ensureBrowser({ env: machine(folder), signal: NEVER, tell: () => {} })).toMatchObject({
    executablePath,
  });
});

test("where Playwright's cannot be had, root on Debian gets the package", async ({ folder }) => {
  test.skip(!isRootOnDebian, 'NOT TESTED: only root on Debian or Ubuntu does this');
  const bin = join(folder.path, 'bin');
  folder.script(
    'bin/apt-get',
    `echo "$DEBIAN_FRONTEND $*" >> "${bin}/calls"
     [ "$1" = update ] || { printf '#!/bin/sh\\n' > "${bin}/chromium-headless-shell"; /bin/chmod +x "${bin}/chromium-headless-shell"; }`,
  );
  const browser = await ensureBrowser({ env: machine(folder), signal: NEVER, tell: () => {} });
  expect(browser).toMatchObject({ executablePath: join(bin, 'chromium-headless-shell') });
  expect(readFileSync(join(bin, 'calls'), 'utf8')).toBe(
    'noninteractive update\nnoninteractive install -y --no-install-recommends chromium-headless-shell\n',
  );
});

test('where none can be had it is one sentence with the command that helps', async ({ folder }) => {
  folder.script('bin/apt-get', 'echo "E: Unable to locate package chromium-headless-shell"; exit 100');
  await expect(ensureBrowser({ env: machine(folder), signal: NEVER, tell: () => {} })).rejects.toThrow(
    /^A browser is needed and none could be installed \(.*\); run "npx playwright install --with-deps --only-shell chromium", or set SFC_BROWSER/,
  );
});
