/** The page itself: for everyone, safe with whatever comes, live, and of use without scripts. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import nodemailer from 'nodemailer';
import { ADDRESS, post } from '../sinks/running-sinks.ts';
import { accountCard, expect, letterTo, readAccount, readEmail, readTextMessage } from './person.ts';
import { type StandingMailRoom, test } from './standing.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

async function sendEmail({ smtpPort }: StandingMailRoom, to: string, subject: string, text: string): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  await transport.sendMail({ from: 'portal@example.test', to, subject, text });
}

/** One of each, as a portal sends them, and waits until all of them are on the page. */
async function sendOneOfEach(page: Page, standing: StandingMailRoom, text: string, html: string): Promise<void> {
  const { sinksUrl } = standing;
  await post(`${sinksUrl}/text-messages`, { to: '+12025550199', from: text.slice(0, 40), body: text });
  await sendEmail(standing, 'ada@example.com', text, text);
  await post(`${sinksUrl}/letters`, { to: { ...ADDRESS, name: `Ada ${text}` }, html });
  expect(await readTextMessage(page, '(202) 555-0199')).toContain(text);
  expect(await readEmail(page, 'ada@example.com')).toContain(text);
  await expect(letterTo(page, `Ada ${text}`)).toBeVisible();
}

test('what comes from outside is shown as it is, and nothing in it runs or loads', async ({ page, channels }) => {
  // A page elsewhere, which notes who asks it for something.
  const asked: string[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  const picture = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/picture`;
  const script = `<script>document.title = 'ran'</script><img src="${picture}" onerror="document.title = 'ran'">`;

  await page.goto(channels.url);
  const title = await page.title();
  await sendOneOfEach(page, channels, script, `<h1>Hello</h1><p>Your reset code: BCDFG</p>${script}`);
  expect(await page.title()).toBe(title);
  await page.reload();
  await expect(page.getByText(script, { exact: true }).first()).toBeVisible();
  expect(await page.title()).toBe(title);

  await page.getByRole('link', { name: 'Open the letter to' }).first().click();
  await expect(page.getByText('Your reset code: BCDFG')).toBeVisible();
  const original = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Open the letter as it was sent' }).click();
  const letter = await original;
  await letter.waitForLoadState();
  await expect(letter.getByRole('heading', { name: 'Hello' })).toBeVisible();
  expect(await letter.title()).toBe('');
  expect(asked).toEqual([]);
  // It does note: this much the same browser would have asked for.
  await letter.goto(picture);
  expect(asked).toContain('/picture');
  elsewhere.close();
});

test('what a portal needs to send here can be copied from the page', async ({ page, channels }) => {
  await page.goto(channels.url);
  const settings = page.getByRole('region', { name: 'Point a portal here' });
  await expect(settings).toContainText(`TEXT_MESSAGE_URL=${channels.sinksUrl}`);
  await expect(settings).toContainText(`SMTP_PORT=${channels.smtpPort}`);
  await expect(page.getByRole('region', { name: 'Accounts' })).toHaveCount(0);
});

test('a letter of the portal is a PDF on a click', async ({ page, request, mailRoom }) => {
  await page.goto(mailRoom.url);
  const { name } = await readAccount(accountCard(page, 'phone'));
  const pdf = Buffer.from('%PDF-1.4 that no reader opens').toString('base64');
  await post(`${mailRoom.sinksUrl}/letters`, { to: { ...ADDRESS, name }, pdf });
  await letterTo(page, name).getByRole('button', { name: 'The letter arrives' }).click();
  await expect(letterTo(page, name)).toContainText('cannot be read as one');
  const link = letterTo(page, name).getByRole('link', { name: 'Open the PDF' });
  const answer = await request.get(`${mailRoom.url}${String(await link.getAttribute('href'))}`);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).toString()).toContain('%PDF-1.4');
});

test('the clock of an account goes on by ten business days, and by no other account’s', async ({ page, mailRoom }) => {
  await page.goto(mailRoom.url);
  const day = async (kind: 'phone' | 'email'): Promise<string> =>
    /it is (\w+, \w+ \d+, \d{4})/u.exec(await accountCard(page, kind).innerText())?.[1] ?? '';
  const [phone, email] = [await day('phone'), await day('email')];
  await page.getByRole('button', { name: 'Ten business days later' }).nth(1).click();
  await expect(accountCard(page, 'email')).not.toContainText(email);
  const passed = (Date.parse(await day('email')) - Date.parse(email)) / 86_400_000;
  // Twelve days from a Sunday, fourteen from the middle of a week; holidays and the turn of the clocks may add to it.
  expect(Math.round(passed)).toBeGreaterThanOrEqual(12);
  expect(Math.round(passed)).toBeLessThanOrEqual(18);
  expect(await day('phone')).toBe(phone);
});

test('without scripts everything is there when the page is loaded again', async ({ browser, mailRoom }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(mailRoom.url);
  const { username } = await readAccount(accountCard(page, 'both'));
  await page.getByRole('button', { name: 'New demo accounts' }).click();
  await expect(accountCard(page, 'both')).toBeVisible();
  await expect(accountCard(page, 'both')).not.toContainText(username);
  await post(`${mailRoom.sinksUrl}/text-messages`, { to: '+12025550142', body: 'Read without a script.' });
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Read without a script.')).toBeVisible({ timeout: 1 });
  }).toPass();
  await context.close();
});

test('a page that was away is told what it missed', async ({ page, context, channels }) => {
  await page.goto(channels.url);
  await context.setOffline(true);
  await post(`${channels.sinksUrl}/text-messages`, { to: '+12025550188', body: 'Sent meanwhile.' });
  await context.setOffline(false);
  await expect(page.getByText('Sent meanwhile.')).toBeVisible();
});

test('it answers loopback alone, and takes nothing from other pages', async ({ request, mailRoom }) => {
  const from = (origin: string) => request.post(`${mailRoom.url}/accounts`, { headers: { origin }, maxRedirects: 0 });
  expect((await from('http://elsewhere.test')).status()).toBe(403);
  expect((await from('null')).status()).toBe(403);
  expect((await from(mailRoom.url)).status()).toBe(303);
  expect((await request.get(mailRoom.url, { headers: { host: 'elsewhere.test' } })).status()).toBe(421);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing, ${colorScheme} at ${width}`, async ({ page, mailRoom, channels }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(mailRoom.url);
      const { name: waiting } = await readAccount(accountCard(page, 'both'));
      const { name } = await readAccount(accountCard(page, 'email'));
      const text = 'Hello\n\nYour reset code: BCDFG';
      await post(`${mailRoom.sinksUrl}/letters`, { to: { ...ADDRESS, name }, text });
      await letterTo(page, name).first().getByRole('button', { name: 'The letter arrives' }).click();
      await expect(letterTo(page, name).first()).toContainText('Your reset code: BCDFG');
      await post(`${mailRoom.sinksUrl}/letters`, { to: { ...ADDRESS, name: waiting }, text });
      await expect(letterTo(page, waiting).first()).toContainText('In the post.');
      for (const to of ['+12025550111', '+12025550112'])
        await post(`${mailRoom.sinksUrl}/text-messages`, { to, body: 'Your security code is 123456.' });
      await sendEmail(mailRoom, 'bob@example.com', 'Your security code', 'Your security code is 123456.');
      await expect(page.getByText('bob@example.com').first()).toBeVisible();
      await expectClean(page);

      await page.goto(channels.url);
      await post(`${channels.sinksUrl}/letters`, { to: ADDRESS, text: 'Hello' });
      await expect(letterTo(page, ADDRESS.name).first()).toBeVisible();
      await expectClean(page);
      await page
        .getByRole('link', { name: `Open the letter to ${ADDRESS.name}` })
        .first()
        .click();
      await expect(page.getByText('Hello')).toBeVisible();
      await expectClean(page);
    });
  }
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => document.documentElement.scrollWidth > innerWidth && element.scrollWidth > innerWidth)
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );
  expect(tooWide).toEqual([]);
}
