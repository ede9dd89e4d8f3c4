/** The reference portal as a value. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channels } from './channels/channels.ts';
import { type Clock, createClock } from './clock.ts';
import { createMessenger } from './flow/messenger.ts';
import type { Account } from './model.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { defaultPresentation, type Presentation } from './presentation/presentation.ts';
import { defaultRules, type Rules } from './rules.ts';
import { createApp } from './web/app.ts';

export interface PortalOptions {
  channels: Channels;
  rules?: Rules;
  policy?: Policy;
  presentation?: Presentation;
  clock?: Clock;
  /** Takes what went wrong inside, a line each; standard error unless it is given. */
  log?: (line: string) => void;
}

export interface ListeningPortal {
  /** Without a slash at its end. */
  url: string;
  /** Ends it with all its connections, and with what it meant to send later. */
  close(): Promise<void>;
}

export interface Portal {
  /**
   * Listens on 127.0.0.1, and nowhere else.
   *
   * @param options.port 0 or absent: a free one
   * @throws Error as the operating system has it, such as `EADDRINUSE`
   */
  listen(options?: { port?: number }): Promise<ListeningPortal>;
}

/** A portal with no state outside of itself: any number of them can be in one process. */
export function createPortal({
  channels,
  rules = defaultRules,
  policy = defaultPolicy,
  presentation = defaultPresentation,
  clock = createClock(),
  log = (line) => void process.stderr.write(`${line}\n`),
}: PortalOptions): Portal {
  const accounts = new Map<string, Account>();
  const messenger = createMessenger({ rules, policy, presentation, channels, log });
  const app = createApp({ rules, policy, presentation, clock, messenger, accounts }, log);

  return {
    async listen({ port = 0 } = {}) {
      const server = await new Promise<Server>((resolve, reject) => {
        const starting: Server = app.listen(port, '127.0.0.1', (error?: Error) => {
          if (error === undefined) resolve(starting);
          else reject(error);
        });
      });
      const address = server.address() as AddressInfo;
      return {
        url: `http://127.0.0.1:${address.port}`,
        async close() {
          messenger.stop();
          const closed = new Promise((resolve) => server.close(resolve));
          server.closeAllConnections();
          await closed;
        },
      };
    },
  };
}
