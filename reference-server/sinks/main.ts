/**
 * The sinks as a program: `node --import tsx reference-server/sinks/main.ts`.
 *
 * PORT names the port, 0 or absent a free one. SFC_LISTEN names the host, loopback unless given; it takes SFC_SINKS_TOKEN
 * beside it, which counts for nothing alone, since who only reads has it too. Prints `sinks ready at http://127.0.0.1:PORT`
 * on stdout when it listens.
 */
import { createSinks } from './index.ts';
import { runUntilEnded } from '../life-cycle.ts';

const HIGHEST_PORT = 65535;

/** @throws Error in one sentence for what is no port */
function readPort(value: string | undefined): number {
  const port = Number(value ?? '0');
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port;
  throw new Error(
    `PORT should be a number from 0 (a free port) to ${HIGHEST_PORT}, but it is "${value}"; set it so, or leave it out.`,
  );
}

await runUntilEnded(async () => {
  const { PORT, SFC_LISTEN: host, SFC_SINKS_TOKEN: token } = process.env;
  const { url, close } = await createSinks().listen({ port: readPort(PORT), ...(host ? { host, token } : {}) });
  return { ready: `sinks ready at ${url}`, stop: close };
});
