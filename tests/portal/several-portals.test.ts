import { expect, test } from '@playwright/test';
import { defaultPresentation } from '../../reference-server/portal/presentation/presentation.ts';
import { runPortal } from './running-portal.ts';
import { signIn } from './walk.ts';

test('two portals in one process share nothing', async () => {
  const words = { ...defaultPresentation.words, 'signIn.page': 'Log in' };
  await using one = await runPortal();
  await using other = await runPortal({ presentation: { ...defaultPresentation, words } });
  await one.account('ann');
  await other.account('ann', { factors: 'email' });
  await one.advance('ann', 'P5D');
  const { now } = (await (await other.control('accounts/ann/clock', { advance: 0 })).json()) as { now: string };
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000);

  const [here, there] = [one.browser(), other.browser()];
  await there.open('/sign-in');
  expect(there.heading).toBe('Log in');
  await signIn(here, 'ann');
  expect(here.heading).toBe('Please verify your cell phone number');
  await signIn(there, 'ann');
  expect(there.heading).toBe('Please verify your email address');
  // A browser gives its cookies to every port of a host: they must have different names.
  const name = (cookies: string) => cookies.split('=')[0];
  expect(name(here.cookies)).not.toBe(name(there.cookies));
});

test('a portal holds its pages back as long as its presentation says', async () => {
  await using portal = await runPortal({ presentation: { ...defaultPresentation, delay: 150 } });
  const before = performance.now();
  await fetch(`${portal.url}/sign-in`);
  expect(performance.now() - before).toBeGreaterThanOrEqual(145);
});
