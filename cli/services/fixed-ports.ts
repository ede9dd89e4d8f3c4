/** The ports of `npm start` and `npm run sinks`: five in a row, the same every time, so that a portal's settings stay true. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { SetupError } from '../../fixtures/finding.ts';

/** The first one, unless --port names another. */
export const defaultPort = 4600;

export interface FixedPorts {
  mailRoom: number;
  portal: number;
  sinks: number;
  inbox: number;
  smtp: number;
}

const highestPort = 65_535;
const count = 5;

/**
 * @param first as it was typed
 * @throws SetupError for what is no port with four more after it
 */
export function fixedPorts(first: string): FixedPorts {
  const port = Number(first);
  if (!/^\d+$/u.test(first) || port < 1 || port > highestPort - count + 1) {
    throw new SetupError(
      `--port should be the first of ${String(count)} ports in a row, from 1 to ${String(highestPort - count + 1)}, but it is "${first}".`,
      `Leave it out for ${String(defaultPort)}, or name one such as ${String(defaultPort + 1000)}.`,
    );
  }
  return { mailRoom: port, portal: port + 1, sinks: port + 2, inbox: port + 3, smtp: port + 4 };
}

/** @throws SetupError when another program has the port, or when this machine has no such host */
export async function checkFree(port: number, what: string, host: string): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new SetupError(
        `Port ${String(port)}, for ${what}, is taken by another program.`,
        'End that program, or move all five ports with --port, such as --port 5600.',
        { cause: error },
      );
    }
    throw new SetupError(
      `Port ${String(port)} of ${host}, for ${what}, cannot be had (${message}).`,
      'Name another --port, or another --listen.',
      { cause: error },
    );
  }
  await new Promise((resolve) => server.close(resolve));
}
