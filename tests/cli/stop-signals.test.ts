import { expect, test } from '@playwright/test';
import { unlessStopped } from '../../cli/stop-signals.ts';

test('what was stopped before it was waited for is not waited for', async () => {
  const never = new Promise<string>(() => undefined);
  expect(await unlessStopped(AbortSignal.abort('SIGINT'), never)).toBeUndefined();
  expect(await unlessStopped(new AbortController().signal, Promise.resolve('up'))).toBe('up');
});
