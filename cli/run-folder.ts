/** Each run works in a folder of its own, so that runs of one clone do not meet. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../fixtures/finding.ts';
import { kitRoot } from '../conformance/kit.ts';
import { runFolderVariable } from '../conformance/variables.ts';
import { removeOld } from './remove-old.ts';

const parent = path.join(kitRoot, 'test-results');

/**
 * The folder of this run, made when its first process asks for it. Those of earlier days are removed.
 *
 * @throws SetupError where it cannot be made
 */
export function runFolder(): string {
  const settled = process.env[runFolderVariable];
  if (settled !== undefined) return settled;
  const folder = path.join(parent, `${new Date().toISOString().replace(/[:.]/gu, '-')}-${String(process.pid)}`);
  try {
    mkdirSync(parent, { recursive: true });
    removeOld(parent);
    mkdirSync(folder);
  } catch (error) {
    throw new SetupError(
      `The run has no folder to work in (${(error as Error).message}).`,
      `Free ${parent} for writing, or clone the kit to where you may write.`,
      { cause: error },
    );
  }
  process.env[runFolderVariable] = folder;
  return folder;
}

/** A file for what a portal writes that the run starts by a command. */
export function portalLog(): string {
  return path.join(runFolder(), 'portal.log');
}
