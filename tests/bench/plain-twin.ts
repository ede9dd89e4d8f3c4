/**
 * The article's six ways as somebody would write them in plain Playwright for this one portal: what the kit's speed is measured
 * against. The same accounts, acts, checks, portal and channels as the transcript (features/core/transcript.feature), and nothing
 * of the kit: locators by role and label, messages by plain `fetch` from Mailpit and the sinks.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { extractText } from 'unpdf';

/** Where the services are; base URLs without a slash at the end. */
export interface Services {
  baseUrl: string;
  inboxUrl: string;
  sinksUrl: string;
}

type Kind = 'phone' | 'email';

export interface Way {
  registered: Kind | 'both';
  lost: Kind;
  to: Kind;
}

/** In the order of the transcript's examples. */
export const ways: readonly Way[] = [
  { registered: 'phone', lost: 'phone', to: 'phone' },
  { registered: 'phone', lost: 'phone', to: 'email' },
  { registered: 'email', lost: 'email', to: 'phone' },
  { registered: 'email', lost: 'email', to: 'email' },
  { registered: 'both', lost: 'phone', to: 'phone' },
  { registered: 'both', lost: 'email', to: 'email' },
];

interface TextMessage {
  to: string;
  body: string;
}

interface Letter {
  to: { name: string; line1: string; city: string; state: string; zip: string };
  content: string;
  receivedAt: string;
  expectedDelivery: { earliest: string };
}

const address = { street: '812 Orchard Avenue', city: 'Denver', state: 'Colorado', code: 'CO', zip: '80202' };
const questions = {
  phone: 'Please verify your cell phone number',
  email: 'Please verify your email address',
  both: 'Choose how to get your security code',
};

/** Both parts of the article, the letter and its days between them; throws what an expectation or Playwright throws. */
export async function walkPlain(browser: Browser, services: Services, way: Way): Promise<void> {
  const twin = new Twin(services, way);
  await twin.makeAccount();
  const first = await browser.newContext();
  await twin.askForLetter(await first.newPage());
  const resetCode = await twin.readLetter();
  await first.close();
  const second = await browser.newContext();
  await twin.change(await second.newPage(), resetCode);
  await second.close();
}

class Twin {
  readonly #services: Services;
  readonly #way: Way;
  readonly #username = `twin${mark()}`;
  readonly #password = `Plain-${mark()}-7x!`;
  readonly #name = `Twin ${mark()}`;
  /** What the sinks held before the twin's account was made is none of its business. */
  #since = 0;

  constructor(services: Services, way: Way) {
    this.#services = services;
    this.#way = way;
  }

