// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, playwrightCoreFolder, WINDOW } from './browser.mjs';
import { onPath } from './on-path.mjs';
import { SetupProblem } from './problem.mjs';
import { run } from './run.mjs';
import { elapsed } from './say.mjs';

/** Milliseconds for one way of installing. */
const INSTALL_LIMIT = 5 * 60_000;

/** Milliseconds for a browser to state its version. */
const VERSION_LIMIT = 20_000;

/** The command that helps whoever is told that there is no browser. */
const BY_HAND = 'npx playwright install --with-deps --only-shell chromium';

/**
 * @typedef {import('./browser.mjs').Browser} Browser
 * @typedef {{ env: NodeJS.ProcessEnv, signal: AbortSignal, tell: import('./say.mjs').Tell }} Options
 */

/**
 * The browser that there is, or one that was installed now: Playwright's headless shell, else, for root on Debian and
 * Ubuntu, the package chromium-headless-shell.
 * @param {Options} options
 * @returns {Promise<Browser>}
 * @throws {SetupProblem} when there is none and none can be installed
 */
export async function ensureBrowser(options) {
  const found = findBrowser(options.env);
  if (found !== undefined) return found;
  const { tell } = options;
  const start = performance.now();
  const tried = [];
  const shells = [
    { name: "Playwright's headless shell", install: installPlaywrights },
    { name: 'the package chromium-headless-shell', install: installPackage },
  ];
  const whole = [{ name: "Playwright's Chromium, which has a window", install: installPlaywrights }];
  for (const { name, install } of options.env[WINDOW] ? whole : shells) {
    tell(`browser … there is none; installing ${name}`);
    const problem = await install(options);
    const browser = findBrowser(options.env);
    if (problem === undefined && browser !== undefined) {
      tell(`browser … ${browser.name} installed (${elapsed(start)})`);
      return browser;
    }
    tried.push(`${name}: ${problem ?? 'it was installed and cannot be found'}`);
    tell(`browser … ${tried.at(-1)}`);
  }
  if (options.env[WINDOW]) {
    throw new SetupProblem(
      `A browser with a window is needed and none could be installed (${tried.join('; ')}); set SFC_BROWSER to the path of one, or leave out --headed and --debug.`,
    );
  }
  throw new SetupProblem(
    `A browser is needed and none could be installed (${tried.join('; ')}); run "${BY_HAND}", or set SFC_BROWSER to the path of a Chromium.`,
  );
}

/**
 * @param {Options} options
 * @returns {Promise<string | undefined>} why it did not succeed
 */
async function installPlaywrights({ env, signal, tell }) {
  const core = playwrightCoreFolder();
  if (core === undefined) return 'Playwright is not installed';
  const cli = join(core, 'cli.js');
  const options = { limit: INSTALL_LIMIT, signal, env };
  const what = env[WINDOW] ? ['--no-shell', 'chromium'] : ['--only-shell', 'chromium'];
  const { ok, output } = await run(process.execPath, [cli, 'install', ...what], options);
  if (!ok) return reason(output);
  const problem = await whyNotStarting(env, signal);
  if (problem === undefined || !isRootOnDebian()) return problem;
  tell('browser … it lacks libraries of the system; installing these');
  const libraries = await run(process.execPath, [cli, 'install-deps', 'chromium'], options);
  return libraries.ok ? whyNotStarting(env, signal) : reason(libraries.output);
}

/**
 * A downloaded browser may lack libraries of the system, which only shows when it is started.
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 */
async function whyNotStarting(env, signal) {
  const executable = findBrowser(env)?.executablePath;
  if (executable === undefined) return undefined;
  const { ok, output } = await run(executable, ['--version'], { limit: VERSION_LIMIT, signal, env });
  return ok ? undefined : `it does not start: ${reason(output)}`;
}

/**
 * @param {Options} options
 * @returns {Promise<string | undefined>} why it did not succeed
 */
async function installPackage({ env, signal }) {
  if (!isRootOnDebian()) return 'only root on Debian or Ubuntu can install it';
  if (onPath('apt-get', env) === undefined) return 'there is no apt-get';
  const options = { limit: INSTALL_LIMIT, signal, env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  const updated = await run('apt-get', ['update'], options);
  // An old list may still do, where the mirrors cannot be reached and the package is in a local cache.
  const installed = await run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'],
    options,
  );
  if (installed.ok) return undefined;
  return reason(updated.ok ? installed.output : `${installed.output}\n${updated.output}`);
}

function isRootOnDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * The one line of a program's output that tells most: the first that names an error, since what follows is its stack or what
 * came of it.
 * @param {string} output
 */
function reason(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.find((line) => /^E:|\berror:/i.test(line)) ?? lines.at(-1);
}
