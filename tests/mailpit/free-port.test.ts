import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { freePorts } from '../../reference-server/mailpit/free-port.ts';

test('free ports are each another one, and none that a system hands out by itself', async () => {
  const ports = await freePorts(5);
  expect(new Set(ports).size).toBe(5);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('a port that is taken is not found, and where all are taken that is said', async () => {
  // The system's choice: a number beside one of the kit's own may be taken by what runs at the same time.
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(freePorts(1, { first: port, last: port })).rejects.toThrow(
    `1 were looked for from ${String(port)} to ${String(port)}, and 0 found`,
  );
  server.close();
});
