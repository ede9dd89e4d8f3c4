/** Portals that misbehave: each must end within its time, and be laid at the right door. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { chromium, expect, test, type Browser } from '@playwright/test';
import { generate } from 'selfsigned';
import type { ScenarioResult } from '../../conformance/scenario-result.ts';
import { browserLaunchOptions } from '../../fixtures/browser.ts';
import { exactlyOneLetter, letterHasResetCode } from '../../fixtures/claims.ts';
import type { AccountHolder } from '../../fixtures/holder.ts';
import { comeTo } from '../../fixtures/journey.ts';
import { connect } from '../../fixtures/target/connection.ts';
import { targetVariable } from '../../fixtures/target/file.ts';
import { runVariable } from '../../fixtures/target/run.ts';
import { targetSchema } from '../../fixtures/target/schema.ts';
import { World } from '../../fixtures/world.ts';
import { createSinks, type RunningSinks } from '../../reference-server/sinks/index.ts';
import { page, startTinyPortal, type Hostility, type Step, type TinyPortal } from './tiny-portal.ts';

interface Tried {
  holder: AccountHolder;
  portal: TinyPortal;
  sinks: RunningSinks;
}

/** In milliseconds: short where the fault is that something does not come, long where nothing is wrong. */
const soon = { screen: 4_000, message: 2_000 };
const inItsTime = { screen: 60_000, message: 60_000 };

let browser: Browser;
test.beforeAll(async () => {
  browser = await chromium.launch(browserLaunchOptions());
});
test.afterAll(async () => {
  await browser.close();
});
test.describe.configure({ timeout: 300_000 });

/** Walks through a portal with the kit's own account holder, and hands back what it says of it. */
async function tryPortal(
  hostility: Hostility,
  deadlines: typeof soon,
  act: (tried: Tried) => Promise<void>,
): Promise<ScenarioResult> {
  const sinks = await createSinks().listen();
  const portal = await startTinyPortal(sinks.url, hostility);
  process.env[targetVariable] = import.meta.filename;
  process.env[runVariable] = JSON.stringify({ baseUrl: portal.baseUrl, sinksUrl: sinks.url });
  const target = targetSchema.parse({
    name: 'A hostile portal',
    baseUrl: portal.baseUrl,
    channels: { email: 'none' },
    accounts: { create: portal.create },
    deadlines,
    policy: { quietTime: 500 },
  });
  const connection = await connect(target);
  const scenario = { requirement: 'CORE-25', name: 'a hostile portal', file: 'features/core/a.feature', line: 1 };
  const world = new World(connection, scenario, () => browser.newContext());
  world.beginStep({ keyword: 'When', text: 'it is tried', line: 1, kind: 'When' });
  try {
    await act({ holder: world.holder, portal, sinks });
  } catch (error) {
    await world.stepThrew(error);
  } finally {
    await world.dispose();
    await connection.close();
    await Promise.all([portal.close(), sinks.close()]);
  }
  return world.result();
}

/** What leads to this step is answered in another way. */
function instead(of: Step, answer: (response: ServerResponse) => void, more: Hostility = {}): Hostility {
  return {
    ...more,
    answer(step: Step, request: IncomingMessage, response: ServerResponse) {
      if (request.url !== '/') return more.answer?.(step, request, response) ?? false;
      if (step !== of || (request.method !== 'POST' && of !== 'sign-in')) return false;
      answer(response);
      return true;
    },
  };
}

function html(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(body);
}

const loop: Hostility = {
  answer(_step, request, response) {
    if (request.url !== '/loop') return false;
    response.writeHead(302, { location: '/loop' }).end();
    return true;
  },
};

function toTheLetter({ holder }: Tried): Promise<void> {
  return comeTo(holder, 'confirmation').then(() => exactlyOneLetter(holder));
}

