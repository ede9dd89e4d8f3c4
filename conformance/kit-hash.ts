/** The hash by which a proof is known to be of this kit: no git is needed, and line endings make no other kit. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What scenarios are made of; the catalogue, features/requirements.yaml, is among it. */
const rooms = ['features', 'steps', 'fixtures'];
const isSource = /\.(?:feature|yaml|ts|mjs)$/u;

/**
 * A SHA-256 over features, steps, fixtures and catalogue, in hex.
 *
 * @param kitRoot the kit's root folder
 */
export function hashOfKit(kitRoot: string): string {
  const files = rooms
    .filter((room) => existsSync(join(kitRoot, room)))
    .flatMap((room) =>
      readdirSync(join(kitRoot, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => isSource.test(name))
        .map((name) => `${room}/${name.replaceAll('\\', '/')}`),
    );
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const text = readFileSync(join(kitRoot, file), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${file}\0${text}\0`);
  }
  return hash.digest('hex');
}
