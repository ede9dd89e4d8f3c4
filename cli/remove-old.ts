/** Clearing away what earlier runs left. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const day = 24 * 60 * 60 * 1000;

/**
 * Removes from a folder what has not changed for a day: another run may still use what is younger, and may take it away meanwhile.
 *
 * @param keep what stays there however old it is
 */
export function removeOld(folder: string, keep?: string): void {
  for (const name of readdirSync(folder)) {
    const old = path.join(folder, name);
    const found = statSync(old, { throwIfNoEntry: false });
    if (found !== undefined && old !== keep && Date.now() - found.mtimeMs > day)
      rmSync(old, { recursive: true, force: true });
  }
}
