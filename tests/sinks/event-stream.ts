/** A client of an event stream that misses nothing: what comes before it is asked for is kept. */
import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface EventStream {
  /** The next message, parsed; waits for it where it is not there yet. */
  next(): Promise<unknown>;
  socket: WebSocket;
}

export async function openStream(url: string): Promise<EventStream> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'));
  const arrived: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message: unknown = JSON.parse(data.toString('utf8'));
    const first = waiting.shift();
    if (first === undefined) arrived.push(message);
    else first(message);
  });
  await once(socket, 'open');
  return {
    socket,
    next: () =>
      arrived.length > 0 ? Promise.resolve(arrived.shift()) : new Promise((resolve) => waiting.push(resolve)),
  };
}
