/** How the account holder stands when a scenario begins. */
import {
  askForCodeToSignIn,
  askForLetter,
  askForLetterInOwnBrowser,
  comeTo,
  letterIsOnItsWay,
  signInWithCode,
  type Place,
} from '../fixtures/journey.ts';
import type { Condition, FactorKind } from '../fixtures/target/schema.ts';
import { Given } from './bdd.ts';

Given<[Condition['factors']]>('security codes go to {factors}', function (factors) {
  this.holder.condition.factors = factors;
  if (factors !== 'both') this.holder.condition.reported = factors;
});

Given<[FactorKind]>('you can no longer access your {factor}', function (lost) {
  this.holder.condition.reported = lost;
});

Given('your reset code letter is on its way', async function () {
  await letterIsOnItsWay(this.holder);
});

Given<[FactorKind]>('you have signed in with a security code to your {factor}', async function (kind) {
  await signInWithCode(this.holder, kind);
  await this.portal.useFreshBrowser();
});

Given<[FactorKind]>('you have asked for a security code to your {factor}', async function (kind) {
  await askForCodeToSignIn(this.holder, kind);
});

Given<[FactorKind]>(
  'you have signed in with a security code to your {factor}, in your own browser',
  async function (kind) {
    await signInWithCode(this.holder, kind);
  },
);

Given<[FactorKind]>('you have entered another destination by {way} in an earlier visit', async function (way) {
  await comeTo(this.holder, 'securityCode', way);
  await this.holder.giveUpDestination();
});

Given('you have asked for your reset code letter', async function () {
  await askForLetter(this.holder);
});

Given('you have asked for your reset code letter in your own browser, days ago', async function () {
  await askForLetterInOwnBrowser(this.holder);
});

Given<[FactorKind]>('you have changed to security codes by {way}', async function (way) {
  await comeTo(this.holder, 'account', way);
  await this.portal.useFreshBrowser();
});

Given<[FactorKind]>('you have changed to security codes by {way}, in your own browser', async function (way) {
  await comeTo(this.holder, 'account', way);
});

Given<[FactorKind]>(
  'you have changed to security codes by {way}, as far as the old factor is still used',
  async function (way) {
    if (this.holder.target.policy.oldFactorUntil === 'completion') await comeTo(this.holder, 'account', way);
    else await askForLetter(this.holder);
    await this.portal.useFreshBrowser();
  },
);

const places: Readonly<Record<string, Place>> = {
  'Terms of Service': 'terms',
  'Provide Information': 'information',
  'Do you have your reset code letter?': 'letter',
};

Given('you have signed in as far as the question', async function () {
  await comeTo(this.holder, 'verify');
});

Given('you have come to {string}', async function (label) {
  const place = places[label];
  if (place === undefined) throw new Error(`no place on the way is called "${label}"`);
  await comeTo(this.holder, place);
});

Given('you have come to the page with "Done"', async function () {
  await comeTo(this.holder, 'confirmation');
});

Given('you have come to the choice of where security codes go', async function () {
  await comeTo(this.holder, 'destination');
});

Given<[FactorKind]>(
  'you have come to the page that asks for the reset code, with codes by {way}',
  async function (way) {
    await comeTo(this.holder, 'resetCode', way);
  },
);

Given('you have come to the second "Next"', async function () {
  await comeTo(this.holder, 'beforeTerms');
});

Given<[FactorKind]>('you have come to the second "Next", with codes by {way}', async function (way) {
  await comeTo(this.holder, 'beforeTerms', way);
});

Given('you have come to "Terms of Service" for the second time', async function () {
  await comeTo(this.holder, 'termsAgain');
});

Given<[FactorKind]>(
  'you have come to "Terms of Service" for the second time, with codes by {way}',
  async function (way) {
    await comeTo(this.holder, 'termsAgain', way);
  },
);
