/** Mailpit's event stream: a WebSocket on /api/events that pushes the summary of each new mail. */
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Mailbox } from './mailbox.ts';

const EVENTS_PATH = '/api/events';

/**
 * @param mayRead whether a request carries what the API asks for
 * @returns a function that ends every open stream
 */
export function serveEvents(
  server: Server,
  mailbox: Mailbox,
  mayRead: (request: IncomingMessage) => boolean,
): () => void {
  const verifyClient = ({ req }: { req: IncomingMessage }): boolean => mayRead(req);
  const streams = new WebSocketServer({ server, path: EVENTS_PATH, verifyClient });
  // An error of the server under it, which whoever started that hears of.
  streams.on('error', () => {});
  streams.on('connection', (stream) => {
    const unsubscribe = mailbox.subscribe(({ summary }) => {
      stream.send(JSON.stringify({ Type: 'new', Data: summary }));
    });
    stream.on('close', unsubscribe);
    stream.on('error', () => stream.terminate());
  });
  return () => {
    for (const stream of streams.clients) stream.terminate();
  };
}
