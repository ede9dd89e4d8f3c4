/** What a page may load: nothing but its style sheet, unless the presentation has a script or a frame of the portal's own. */
import { expect, test } from '@playwright/test';
import { defaultPresentation } from '../../reference-server/portal/presentation/presentation.ts';
import { runPortal } from './running-portal.ts';

async function look(
  url: string,
): Promise<{ status: number; policy: string; frameOptions: string | null; html: string }> {
  const response = await fetch(url);
  return {
    status: response.status,
    policy: response.headers.get('content-security-policy') ?? '',
    frameOptions: response.headers.get('x-frame-options'),
    html: await response.text(),
  };
}

test('without a script and a frame there is neither, and neither is allowed', async () => {
  await using portal = await runPortal();
  const { policy, frameOptions, html } = await look(`${portal.url}/sign-in`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('script-src');
  expect(frameOptions).toBe('DENY');
  expect(html).not.toContain('<script');
  expect((await look(`${portal.url}/script.js`)).status).toBe(404);
  expect((await look(`${portal.url}/frame`)).status).toBe(404);
});

test('a script comes from the portal, and from nowhere else', async () => {
  await using portal = await runPortal({ presentation: { ...defaultPresentation, script: 'void 0;' } });
  const { policy, html } = await look(`${portal.url}/sign-in`);
  expect(policy).toContain("script-src 'self';");
  expect(html).toContain('<script src="/script.js" defer></script>');
  expect((await look(`${portal.url}/script.js`)).html).toBe('void 0;');
});

test('the flow stands in a frame of the portal, and in no other', async () => {
  await using portal = await runPortal({ presentation: { ...defaultPresentation, framed: true } });
  const { policy, frameOptions } = await look(`${portal.url}/sign-in`);
  expect(policy).toContain("frame-ancestors 'self'");
  expect(frameOptions).toBe('SAMEORIGIN');
  expect((await look(`${portal.url}/frame`)).html).toContain('<iframe src="/sign-in"');
});
