/**
 * The sinks as a program: `node --import tsx reference-server/sinks/main.ts`.
 *
 * PORT names the port, 0 or absent a free one. Prints `sinks ready at http://127.0.0.1:PORT` on stdout when it listens.
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
  const { url, close } = await createSinks().listen({ port: readPort(process.env['PORT']) });
  return { ready: `sinks ready at ${url}`, stop: close };
});
