/**
 * The sinks: a server on loopback that takes text messages and letters in the shapes of their providers and passes them
 * on to whoever waits for them. What it says is in protocol.ts; it needs neither portal nor tests.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { serveEvents } from './events.ts';
import { createPhoneNumbers } from './phone-numbers.ts';
import type { Provider } from './provider.ts';
import { providers as everyProvider } from './providers/index.ts';
import { createStore } from './store.ts';

export interface SinksOptions {
  /** The sinks' clock; the machine's unless given. */
  now?: () => Date;
  /** The shapes that are taken; all that there are unless given. */
  providers?: readonly Provider[];
}

export interface RunningSinks {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  url: string;
  port: number;
  /** Ends every open stream and request, and resolves when the port is free. */
  close(): Promise<void>;
}

export interface Sinks {
  /**
   * Starts listening on loopback, and nowhere else.
   * @param options.port 0 or absent: a free one
   * @throws Error in one sentence when the port cannot be had
   */
  listen(options?: { port?: number }): Promise<RunningSinks>;
}

const HOST = '127.0.0.1';

/** Sinks with a store of their own; any number of them can stand in one process. */
export function createSinks({ now = () => new Date(), providers = everyProvider }: SinksOptions = {}): Sinks {
  const store = createStore(now);
  const app = createApp({ store, providers, newPhoneNumber: createPhoneNumbers() });
  return {
    async listen({ port = 0 } = {}) {
      const server = createServer(app);
      const endStreams = serveEvents(server, store);
      await new Promise<void>((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(cannotListen(port, error))));
        server.listen(port, HOST, resolve);
      });
      const taken = (server.address() as AddressInfo).port;
      return {
        url: `http://${HOST}:${taken}`,
        port: taken,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            endStreams();
            server.closeAllConnections();
          }),
      };
    },
  };
}

function cannotListen(port: number, error: NodeJS.ErrnoException): string {
  const reason = error.code === 'EADDRINUSE' ? 'another program listens there already' : error.message;
  return `The sinks need port ${port} on ${HOST}, but ${reason}; end that program, or set PORT to another port (0 for a free one).`;
}
