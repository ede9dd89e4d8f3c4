/** Writing files whole or not at all: readers see the old ones or the new ones, never half of one. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * @param file its folder is made if it is not there
 * @throws the file system's own error when it cannot be written there
 */
export function writeInPlace(file: string, contents: string | Uint8Array): void {
  writeTogether(dirname(file), { [basename(file)]: contents });
}

/**
 * Files that say the same in several forms: where one of them has no room, all of the old ones stay.
 *
 * @param folder made if it is not there
 * @param files contents by name
 * @throws the file system's own error when one cannot be written there
 */
export function writeTogether(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  const written = Object.entries(files).map(([name, contents]) => {
    const file = join(folder, name);
    return { file, contents, temporary: `${file}.${process.pid}.tmp` };
  });
  try {
    makeFolder(folder);
    for (const { temporary, contents } of written) writeFileSync(temporary, contents);
    for (const { temporary, file } of written) renameSync(temporary, file);
  } catch (error) {
    for (const { temporary } of written) removeQuietly(temporary);
    throw error;
  }
}

/** Folder by folder: Node's own recursion never ends in a file system that says of a new folder that it is not there, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run of the same clone may have made it a moment ago.
    if (!existsSync(folder)) throw error;
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be written can often not be removed either; the error that matters is the first.
  }
}