test.describe('the portal’s: a finding', () => {
  const findings: { name: string; hostility: Hostility; act: (tried: Tried) => Promise<void>; says: string }[] = [
    {
      name: 'a 500 in mid-flow',
      hostility: instead('information', (response) => {
        html(response, '<h1>Internal Server Error</h1>', 500);
      }),
      act: ({ holder }) => comeTo(holder, 'information'),
      says: 'the portal answered POST / with 500',
    },
    {
      name: 'redirects in a loop',
      hostility: instead('terms', (response) => response.writeHead(302, { location: '/loop' }).end(), loop),
      act: ({ holder }) => comeTo(holder, 'terms'),
      says: 'ERR_TOO_MANY_REDIRECTS',
    },
    {
      name: 'a hang past its deadline',
      hostility: instead('terms', () => undefined),
      act: ({ holder }) => comeTo(holder, 'terms'),
      says: 'hangs',
    },
    {
      name: 'a sign-in page that never answers',
      hostility: instead('sign-in', () => undefined),
      act: ({ holder }) => comeTo(holder, 'verify'),
      says: 'deadlines.screen how long it may take',
    },
    {
      name: 'a script that never ends',
      hostility: { page: (step, right) => (step === 'terms' ? `${right}<script>for (;;);</script>` : right) },
      act: ({ holder }) => comeTo(holder, 'terms'),
      says: 'hangs',
    },
    {
      name: 'a download in place of a page',
      hostility: instead('terms', (response) => {
        response.writeHead(200, { 'content-disposition': 'attachment; filename="terms.pdf"' });
        response.end('%PDF-1.7');
      }),
      act: ({ holder }) => comeTo(holder, 'terms'),
      says: 'a download',
    },
    {
      name: 'a download in place of the sign-in page',
      hostility: instead('sign-in', (response) => {
        response.writeHead(200, { 'content-disposition': 'attachment; filename="index.html"' });
        response.end('<h1>Sign In</h1>');
      }),
      act: ({ holder }) => comeTo(holder, 'verify'),
      says: 'a download',
    },
    {
      name: 'logged out in mid-way',
      hostility: instead('information', (response) => {
        html(response, page('sign-in'));
      }),
      act: ({ holder }) => comeTo(holder, 'information'),
      says: 'not seen',
    },
    {
      name: 'a letter that never comes',
      hostility: { letters: () => [] },
      act: toTheLetter,
      says: '(meanwhile the portal showed a screen with title',
    },
    {
      name: 'a letter that never comes, as the screen says while it is waited for',
      hostility: {
        letters: () => [],
        page: (step, right) =>
          step === 'confirmation'
            ? `${right}<script>setTimeout(() => { document.querySelector('h1').textContent = 'Out of paper'; }, 1000)</script>`
            : right,
      },
      act: toTheLetter,
      says: 'Out of paper',
    },
    {
      name: 'a letter that comes late',
      hostility: { letters: () => [] },
      async act({ holder, sinks }) {
        await comeTo(holder, 'confirmation');
        const { holder: name } = await holder.account();
        const late = { to: { name, line1: '1 Elm St', city: 'Denver', state: 'CO', zip: '80202' }, text: 'Late.' };
        const sent = new Promise<void>((resolve) => {
          setTimeout(() => {
            void fetch(`${sinks.url}/letters`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(late),
            }).then(() => {
              resolve();
            });
          }, soon.message + 500);
        });
        await exactlyOneLetter(holder).finally(() => sent);
      },
      says: 'nothing came',
    },
    {
      name: 'a letter that comes twice',
      hostility: { letters: (letter) => [letter, letter] },
      act: toTheLetter,
      says: 'more than one',
    },
    {
      name: 'a letter to someone else',
      hostility: { letters: (letter) => [{ ...letter, to: { ...letter.to, name: 'Somebody Else' } }] },
      act: toTheLetter,
      says: 'the last to Somebody Else',
    },
    {
      name: 'a letter that the print provider does not take',
      hostility: { letters: (letter) => [{ ...letter, to: { ...letter.to, zip: '' } }] },
      act: toTheLetter,
      says: 'at the sink of the letters, POST /letters was answered 400',
    },
    {
      name: 'a letter to another address',
      hostility: { letters: (letter) => [{ ...letter, to: { ...letter.to, line1: '7 Former Lane' } }] },
      act: toTheLetter,
      says: 'misdirected',
    },
    {
      name: 'a letter whose PDF is broken',
      hostility: {
        letters: ({ to }) => [{ to, pdf: Buffer.from('%PDF-1.7\nnothing of the kind').toString('base64') }],
      },
      act: ({ holder }) => comeTo(holder, 'confirmation').then(() => letterHasResetCode(holder)),
      says: 'broken',
    },
  ];
  for (const { name, hostility, act, says } of findings) {
    test(name, async () => {
      const { status, blame, finding, error } = await tryPortal(hostility, soon, act);
      expect({ status, blame, error }).toEqual({ status: 'failed', blame: 'portal', error: undefined });
      expect(JSON.stringify(finding)).toContain(says);
    });
  }
});

