// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupProblem } from './problem.mjs';

/** Bytes that must fit: less would not take the compiled scenarios, the browser's profile and the inbox. */
const ROOM = 4 * 1024 * 1024;

/**
 * The browser, Playwright and the inbox all write to the folder for temporary files, and each says in another way that it
 * could not; so it is tried before any of them starts.
 * @throws SetupProblem when the folder takes no more
 */
export function checkTemporaryFolder() {
  const folder = tmpdir();
  /** @type {string | undefined} */
  let own;
  try {
    own = mkdtempSync(join(folder, 'sfc-room-'));
    writeFileSync(join(own, 'room'), Buffer.alloc(ROOM));
  } catch (error) {
    throw new SetupProblem(
      `The folder for temporary files, ${folder}, cannot be written to (${/** @type {Error} */ (error).message}): free some room there, or name another folder in TMPDIR.`,
    );
  } finally {
    if (own !== undefined) rmSync(own, { recursive: true, force: true });
  }
}
