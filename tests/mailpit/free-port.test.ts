import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { freePorts } from '../../reference-server/mailpit/free-port.ts';

test('free ports are each another one, and none that a system hands out by itself', async () => {
  const ports = await freePorts(5);
  expect(new Set(ports).size).toBe(5);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('a port that is taken is not among them, and where all are taken that is said', async () => {
  const [first = 0] = await freePorts(1);
  const range = { first, last: first + 1 };
  const server = createServer().listen(first, '127.0.0.1');
  await once(server, 'listening');
  expect(await freePorts(1, range)).toEqual([first + 1]);
  await expect(freePorts(2, range)).rejects.toThrow(
    `2 were looked for from ${String(first)} to ${String(first + 1)}, and 1 found`,
  );
  server.close();
});
