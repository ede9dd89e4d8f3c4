/** Which kit this is: its name, version and, where it is a git checkout, its commit. */
import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Kit } from './report.ts';

/** The kit's root folder, where package.json and features/ are. */
export const kitRoot = fileURLToPath(new URL('..', import.meta.url));

const packageSchema = z.object({ name: z.string(), version: z.string() });

/**
 * Reads which kit it is. Without git, or in a folder that is not a checkout of its own, commit and modified are left out.
 *
 * @param root the kit's root folder
 * @throws Error when its package.json cannot be read
 */
export function readKit(root: string): Kit {
  const { name, version } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return { name, version, ...readCommit(root) };
}

function readCommit(root: string): Pick<Kit, 'commit' | 'modified'> {
  try {
    // A kit that was installed into another checkout must not take that one's commit for its own.
    if (realpathSync(git(root, 'rev-parse', '--show-toplevel')) !== realpathSync(root)) return {};
    return { commit: git(root, 'rev-parse', 'HEAD'), modified: git(root, 'status', '--porcelain') !== '' };
  } catch {
    return {};
  }
}

function git(root: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
