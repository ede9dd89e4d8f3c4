// @ts-check
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder in which a program may keep what it can get again.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function userCacheFolder(env) {
  if (process.platform === 'win32') return env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
}

/**
 * The kit's own part of it.
 * @param {NodeJS.ProcessEnv} env
 */
export function kitCacheFolder(env) {
  return join(userCacheFolder(env), 'second-factor-conformance');
}
