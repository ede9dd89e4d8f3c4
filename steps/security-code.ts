/** Where security codes go, and the codes that come there. */
import {
  noSecurityCodeToReported,
  oneSecurityCodeAndNoOther,
  otherFactorIsAsDeclared,
  reportedFactorIsNotOffered,
  reportedFactorIsNotOfferedWithCode,
} from '../fixtures/claims.ts';
import { askForSecurityCode } from '../fixtures/journey.ts';
import type { FactorKind } from '../fixtures/target/schema.ts';
import { Then, When } from './bdd.ts';

When<[FactorKind]>('you fill in the appropriate field to receive security codes by {way}', async function (way) {
  await this.holder.fillInDestination(way);
});

When<[FactorKind]>('you ask for a security code by {way}', async function (way) {
  await askForSecurityCode(this.holder, way);
});

When<[FactorKind]>('you enter the security code that you received by {way}', async function (way) {
  await this.holder.enterSecurityCode(way);
});

When<[FactorKind]>('you submit another security code than the one that you received by {way}', async function (way) {
  await this.holder.submitAnotherSecurityCode(way);
});

Then('the field holds what you entered', async function () {
  await this.holder.seeDestination();
});

Then<[FactorKind]>('you receive one security code by {way}, and none anywhere else', async function (way) {
  await oneSecurityCodeAndNoOther(this.holder, way);
});

Then('the factor that you reported is not offered', async function () {
  await reportedFactorIsNotOffered(this.holder);
});

Then('the factor that you reported is not offered on the page that asks for the code', async function () {
  await reportedFactorIsNotOfferedWithCode(this.holder);
});

Then('no security code comes to the factor that you reported', async function () {
  await noSecurityCodeToReported(this.holder);
});

Then('the factor that you did not report is as the portal says', async function () {
  await otherFactorIsAsDeclared(this.holder);
});
