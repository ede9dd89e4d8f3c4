/** The article's way in a portal's own words, as far as the portal lets one go. */
import type { Presentation } from '../../reference-server/portal/presentation/presentation.ts';
import type { Words } from '../../reference-server/portal/presentation/words.ts';
import type { PlainBrowser } from '../portal/plain-browser.ts';
import type { RunningPortal } from '../portal/running-portal.ts';
import { textOfLetter } from '../portal/walk.ts';

export interface Way {
  factors: 'phone' | 'email' | 'both';
  /** The factor that is reported. */
  lost: 'phone' | 'email';
  /** How codes shall come from then on. */
  to: 'phone' | 'email';
}

const newOnes = { phone: '+13015550144', email: 'brand.new.address@example.test' };

/** Both parts, with the days of the post between. Throws where a control or a message is missing. */
export async function goTheWholeWay(
  portal: RunningPortal,
  { words, letter }: Presentation,
  way: Way,
): Promise<PlainBrowser> {
  await portal.account('ann', { factors: way.factors });
  const first = portal.browser();
  await signIn(first, words);
  first.choose(words['verify.noLongerValid'], way.factors === 'both' ? words[`verify.${way.lost}Group`] : undefined);
  await first.click(words.next);
  await agree(first, words);
  first.fill(words['information.street'], '12 Main Street');
  first.fill(words['information.city'], 'Baltimore');
  first.fill(words['information.state'], 'MD');
  first.fill(words['information.zip'], '21201');
  first.fill(words['information.phone'], '4105550199');
  await first.click(words['information.submit']);
  await first.click(words['confirmation.done']);

  await portal.advance('ann', 'P8D');
  const second = portal.browser();
  await signIn(second, words);
  second.choose(words['letter.begin']);
  await second.click(words.next);
  second.choose(words[way.to === 'phone' ? 'destination.textMessage' : 'destination.email']);
  second.fill(words[`destination.${way.to}Field`], newOnes[way.to]);
  await second.click(words.next);
  second.fill(words['securityCode.field'], securityCode(portal, words, way.to));
  await second.click(words['securityCode.submit']);
  const printed = (await textOfLetter(portal.kept.letters[0])).replaceAll(/<[^>]*>/gu, '');
  second.fill(words['resetCode.field'], behind(letter.texts.resetCode, printed));
  await second.click(words.next);
  await second.click(words.next);
  await agree(second, words);
  return second;
}

async function signIn(browser: PlainBrowser, words: Words): Promise<void> {
  await browser.open('/sign-in');
  browser.fill(words['signIn.username'], 'ann');
  browser.fill(words['signIn.password'], 'secret');
  await browser.click(words['signIn.submit']);
}

async function agree(browser: PlainBrowser, words: Words): Promise<void> {
  browser.check(words['terms.agree']);
  await browser.click(words.next);
}

function securityCode({ kept }: RunningPortal, words: Words, to: 'phone' | 'email'): string {
  const text = to === 'phone' ? kept.textMessages.at(-1)?.body : kept.emails.at(-1)?.text;
  return behind(words['message.body'].split('{code}')[0] ?? '', text ?? '').replace(/\.$/u, '');
}

/** The first word behind some others; throws where it is missing. */
function behind(mark: string, text: string): string {
  const word = /^\s*(\S+)/u.exec(text.split(mark)[1] ?? '')?.[1];
  if (word === undefined) throw new Error(`nothing behind "${mark}" in "${text}"`);
  return word;
}
