/** Sinks of a test's own, gone when it ends. */
import { test as base } from '@playwright/test';
import { createSinks, type RunningSinks } from '../../reference-server/sinks/index.ts';

export const test = base.extend<{ sinks: RunningSinks }>({
  sinks: async ({}, use) => {
    const sinks = await createSinks().listen();
    await use(sinks);
    await sinks.close();
  },
});

export const ADDRESS = { name: 'Ada Park', line1: '12 Elm Street', city: 'Salem', state: 'OR', zip: '97301' };

/** Posts JSON, or a text as it stands. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