test.describe('the set-up’s: an error, with the mend', () => {
  const errors: { name: string; hostility?: Hostility; act?: (tried: Tried) => Promise<void>; says: RegExp }[] = [
    {
      name: 'a CAPTCHA in place of the sign-in’s answer',
      hostility: instead('verify', (response) => {
        html(response, '<h1>One more thing</h1><label><input type="checkbox"> I’m not a robot</label>');
      }),
      says: /proof of being human \("I’m not a robot"\).*Switch that off/u,
    },
    {
      name: 'a 429 in answer to the sign-in',
      hostility: instead('verify', (response) => {
        html(response, '<h1>Too many requests</h1>', 429);
      }),
      says: /answered POST \/ with 429.*Lower workers in the target/u,
    },
    {
      name: 'a portal that cannot be reached',
      act: async ({ holder, portal }) => {
        await holder.account();
        await portal.close();
        await comeTo(holder, 'verify');
      },
      says: /could not be reached.*mend baseUrl/u,
    },
    {
      name: 'a portal that dies in mid-run',
      act: async ({ holder, portal }) => {
        await comeTo(holder, 'terms');
        await portal.close();
        await comeTo(holder, 'information');
      },
      says: /could not be reached/u,
    },
    {
      name: 'a channel that is down',
      act: async ({ holder, sinks }) => {
        await comeTo(holder, 'information');
        await sinks.close();
        await holder.letter();
      },
      says: /sink of the letters .* went away/u,
    },
  ];
  const toTheTerms = ({ holder }: Tried): Promise<void> => comeTo(holder, 'terms');
  for (const { name, hostility = {}, act = toTheTerms, says } of errors) {
    test(name, async () => {
      const { status, blame, error, finding } = await tryPortal(hostility, soon, act);
      expect({ status, blame, finding }).toEqual({ status: 'error', blame: 'set-up', finding: undefined });
      expect(error).toMatch(says);
    });
  }

  test('a certificate that nobody vouches for', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'elsewhere.invalid' }]);
    const { status, blame, error } = await tryPortal({ tls: { cert, key } }, soon, ({ holder }) =>
      comeTo(holder, 'verify'),
    );
    expect({ status, blame }).toEqual({ status: 'error', blame: 'set-up' });
    expect(error).toMatch(/ERR_CERT_AUTHORITY_INVALID.*its certificate is valid/u);
  });
});

test.describe('nobody’s: it passes', () => {
  /** Adds to the page of one step. */
  const added = (to: Step, more: string): Hostility => ({
    page: (step, right) => (step === to ? right.replace('</main>', `${more}</main>`) : right),
  });
  const harmless: { name: string; hostility: Hostility; to?: Parameters<typeof comeTo>[1] }[] = [
    { name: 'alert()', hostility: added('terms', '<script>alert("Nothing is lost.")</script>') },
    {
      name: 'confirm()',
      hostility: added('terms', '<script>document.forms[0].onsubmit = () => confirm("Are you sure?")</script>'),
    },
    {
      name: 'beforeunload',
      hostility: added('terms', '<script>onbeforeunload = (event) => { event.preventDefault(); }</script>'),
    },
    { name: '5 MB of text', hostility: added('terms', `<p>${'All of it is true. '.repeat(270_000)}</p>`) },
    {
      name: 'a page that never stops loading',
      hostility: {
        ...added('terms', '<img src="/never" alt="">'),
        answer: (_step, request) => request.url === '/never',
      },
    },
    {
      name: 'a page that never stops rendering what is not needed',
      hostility: added(
        'terms',
        '<p id="clock"></p><script>setInterval(() => { clock.replaceChildren(String(performance.now())); }, 5)</script>',
      ),
    },
    {
      name: 'a new tab with the right screen',
      hostility: {
        page: (step, right) => (step === 'terms' ? right.replace('<form', '<form target="_blank"') : right),
      },
    },
    {
      name: 'a text message with two numbers, of which one has the shape of a code',
      hostility: {
        textMessages: ({ to, body }) => [{ to, body: `Case 20261. ${body} Ask us at 1-800-772-1213.` }],
      },
      to: 'resetCode',
    },
  ];
  for (const { name, hostility, to = 'information' } of harmless) {
    test(name, async () => {
      const result = await tryPortal(hostility, inItsTime, ({ holder }) => comeTo(holder, to));
      expect(result).toMatchObject({ status: 'passed' });
    });
  }
});
