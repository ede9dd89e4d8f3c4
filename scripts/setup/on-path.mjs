// @ts-check
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Whether a file is there and may be executed.
 * @param {string} file
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Where a program is on PATH, without starting one to find out.
 * @param {string} program its name, without an extension
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} an absolute path
 */
export function onPath(program, env) {
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  // An empty entry means the current folder, from which nothing is to be run by accident.
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, file)).find(isExecutable);
}
