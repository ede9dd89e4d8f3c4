/** The event stream: a WebSocket on /events that says hello and then pushes every message with its body. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Hello } from './protocol.ts';
import type { Store } from './store.ts';

export const EVENTS_PATH = '/events';

/** Clients have nothing to say; what they send beyond this closes their stream. Bytes. */
const LARGEST_CLIENT_MESSAGE = 1024;

/**
 * Takes the server's WebSocket upgrades on /events; any other path is answered 404.
 * @returns a function that ends every open stream
 */
export function serveEvents(server: Server, store: Store): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_CLIENT_MESSAGE });
  server.on('upgrade', (request, socket, head) => {
    // A client that goes away while it is answered is no fault of the server.
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0];
    if (path !== EVENTS_PATH) {
      const message = `No event stream at ${path}: open a WebSocket on ${EVENTS_PATH}.\n`;
      socket.end(
        `HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(message)}\r\n\r\n${message}`,
      );
      return;
    }
    // ws answers a handshake that is none with its own 4xx.
    sockets.handleUpgrade(request, socket, head, (stream) => follow(stream, store));
  });
  return () => {
    for (const stream of sockets.clients) stream.terminate();
  };
}

function follow(stream: WebSocket, store: Store): void {
  const hello: Hello = { hello: 'sinks', cursor: store.cursor() };
  stream.send(JSON.stringify(hello));
  // In the same turn as the hello, so that nothing can arrive between its cursor and the first push.
  const unsubscribe = store.subscribe((received) => stream.send(JSON.stringify(received)));
  stream.on('close', unsubscribe);
  stream.on('error', () => stream.terminate());
}
