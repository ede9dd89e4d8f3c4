/** The hash by which a proof is known to be of this kit: no git is needed, and line endings make no other kit. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What scenarios are made of; the catalogue, features/requirements.yaml, is among it. */
const rooms = ['features', 'steps', 'fixtures'];
/** What portals are made of that they are proved against. */
const portalRooms = ['reference-server', 'targets'];
const isSource = /\.(?:feature|yaml|ts|mjs|js|eta|css|json)$/u;

/**
 * A SHA-256 over features, steps, fixtures and catalogue, in hex.
 *
 * @param kitRoot the kit's root folder
 */
export function hashOfKit(kitRoot: string): string {
  return hashOfRooms(kitRoot, rooms);
}

/** The same over the portals of a proof as well: what was seen of one of them holds as long as this is the same. */
export function hashOfProof(kitRoot: string): string {
  return hashOfRooms(kitRoot, [...rooms, ...portalRooms]);
}

function hashOfRooms(kitRoot: string, ofRooms: readonly string[]): string {
  const files = ofRooms
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
