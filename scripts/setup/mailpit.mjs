// @ts-check
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadMailpit } from './mailpit/download.mjs';
import { findMailpit } from './mailpit/find.mjs';
import { goInstallMailpit } from './mailpit/go-install.mjs';
import { GO_MODULE, RELEASE } from './mailpit/release.mjs';
import { elapsed } from './say.mjs';
import { kitCacheFolder } from './user-cache.mjs';

/** Milliseconds for which nothing is tried again after everything has failed. */
const PAUSE = 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal
 * @property {import('./say.mjs').Tell} tell
 * @property {import('./mailpit/release.mjs').Release} [release] what is downloaded; the pinned one unless given
 */

/**
 * The Mailpit that there is, or one that was installed now: the pinned release, else a build by `go install`. Where
 * neither can be had it is the stand-in, and for a day that is not tried again.
 * @param {Options} options
 * @returns {Promise<string>} which it is, in a few words
 * @throws {import('./problem.mjs').SetupProblem} for settings that cannot be followed
 */
export async function ensureMailpit({ env, signal, tell, release = RELEASE }) {
  const found = findMailpit(env);
  if (found !== undefined) return describe(found);
  if (process.platform === 'win32') return 'the stand-in for Mailpit';
  const note = join(kitCacheFolder(env), 'mailpit-not-to-be-had');
  if (isFresh(note)) return `the stand-in for Mailpit (remove ${note} to try again to install it)`;

  for (const { name, install } of [
    { name: `download of ${release.version}`, install: () => downloadMailpit({ release, env, signal }) },
    { name: `go install of ${GO_MODULE.version}`, install: () => goInstallMailpit({ module: GO_MODULE, env, signal }) },
  ]) {
    const start = performance.now();
    tell(`Mailpit … ${name}`);
    try {
      await install();
    } catch (error) {
      signal.throwIfAborted();
      tell(`Mailpit … ${name} did not succeed: ${/** @type {Error} */ (error).message}`);
      continue;
    }
    const installed = findMailpit(env);
    if (installed === undefined) continue;
    tell(`Mailpit … installed (${elapsed(start)})`);
    rmSync(note, { force: true });
    return describe(installed);
  }
  try {
    mkdirSync(kitCacheFolder(env), { recursive: true });
    writeFileSync(note, '');
    tell(`Mailpit … the stand-in is taken in its place; remove ${note} to try again before a day is over`);
  } catch (error) {
    // Where nothing can be kept, all that is lost is the time of trying it again.
    tell(`Mailpit … the stand-in is taken in its place (${/** @type {Error} */ (error).message})`);
  }
  return 'the stand-in for Mailpit';
}

/** @param {import('./mailpit/find.mjs').FoundMailpit} found */
function describe(found) {
  switch (found.kind) {
    case 'running':
      return `Mailpit at ${found.url}`;
    case 'binary':
      return found.from === 'PATH' ? `Mailpit at ${found.executable}` : `Mailpit ${found.version} from the cache`;
    case 'stand-in':
      return 'the stand-in for Mailpit, as SFC_MAILPIT says';
  }
}

/** @param {string} note */
function isFresh(note) {
  try {
    return Date.now() - statSync(note).mtimeMs < PAUSE;
  } catch {
    return false;
  }
}
