// @ts-check
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.mjs';
import { placeInCache } from './place.mjs';
import { platform } from './release.mjs';

/** Milliseconds for the whole download, and for unpacking it. */
const LIMIT = 60_000;

/**
 * Downloads a release into the cache; nothing of it is unpacked, let alone run, before its hash is right.
 * @param {{ release: import('./release.mjs').Release, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @throws {Error} in a few words, why it did not succeed
 */
export async function downloadMailpit({ release, env, signal }) {
  const expected = release.sha256[platform()];
  if (expected === undefined) throw new Error(`there is no release for ${platform()}`);
  const archive = await fetchArchive(`${release.base}/mailpit-${platform()}.tar.gz`, signal);
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected) {
    throw new Error(`the archive's SHA-256 should be ${expected}, but it is ${actual}, so it was thrown away`);
  }
  await placeInCache(env, async (folder) => {
    const file = join(folder, 'mailpit.tar.gz');
    writeFileSync(file, archive);
    const { ok, output } = await run('tar', ['-xzf', file, '-C', folder, 'mailpit'], { limit: LIMIT, signal, env });
    if (!ok) throw new Error(`the archive cannot be unpacked (${output})`);
    return release.version;
  });
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 */
async function fetchArchive(url, signal) {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]) });
    if (!response.ok) throw new Error(`${url} answers ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    signal.throwIfAborted();
    const { name, message, cause } = /** @type {Error} */ (error);
    if (name === 'TimeoutError') throw new Error(`${url} took more than ${LIMIT / 1000} s`, { cause: error });
    throw cause instanceof Error ? new Error(cause.message, { cause: error }) : new Error(message, { cause: error });
  }
}
