import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below what systems hand out by themselves (Linux from 32768 on, others from 49152), to servers and connections of other programs. */
const ours = { first: 20_000, last: 32_767 };

/** How many ports are tried for each that is wanted. */
const tries = 100;

/**
 * Ports on loopback that are free now, each another one. Someone else may take one before it is used, but only who asks for its number.
 *
 * @param range the lowest and the highest number
 * @throws Error in a sentence when none is found
 */
export async function freePorts(count: number, range = ours): Promise<number[]> {
  // All are held until the last is known, so that none is found twice.
  const held = new Map<number, Server>();
  for (let left = tries * count; held.size < count && left > 0; left -= 1) {
    const port = randomInt(range.first, range.last + 1);
    const server = await listening(port);
    if (server !== undefined) held.set(port, server);
  }
  await Promise.all([...held.values()].map((server) => new Promise((resolve) => server.close(resolve))));
  if (held.size === count) return [...held.keys()];
  throw new Error(
    `Free ports on 127.0.0.1: ${String(count)} were looked for from ${String(range.first)} to ${String(range.last)}, and ${String(held.size)} found.`,
  );
}

async function listening(port: number): Promise<Server | undefined> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return server;
  } catch {
    return undefined;
  }
}