  async makeAccount(): Promise<void> {
    this.#since = (await json<{ cursor: number }>(`${this.#services.sinksUrl}/received?after=1000000000`)).cursor;
    await this.#control('accounts', {
      username: this.#username,
      password: this.#password,
      name: this.#name,
      factors: this.#way.registered,
      reported: this.#way.lost,
      contacts: { phone: await this.#freshPhone(), email: freshEmail() },
    });
  }

  async askForLetter(page: Page): Promise<void> {
    const { registered, lost } = this.#way;
    await this.#signIn(page);
    await expect(page.getByRole('heading', { name: questions[registered] })).toBeVisible();
    const scope: Page | Locator =
      registered === 'both' ? page.getByRole('group', { name: lost === 'phone' ? 'Cell phone' : 'Email' }) : page;
    const report = scope.getByRole('radio', { name: 'No, it is no longer valid and must be changed.' });
    await report.click();
    await expect(report).toBeChecked();
    await page.getByRole('button', { name: 'Next' }).click();
    await this.#agree(page);
    await expect(page.getByRole('heading', { name: 'Provide Information' })).toBeVisible();
    await fill(page.getByLabel('Street address'), address.street);
    await fill(page.getByLabel('City'), address.city);
    await page.getByLabel('State').selectOption({ label: address.state });
    await expect(page.getByLabel('State')).toHaveValue(address.code);
    await fill(page.getByLabel('ZIP code'), address.zip);
    await fill(page.getByLabel('Primary phone number'), await this.#freshPhone());
    await page.getByRole('button', { name: 'Mail Reset Code Instructions' }).click();
    const done = page.getByRole('button', { name: 'Done' });
    await expect(done).toBeVisible();
    await done.click();
    await expect(done).toBeHidden();
  }

  /** The reset code in the letter; lets the days of the post go by. */
  async readLetter(): Promise<string> {
    const letter = await newest<Letter>(async () =>
      (await this.#received<Letter>('letter')).find(({ to }) => to.name === this.#name),
    );
    expect(letter.to).toMatchObject({
      line1: address.street,
      city: address.city,
      state: address.code,
      zip: address.zip,
    });
    const { text } = await extractText(new Uint8Array(Buffer.from(letter.content, 'base64')), { mergePages: true });
    expect(text).toMatch(/Sign In[\s\S]*Cell phone number[\s\S]*Reset code/iu);
    const code = /reset code: ([A-Z0-9-]+)/iu.exec(text)?.[1];
    if (code === undefined) throw new Error(`no reset code in "${text}"`);
    const days = Date.parse(`${letter.expectedDelivery.earliest}T17:00:00Z`) - Date.parse(letter.receivedAt);
    await this.#control(`accounts/${this.#username}/clock`, { advance: days });
    return code;
  }

  async change(page: Page, resetCode: string): Promise<void> {
    await this.#signIn(page);
    await expect(page.getByRole('heading', { name: 'Do you have your reset code letter?' })).toBeVisible();
    await choose(page.getByRole('radio', { name: "Yes, let's begin" }));
    await page.getByRole('button', { name: 'Next' }).click();
    const next = page.getByRole('button', { name: 'Next' });
    const destination = this.#way.to === 'phone' ? await this.#freshPhone() : freshEmail();
    await choose(page.getByRole('radio', { name: this.#way.to === 'phone' ? 'Text message' : 'Email' }));
    await fill(page.getByLabel(this.#way.to === 'phone' ? 'Cell phone number' : 'Email address'), destination);
    await next.click();
    const field = page.getByLabel('Security code');
    await expect(field).toBeVisible();
    await fill(field, await this.#securityCode(destination));
    await page.getByRole('button', { name: 'Submit Security Code' }).click();
    await fill(page.getByLabel('Reset code'), resetCode);
    await next.click();
    await expect(page.getByRole('heading', { name: 'Your codes are right' })).toBeVisible();
    await next.click();
    await this.#agree(page);
    await expect(page.getByRole('heading', { name: 'my Social Security' })).toBeVisible();
  }

  async #signIn(page: Page): Promise<void> {
    await page.goto(`${this.#services.baseUrl}/sign-in`);
    await fill(page.getByLabel('Username'), this.#username);
    await fill(page.getByLabel('Password'), this.#password);
    await page.getByRole('button', { name: 'Sign In' }).click();
  }

  async #agree(page: Page): Promise<void> {
    await expect(page.getByRole('heading', { name: 'Terms of Service' })).toBeVisible();
    await choose(page.getByRole('checkbox', { name: 'I agree to the Terms of Service' }));
    await page.getByRole('button', { name: 'Next' }).click();
  }

  async #securityCode(to: string): Promise<string> {
    const text = await newest(async () =>
      this.#way.to === 'phone'
        ? (await this.#received<TextMessage>('textMessage')).find((message) => message.to === to)?.body
        : this.#email(to),
    );
    const code = /\d{6}/u.exec(text)?.[0];
    if (code === undefined) throw new Error(`no security code in "${text}"`);
    return code;
  }

  async #email(to: string): Promise<string | undefined> {
    const api = `${this.#services.inboxUrl}/api/v1`;
    const found = await json<{ messages: { ID: string }[] }>(`${api}/search?query=${encodeURIComponent(`to:"${to}"`)}`);
    const id = found.messages[0]?.ID;
    return id === undefined ? undefined : (await json<{ Text: string }>(`${api}/message/${id}`)).Text;
  }

  async #received<T>(channel: string): Promise<T[]> {
    const query = `channel=${channel}&after=${String(this.#since)}`;
    return (await json<{ messages: T[] }>(`${this.#services.sinksUrl}/received?${query}`)).messages;
  }

  async #freshPhone(): Promise<string> {
    const lease = await json<{ phoneNumber: string }>(`${this.#services.sinksUrl}/phone-numbers`, { method: 'POST' });
    return lease.phoneNumber;
  }

  async #control(path: string, body: unknown): Promise<void> {
    await json(`${this.#services.baseUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

async function fill(field: Locator, value: string): Promise<void> {
  await field.fill(value);
  await expect(field).toHaveValue(value);
}

async function choose(control: Locator): Promise<void> {
  await control.click();
  await expect(control).toBeChecked();
}

/** Asks again every 25 ms until there is an answer, ten seconds at the most. */
async function newest<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error('nothing came within 10 s');
    await pause(25);
  }
}

async function json<T>(url: string, options: RequestInit = {}): Promise<T> {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}: ${await response.text()}`);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function mark(): string {
  return Math.random().toString(36).slice(2, 10);
}

function freshEmail(): string {
  return `twin.${mark()}${mark()}@example.com`;
}
