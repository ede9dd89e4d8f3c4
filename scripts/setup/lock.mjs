// @ts-check
/**
 * A lock between processes: a folder that holds one file, named by its owner.
 *
 * A folder is renamed into its place with the owner's file already in it, which succeeds where there is none, or an empty
 * one, and fails where someone holds it. A dead owner's file is removed by its own name: whoever comes too late with
 * that removes nothing of the next owner's.
 */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SetupProblem } from './problem.mjs';

/** Milliseconds between two looks at a lock that someone else holds. */
const LOOK_INTERVAL = 200;

/**
 * Runs `work` while no other process does.
 * @template T
 * @param {string} folder the lock's own path; what is above it is made
 * @param {{ limit: number, signal: AbortSignal, waiting: (pid: number) => void }} options `limit`: milliseconds that it
 *   waits at most; `waiting`: called once when it has to wait, with the owner's process number
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {SetupProblem} when it waited in vain
 */
export async function withLock(folder, { limit, signal, waiting }, work) {
  const deadline = performance.now() + limit;
  let told = false;
  for (let mine = take(folder); ; mine = take(folder)) {
    if (mine !== undefined) {
      try {
        return await work();
      } finally {
        release(folder, mine);
      }
    }
    const owner = ownerOf(folder);
    if (owner !== undefined && !isAlive(owner.pid)) {
      release(folder, owner.file);
      continue;
    }
    if (performance.now() > deadline) {
      throw new SetupProblem(
        owner === undefined
          ? `No set-up holds ${folder}, but it could not be taken within ${limit / 1000} s; remove it, or free the folder that it is in for writing.`
          : `Another set-up (process ${owner.pid}) should have ended within ${limit / 1000} s, but it still holds ${folder}; end it, or remove that folder if it is none.`,
      );
    }
    // Without an owner it was given back just now, or something else stands there.
    if (owner !== undefined && !told) {
      waiting(owner.pid);
      told = true;
    }
    await delay(LOOK_INTERVAL, undefined, { signal });
  }
}

/**
 * @param {string} folder
 * @returns {string | undefined} the name of the owner's file, or undefined where someone else has the lock
 */
function take(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const file = `${process.pid}-${basename(draft)}`;
  writeFileSync(join(draft, file), '');
  try {
    renameSync(draft, folder);
    return file;
  } catch {
    rmSync(draft, { recursive: true, force: true });
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {string} file
 */
function release(folder, file) {
  rmSync(join(folder, file), { force: true });
  try {
    rmdirSync(folder);
  } catch {
    // The next owner has it already.
  }
}

/**
 * @param {string} folder
 * @returns {{ pid: number, file: string } | undefined}
 */
function ownerOf(folder) {
  try {
    const file = readdirSync(folder)[0];
    return file === undefined ? undefined : { pid: Number.parseInt(file, 10), file };
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
