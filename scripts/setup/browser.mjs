// @ts-check
/**
 * Which browser the scenarios run in. Order, by what was measured and by how little it surprises:
 *
 * 1. SFC_BROWSER in the environment: the path of a browser, a channel of Playwright's, or a program on PATH.
 * 2. Playwright's own headless shell.
 * 3. `chromium-headless-shell` on PATH, three times as fast as a whole Chromium.
 * 4. Chrome or Edge, where they are usually installed.
 * 5. `chromium` or `chromium-browser` on PATH.
 *
 * Headless shells have no window: where one shall be shown (SFC_WINDOW), Playwright's whole Chromium stands in the place of both.
 */
import { accessSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { isExecutable, onPath } from './on-path.mjs';
import { SetupProblem } from './problem.mjs';
import { userCacheFolder } from './user-cache.mjs';

/** Set where the browser shall be seen. */
export const WINDOW = 'SFC_WINDOW';

/**
 * Whether options of a run ask for a browser that is seen.
 * @param {readonly string[]} args
 */
export function asksForWindow(args) {
  return args.some((arg) => arg === '--headed' || arg === '--debug');
}

/**
 * @typedef {object} Browser
 * @property {string} name for a person to read
 * @property {string} [executablePath] this or `channel`, as Playwright's `launchOptions` have them
 * @property {string} [channel]
 * @property {string[]} args what it is to be started with
 */

/** Playwright's channels, and where each is: below one of several folders on Windows, in one place elsewhere. */
const CHANNELS = /** @type {Record<string, Partial<Record<NodeJS.Platform, string>>>} */ ({
  chrome: {
    linux: '/opt/google/chrome/chrome',
    darwin: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    win32: 'Google\\Chrome\\Application\\chrome.exe',
  },
  msedge: {
    linux: '/opt/microsoft/msedge/msedge',
    darwin: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    win32: 'Microsoft\\Edge\\Application\\msedge.exe',
  },
});

/**
 * Looks, and starts nothing; some milliseconds.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Browser | undefined} undefined: there is none
 * @throws {SetupProblem} when SFC_BROWSER names one that is not there
 */
export function findBrowser(env = process.env) {
  return (
    named(env) ??
    (env[WINDOW] ? playwrightsWhole(env) : (playwrightsOwn(env) ?? program('chromium-headless-shell', env))) ??
    channel('chrome', env) ??
    channel('msedge', env) ??
    program('chromium', env) ??
    program('chromium-browser', env)
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Browser | undefined}
 */
function named(env) {
  const wanted = env['SFC_BROWSER'];
  if (!wanted) return undefined;
  const isPath = isAbsolute(wanted) || /[/\\]/.test(wanted);
  const found = isPath ? fromPath(resolve(wanted)) : (channel(wanted, env) ?? program(wanted, env));
  if (found !== undefined) return found;
  const expected = isPath
    ? 'the path of a browser that can be executed'
    : `one of ${Object.keys(CHANNELS).join(', ')} that is installed, or a program on PATH`;
  throw new SetupProblem(
    `SFC_BROWSER should be ${expected}, but "${wanted}" is not there; set it to another, or unset it.`,
  );
}

/**
 * Reads off Playwright's folders what its registry would say, which takes a fraction of loading that.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Browser | undefined}
 */
function playwrightsOwn(env) {
  const folder = headlessShellFolder(env);
  if (folder === undefined || !existsSync(join(folder, 'INSTALLATION_COMPLETE'))) return undefined;
  const inside = readdirSync(folder).find((name) => name.startsWith('chrome-headless-shell'));
  if (inside === undefined) return undefined;
  const file = process.platform === 'win32' ? 'chrome-headless-shell.exe' : 'chrome-headless-shell';
  return fromPath(join(folder, inside, file), "Playwright's headless shell");
}

/**
 * Playwright's Chromium, which Playwright itself finds.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Browser | undefined}
 */
function playwrightsWhole(env) {
  const folder = folderOf('chromium', env);
  if (folder === undefined || !existsSync(join(folder, 'INSTALLATION_COMPLETE'))) return undefined;
  return { name: "Playwright's Chromium", args: launchArgs() };
}

/**
 * Where Playwright puts the headless shell of its version; undefined before it is installed itself.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function headlessShellFolder(env) {
  return folderOf('chromium-headless-shell', env);
}

/**
 * @param {'chromium' | 'chromium-headless-shell'} wanted
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
function folderOf(wanted, env) {
  const core = playwrightCoreFolder();
  if (core === undefined) return undefined;
  const { browsers } = JSON.parse(readFileSync(join(core, 'browsers.json'), 'utf8'));
  const browser = /** @type {{ name: string, revision: string }[]} */ (browsers).find(({ name }) => name === wanted);
  const stated = env['PLAYWRIGHT_BROWSERS_PATH'];
  const registry =
    stated === '0'
      ? join(core, '.local-browsers')
      : resolve(env['INIT_CWD'] || '.', stated || join(userCacheFolder(env), 'ms-playwright'));
  return browser === undefined ? undefined : join(registry, `${wanted.replaceAll('-', '_')}-${browser.revision}`);
}

/** @returns {string | undefined} */
export function playwrightCoreFolder() {
  try {
    const test = createRequire(import.meta.url).resolve('@playwright/test/package.json');
    return dirname(createRequire(test).resolve('playwright-core/package.json'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {Browser | undefined}
 */
function channel(name, env) {
  const file = CHANNELS[name]?.[process.platform];
  if (file === undefined) return undefined;
  const folders =
    process.platform === 'win32'
      ? [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']].filter((folder) => folder !== undefined)
      : [''];
  return folders.some((folder) => canRead(join(folder, file)))
    ? { channel: name, name, args: launchArgs() }
    : undefined;
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {Browser | undefined}
 */
function program(name, env) {
  const file = onPath(name, env);
  return file === undefined ? undefined : fromPath(file, name);
}

/**
 * @param {string} executablePath
 * @param {string} [name]
 * @returns {Browser | undefined}
 */
function fromPath(executablePath, name = executablePath) {
  return isExecutable(executablePath) ? { executablePath, name, args: launchArgs() } : undefined;
}

function launchArgs() {
  // The browser must send nothing to a third party; Chromium's sandbox does not start for root on Linux.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return ['--disable-background-networking', ...sandbox];
}

/** @param {string} file */
function canRead(file) {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
}
