/** Writing a file whole or not at all: readers see the old one or the new one, never half of it. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @param file its folder is made if it is not there
 * @throws the file system's own error when it cannot be written there
 */
export function writeInPlace(file: string, contents: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(file));
    writeFileSync(temporary, contents);
    renameSync(temporary, file);
  } catch (error) {
    removeQuietly(temporary);
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
