/** Stretches of the article's way, for tests that begin where something else ends. */
import type { PostedLetter } from '../../reference-server/portal/channels/channels.ts';
import { textOfPdf } from './pdf.ts';
import type { PlainBrowser } from './plain-browser.ts';

export const YES = 'Yes, send my security code there.';
export const NO = 'No, it is no longer valid and must be changed.';
export const AGREE = 'I agree to the Terms of Service';

export async function signIn(browser: PlainBrowser, username: string, password = 'secret'): Promise<void> {
  await browser.open('/sign-in');
  browser.fill('Username', username);
  browser.fill('Password', password);
  await browser.click('Sign In');
}

/** From the verify page to "Provide Information". */
export async function report(browser: PlainBrowser, group?: string): Promise<void> {
  browser.choose(NO, group);
  await browser.click('Next');
  await agree(browser);
}

export async function agree(browser: PlainBrowser): Promise<void> {
  browser.check(AGREE);
  await browser.click('Next');
}

export function fillInformation(browser: PlainBrowser): void {
  browser.fill('Street address', '12 Main Street Apt 4');
  browser.fill('City', 'Baltimore');
  browser.fill('State', 'MD');
  browser.fill('ZIP code', '21201');
  browser.fill('Primary phone number', '(410) 555-0199');
}

/** From the letter page to the security code page. */
export async function begin(browser: PlainBrowser, kind: 'phone' | 'email', destination: string): Promise<void> {
  browser.choose("Yes, let's begin");
  await browser.click('Next');
  browser.choose(kind === 'phone' ? 'Text message' : 'Email');
  browser.fill(kind === 'phone' ? 'Cell phone number' : 'Email address', destination);
  await browser.click('Next');
}

export async function submitSecurityCode(browser: PlainBrowser, code: string): Promise<void> {
  browser.fill('Security code', code);
  await browser.click('Submit Security Code');
}

export async function submitResetCode(browser: PlainBrowser, code: string): Promise<void> {
  browser.fill('Reset code', code);
  await browser.click('Next');
}

export function securityCodeIn(message: { body: string } | { text: string } | undefined): string {
  const text = message === undefined ? '' : 'body' in message ? message.body : message.text;
  return /\b\d{6}\b/u.exec(text)?.[0] ?? '';
}

/** All that a letter says, white space folded. */
export async function textOfLetter(letter: PostedLetter | undefined): Promise<string> {
  if (letter === undefined) throw new Error('there is no letter');
  return letter.format === 'pdf' ? textOfPdf(letter.content) : letter.content;
}

export async function resetCodeIn(letter: PostedLetter | undefined): Promise<string> {
  return /Your reset code: (\S+)/u.exec(await textOfLetter(letter))?.[1] ?? '';
}
