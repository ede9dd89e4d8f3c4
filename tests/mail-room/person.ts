/** What a person does with the mail room beside the portal, by what the page shows and nothing else. */
import { expect as now, type Locator, type Page } from '@playwright/test';

/** A machine that does other things as well takes its time. */
export const expect = now.configure({ timeout: 15_000 });

export type Kind = 'phone' | 'email' | 'both';

const summaries: Record<Kind, string> = {
  phone: 'Codes go to a cell phone',
  email: 'Codes go to an email address',
  both: 'Codes go to a cell phone or an email address',
};

/** What stands on an account's card. */
export interface CardOfAccount {
  name: string;
  username: string;
  password: string;
  address: { street: string; city: string; state: string; zip: string };
  primaryPhone: string;
  newPhone: string;
  newEmail: string;
}

export function accountCard(mailRoom: Page, kind: Kind): Locator {
  const summary = mailRoom.getByText(summaries[kind], { exact: true });
  return mailRoom.getByRole('region', { name: 'Accounts' }).getByRole('listitem').filter({ has: summary });
}

export async function readAccount(card: Locator): Promise<CardOfAccount> {
  const values = (term: string): Promise<string[]> =>
    card
      .locator('dl > div')
      .filter({ has: card.page().getByRole('term').getByText(term, { exact: true }) })
      .getByRole('code')
      .allTextContents();
  const value = async (term: string): Promise<string> => (await values(term)).join(' ');
  const [street = '', city = '', state = '', zip = ''] = await values('Mailing address');
  return {
    name: await card.getByRole('heading', { level: 3 }).innerText(),
    username: await value('Username'),
    password: await value('Password'),
    address: { street, city, state, zip },
    primaryPhone: await value('Primary phone'),
    newPhone: await value('New cell phone'),
    newEmail: await value('New email'),
  };
}

/** The newest message to a number, once there are as many. */
export async function readTextMessage(mailRoom: Page, number: string, count = 1): Promise<string> {
  const thread = mailRoom
    .getByRole('region', { name: 'Phone' })
    .getByRole('listitem')
    .filter({ has: mailRoom.getByRole('heading', { name: number, exact: true }) });
  const messages = thread.getByRole('listitem');
  await expect(messages).toHaveCount(count);
  return messages.last().innerText();
}

/** The newest email to an address, once there are as many. */
export async function readEmail(mailRoom: Page, address: string, count = 1): Promise<string> {
  const emails = mailRoom
    .getByRole('region', { name: 'Inbox' })
    .getByRole('listitem')
    .filter({ has: mailRoom.getByText(address, { exact: true }) });
  await expect(emails).toHaveCount(count);
  return emails.first().innerText();
}

export function letterTo(mailRoom: Page, name: string): Locator {
  return mailRoom.getByRole('region', { name: 'Letterbox' }).getByRole('listitem').filter({ hasText: name });
}

export function codeIn(message: string): string {
  return /\b\d{6}\b/u.exec(message)?.[0] ?? '';
}

export async function signIn(portal: Page, { username, password }: CardOfAccount): Promise<void> {
  await portal.getByLabel('Username').fill(username);
  await portal.getByLabel('Password').fill(password);
  await portal.getByRole('button', { name: 'Sign In' }).click();
}

export async function next(portal: Page): Promise<void> {
  await portal.getByRole('button', { name: 'Next', exact: true }).click();
}

export async function agree(portal: Page): Promise<void> {
  await portal.getByLabel('I agree to the Terms of Service').check();
  await next(portal);
}
