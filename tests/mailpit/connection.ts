import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Connects to a program on loopback. A connection is closed by the kernel when the program that held it is gone, however it
 * went: that is how a test hears of it.
 */
export async function connectTo(port: number): Promise<{ closed: Promise<void> }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.resume();
  // A reset is an end as well.
  socket.on('error', () => {});
  return { closed: new Promise((resolve) => socket.once('close', () => resolve())) };
}
