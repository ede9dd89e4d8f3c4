// @ts-check
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kitCacheFolder } from '../user-cache.mjs';
import { cachedMailpitFolder } from './find.mjs';

/**
 * Lets `make` put a Mailpit into a folder of its own beside the cache's, and moves that into its place when it is whole: two
 * set-ups at once do not meet, and one that breaks off leaves nothing that would be found.
 * @param {NodeJS.ProcessEnv} env
 * @param {(folder: string) => Promise<string>} make answers with the version, without a "v"
 */
export async function placeInCache(env, make) {
  const cache = kitCacheFolder(env);
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'installing-'));
  try {
    const version = await make(draft);
    const folder = cachedMailpitFolder(env, version);
    try {
      renameSync(draft, folder);
    } catch (error) {
      // Another set-up was first; what it put there is the same.
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
