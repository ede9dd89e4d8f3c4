/** The whole way, as the page tells it, walked by one who clicks: each of the six ways, in a real browser. */
import type { Page } from '@playwright/test';
import {
  accountCard,
  agree,
  type CardOfAccount,
  codeIn,
  expect,
  type Kind,
  letterTo,
  next,
  readAccount,
  readEmail,
  readTextMessage,
  signIn,
} from './person.ts';
import { test } from './standing.ts';

type Destination = 'text message' | 'email';

// One after another in one browser: six at once would be in each other's way on a small machine.
test.describe.configure({ mode: 'default', timeout: 120_000 });

for (const kind of ['phone', 'email', 'both'] as const) {
  for (const destination of ['text message', 'email'] as const) {
    test(`from ${kind} to ${destination}`, async ({ page: mailRoom, mailRoom: { url } }) => {
      await mailRoom.goto(url);
      const before = await readAccount(accountCard(mailRoom, kind));
      await mailRoom.getByRole('button', { name: 'New demo accounts' }).click();
      await expect(accountCard(mailRoom, kind)).not.toContainText(before.username);
      const account = await readAccount(accountCard(mailRoom, kind));

      const opened = mailRoom.waitForEvent('popup');
      await mailRoom.getByRole('link', { name: 'Open the portal' }).click();
      const portal = await opened;
      await askForLetter(portal, account, kind, destination);
      await letItArrive(mailRoom, account, kind);
      await changeDestination(portal, mailRoom, account, destination);
      await portal.getByRole('button', { name: 'Sign out' }).click();
      await signInWithNew(portal, mailRoom, account, { kind, destination });
    });
  }
}

async function askForLetter(portal: Page, account: CardOfAccount, kind: Kind, destination: Destination): Promise<void> {
  await signIn(portal, account);
  const answers = kind === 'both' ? factorOf(portal, destination) : portal;
  await answers.getByLabel('No, it is no longer valid and must be changed.').check();
  await next(portal);
  await agree(portal);
  const { street, city, state, zip } = account.address;
  await portal.getByLabel('Street address').fill(street);
  await portal.getByLabel('City').fill(city);
  await portal.getByLabel('State').selectOption({ label: state });
  await portal.getByLabel('ZIP code').fill(zip);
  await portal.getByLabel('Primary phone number').fill(account.primaryPhone);
  await portal.getByRole('button', { name: 'Mail Reset Code Instructions' }).click();
  await portal.getByRole('button', { name: 'Done' }).click();
}

async function letItArrive(mailRoom: Page, { name }: CardOfAccount, kind: Kind): Promise<void> {
  const letter = letterTo(mailRoom, name);
  await expect(letter).toContainText('In the post.');
  const fifthBusinessDay = /from (\w+, \w+ \d+, \d{4}) to/u.exec(await letter.innerText())?.[1] ?? 'no day';
  await expect(accountCard(mailRoom, kind)).not.toContainText(fifthBusinessDay);
  await letter.getByRole('button', { name: 'The letter arrives' }).click();
  await expect(accountCard(mailRoom, kind)).toContainText(fifthBusinessDay);
}

async function changeDestination(
  portal: Page,
  mailRoom: Page,
  account: CardOfAccount,
  destination: Destination,
): Promise<void> {
  await signIn(portal, account);
  await portal.getByLabel("Yes, let's begin").check();
  await next(portal);
  if (destination === 'email') {
    await portal.getByLabel('Email', { exact: true }).check();
    await portal.getByLabel('Email address').fill(account.newEmail);
  } else {
    await portal.getByLabel('Text message').check();
    await portal.getByLabel('Cell phone number').fill(account.newPhone);
  }
  await next(portal);
  await submitSecurityCode(portal, await newestMessage(mailRoom, account, destination, 1));
  const letter = await letterTo(mailRoom, account.name).innerText();
  await portal.getByLabel('Reset code').fill(/Your reset code:\s*(\S+)/u.exec(letter)?.[1] ?? '');
  await next(portal);
  await next(portal);
  await agree(portal);
  await expect(portal.getByText(`You are signed in as ${account.name}.`)).toBeVisible();
}

async function signInWithNew(
  portal: Page,
  mailRoom: Page,
  account: CardOfAccount,
  { kind, destination }: { kind: Kind; destination: Destination },
): Promise<void> {
  await signIn(portal, account);
  // Of an account that had both, the factor that was not reported is still there.
  const answers = kind === 'both' ? factorOf(portal, destination) : portal;
  await answers.getByLabel('Yes, send my security code there.').check();
  await next(portal);
  await submitSecurityCode(portal, await newestMessage(mailRoom, account, destination, 2));
  await expect(portal.getByText(`You are signed in as ${account.name}.`)).toBeVisible();
}

function factorOf(portal: Page, destination: Destination) {
  return portal.getByRole('group', { name: destination === 'email' ? 'Email' : 'Cell phone' });
}

function newestMessage(
  mailRoom: Page,
  { newPhone, newEmail }: CardOfAccount,
  destination: Destination,
  count: number,
): Promise<string> {
  return destination === 'email' ? readEmail(mailRoom, newEmail, count) : readTextMessage(mailRoom, newPhone, count);
}

async function submitSecurityCode(portal: Page, message: string): Promise<void> {
  await portal.getByLabel('Security code').fill(codeIn(message));
  await portal.getByRole('button', { name: 'Submit Security Code' }).click();
}
