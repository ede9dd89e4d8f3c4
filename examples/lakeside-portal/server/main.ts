/** Starts the portal on loopback; ends on SIGTERM or Ctrl-C. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { Deliveries } from './deliveries.ts';
import { Members } from './members.ts';
import { readSettings, type Settings } from './settings.ts';

let settings: Settings;
try {
  settings = readSettings(process.env);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(2);
}
const app = createApp({ members: new Members(), deliveries: new Deliveries(settings), settings });
const server = app.listen(settings.port, '127.0.0.1');
try {
  await once(server, 'listening');
} catch (error) {
  process.stderr.write(`Lakeside cannot listen: ${(error as Error).message}\n`);
  process.exit(2);
}
process.stdout.write(`Lakeside listens at http://127.0.0.1:${String((server.address() as AddressInfo).port)}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
