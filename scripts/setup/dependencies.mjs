// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { SetupProblem } from './problem.mjs';
import { run } from './run.mjs';
import { elapsed } from './say.mjs';

/** Milliseconds for `npm ci`, and for another set-up in the same clone to end. */
const INSTALL_LIMIT = 10 * 60_000;

/**
 * @typedef {object} Options
 * @property {string} root the folder of package.json
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal
 * @property {import('./say.mjs').Tell} tell
 */

/**
 * Sees to it that node_modules is what package-lock.json says.
 *
 * The lockfile's hash is noted in node_modules, so that a look is enough the next time. An install that was done by hand
 * counts when npm's own record of it agrees with the lockfile.
 * @param {Options} options
 * @throws {SetupProblem} when npm fails
 */
export async function ensureDependencies(options) {
  const { root, signal, tell } = options;
  if (isNoted(root)) return;
  await withLock(
    join(root, '.setup-lock'),
    {
      limit: INSTALL_LIMIT,
      signal,
      waiting: (pid) => tell(`dependencies … waiting for another set-up in this folder (process ${pid})`),
    },
    async () => {
      // Whoever had the lock before may have done it.
      if (isNoted(root)) return;
      if (!wasInstalledByHand(root)) await install(options);
      writeFileSync(noteFile(root), hashOfLockfile(root));
    },
  );
}

/** @param {Options} options */
async function install(options) {
  const { tell } = options;
  tell('dependencies … installing (npm ci)');
  const start = performance.now();
  // Without --include=dev, NODE_ENV=production would leave out what the tests need.
  const { ok, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], options);
  if (!ok) {
    throw new SetupProblem(
      `${output}\nThe dependencies should be installed by "npm ci", but it failed as shown above; put that right and start again.`,
    );
  }
  tell(`dependencies … installed (${elapsed(start)})`);
}

/**
 * @param {string[]} args
 * @param {Options} options
 */
function npm(args, { root, env, signal }) {
  const options = { limit: INSTALL_LIMIT, signal, env, cwd: root };
  // Under `npm run` this is the npm that the user has chosen; under another package manager it is not npm.
  const own = env['npm_execpath'];
  if (own?.endsWith('npm-cli.js')) return run(process.execPath, [own, ...args], options);
  // On Windows npm is a script, which only a shell starts.
  return process.platform === 'win32' ? run('cmd', ['/c', 'npm', ...args], options) : run('npm', args, options);
}

/** @param {string} root */
function isNoted(root) {
  return readText(noteFile(root)) === hashOfLockfile(root);
}

/** @param {string} root */
function noteFile(root) {
  return join(root, 'node_modules', '.second-factor-conformance-lock');
}

/** @param {string} root */
function hashOfLockfile(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/**
 * Whether npm's record of what it installed has every package of the lockfile, in its version. Optional ones may be
 * missing: they are for other platforms.
 * @param {string} root
 */
function wasInstalledByHand(root) {
  const record = readText(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const wanted = packagesOf(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const installed = packagesOf(record);
  return Object.entries(wanted)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .every(([path, { version }]) => installed[path]?.version === version);
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockfile) {
  return JSON.parse(lockfile).packages ?? {};
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
