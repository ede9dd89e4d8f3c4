// @ts-check
/** Listens, says where it listens and stands, and does not end by itself. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';

const server = createServer().listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const group = execFileSync('ps', ['-o', 'pgid=', '-p', String(process.pid)], { encoding: 'utf8' }).trim();
  console.log(JSON.stringify({ port, folder: process.cwd(), group }));
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});
