/** "Provide Information": the mailing address and the primary phone number. */
import { informationStays } from '../fixtures/claims.ts';
import { When, Then } from './bdd.ts';

When('you enter your mailing address and primary phone number', async function () {
  await this.holder.enterInformation();
});

Then('the page holds the mailing address and primary phone number that you entered', async function () {
  await this.holder.seeInformation();
});

Then('the page still holds them a moment later', async function () {
  await informationStays(this.holder);
});
