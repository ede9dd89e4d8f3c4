// @ts-check
import { onPath } from '../on-path.mjs';
import { join } from 'node:path';
import { run } from '../run.mjs';
import { placeInCache } from './place.mjs';

/** Milliseconds for a build, most of which is a database; and for a question to the compiler. */
const BUILD_LIMIT = 5 * 60_000;
const QUESTION_LIMIT = 20_000;

/**
 * Builds Mailpit with the Go that is on PATH, into the cache.
 * @param {{ module: typeof import('./release.mjs').GO_MODULE, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @throws {Error} in a few words, why it did not succeed
 */
export async function goInstallMailpit({ module, env, signal }) {
  const go = onPath('go', env);
  if (go === undefined) throw new Error('there is no go on PATH');
  /** @param {string[]} args */
  const ask = (args) => run(go, args, { limit: QUESTION_LIMIT, signal, env });

  const compiler = /go(\d+\.\d+(\.\d+)?)/.exec((await ask(['env', 'GOVERSION'])).output)?.[1];
  if (compiler === undefined || isOlder(compiler, module.go)) {
    throw new Error(`go on PATH should be ${module.go} or newer, but it is ${compiler ?? 'of no known version'}`);
  }
  await placeInCache(env, async (folder) => {
    const options = { limit: BUILD_LIMIT, signal, env: { ...env, GOBIN: folder } };
    const pinned = await run(go, ['install', `${module.path}@v${module.version}`], options);
    if (pinned.ok) return module.version;
    const newest = await run(go, ['install', `${module.path}@latest`], options);
    if (!newest.ok) throw new Error(`go install failed (${pinned.output.split('\n').at(-1)})`);
    // A program that go built says itself from which module.
    const built = /^\s+mod\s+\S+\s+v(\d+\.\d+\.\d+)/m.exec(
      (await ask(['version', '-m', join(folder, 'mailpit')])).output,
    );
    const version = built?.[1];
    if (version === undefined || isOlder(version, module.oldest)) {
      throw new Error(
        `the newest that the Go proxy has is ${version ?? 'of no known version'}, and ${module.oldest} is needed`,
      );
    }
    return version;
  });
}

/**
 * @param {string} version
 * @param {string} other
 */
function isOlder(version, other) {
  return version.localeCompare(other, 'en', { numeric: true }) < 0;
}
