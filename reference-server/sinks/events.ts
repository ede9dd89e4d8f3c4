/** The event stream: a WebSocket on /events that says hello and then pushes every message with its body, and what is turned away. */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { readToken } from '../exposure.ts';
import { type Access, AUTHENTICATE } from './access.ts';
import type { Hello } from './protocol.ts';
import { RequestProblem } from './request-problem.ts';
import type { Store } from './store.ts';

export const EVENTS_PATH = '/events';

/** Clients have nothing to say; what they send beyond this closes their stream. Bytes. */
const LARGEST_CLIENT_MESSAGE = 1024;

/**
 * Takes the server's WebSocket upgrades on /events; any other path is answered 404, and who may not read 401.
 * @returns a function that ends every open stream
 */
export function serveEvents(server: Server, store: Store, access: Access): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_CLIENT_MESSAGE });
  server.on('upgrade', (request, socket, head) => {
    // A client that goes away while it is answered is no fault of the server.
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0];
    if (path !== EVENTS_PATH) {
      turnAway(socket, '404 Not Found', `No event stream at ${path}: open a WebSocket on ${EVENTS_PATH}.`);
      return;
    }
    try {
      access(request, readToken(request.headers.authorization));
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      turnAway(socket, '401 Unauthorized', error.message, `www-authenticate: ${AUTHENTICATE}\r\n`);
      return;
    }
    // ws answers a handshake that is none with its own 4xx.
    sockets.handleUpgrade(request, socket, head, (stream) => follow(stream, store));
  });
  return () => {
    for (const stream of sockets.clients) stream.terminate();
  };
}

function turnAway(socket: Duplex, status: string, message: string, header = ''): void {
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\n${header}content-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(message)}\r\n\r\n${message}`,
  );
}

function follow(stream: WebSocket, store: Store): void {
  const hello: Hello = { hello: 'sinks', cursor: store.cursor() };
  stream.send(JSON.stringify(hello));
  // In the same turn as the hello, so that nothing can arrive between its cursor and the first push.
  const unsubscribe = store.subscribe((event) => stream.send(JSON.stringify(event)));
  stream.on('close', unsubscribe);
  stream.on('error', () => stream.terminate());
}
