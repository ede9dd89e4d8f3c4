/**
 * The sinks: a server that takes text messages and letters in the shapes of their providers and passes them
 * on to whoever waits for them. What it says is in protocol.ts; it needs neither portal nor tests.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkExposure, LOOPBACK, reachableHost, urlHost } from '../exposure.ts';
import { createAccess } from './access.ts';
import { createApp } from './app.ts';
import { serveEvents } from './events.ts';
import { createPhoneNumbers } from './phone-numbers.ts';
import type { Provider } from './provider.ts';
import { providers as everyProvider } from './providers/index.ts';
import { createReceiver } from './receive.ts';
import { createRefusals } from './refusals.ts';
import { createStore } from './store.ts';

export interface SinksOptions {
  /** The sinks' clock; the machine's unless given. */
  now?: () => Date;
  /** The shapes that are taken; all that there are unless given. */
  providers?: readonly Provider[];
}

export interface RunningSinks {
  /** `http://127.0.0.1:PORT`, without a slash at its end: where this machine reaches it, whatever the host was. */
  url: string;
  port: number;
  /** Ends every open stream and request, and resolves when the port is free. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** An address or name of this machine, or 0.0.0.0 for all; loopback unless given. Beyond loopback it takes a token. */
  host?: string | undefined;
  /** 0 or absent: a free one. */
  port?: number | undefined;
  /**
   * What requests must carry, in the way of their path: Twilio's auth token, Lob's key, a Bearer token. At least 16
   * characters. From this machine none is needed, but one that is sent must be right.
   */
  token?: string | undefined;
}

export interface Sinks {
  /**
   * Starts listening, on loopback unless a host is given.
   * @throws Error in one sentence when the port cannot be had, or for a host and token that do not go together
   */
  listen(options?: ListenOptions): Promise<RunningSinks>;
}

/** Sinks with a store of their own; any number of them can stand in one process. */
export function createSinks({ now = () => new Date(), providers = everyProvider }: SinksOptions = {}): Sinks {
  const store = createStore(now);
  const refusals = createRefusals();
  const receivers = new Map(providers.map((provider) => [provider, createReceiver(provider, store, refusals)]));
  const newPhoneNumber = createPhoneNumbers();
  return {
    async listen({ host = LOOPBACK, port = 0, token } = {}) {
      checkExposure('The sinks', host, token);
      const access = createAccess(token);
      const server = createServer(createApp({ store, refusals, receivers, access, newPhoneNumber }));
      const endStreams = serveEvents(server, store, access);
      await new Promise<void>((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(cannotListen(host, port, error))));
        server.listen(port, host, resolve);
      });
      const taken = (server.address() as AddressInfo).port;
      return {
        url: `http://${urlHost(reachableHost(host))}:${taken}`,
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

function cannotListen(host: string, port: number, error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `The sinks should listen on ${host}, but this machine has no such address; name one that it has, or 0.0.0.0 for all.`;
  }
  const reason = error.code === 'EADDRINUSE' ? 'another program listens there already' : error.message;
  return `The sinks need port ${port} on ${host}, but ${reason}; end that program, or set PORT to another port (0 for a free one).`;
}
