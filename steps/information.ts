/** "Provide Information": the mailing address and the primary phone number. */
import { When, Then } from './bdd.ts';

When('you enter your mailing address and primary phone number', async function () {
  await this.holder.enterInformation();
});

Then('the page holds the mailing address and primary phone number that you entered', async function () {
  await this.holder.seeInformation();
});
