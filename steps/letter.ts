/** The letter in the post, and what it says. */
import {
  exactlyOneLetter,
  letterHasInstructions,
  letterHasResetCode,
  letterIsAddressedAsEntered,
  noOtherResetCodeLetter,
} from '../fixtures/claims.ts';
import { followTheLetter } from '../fixtures/journey.ts';
import { Then, When } from './bdd.ts';

When('you receive the letter', async function () {
  await this.holder.receiveLetter();
});

When('you come back in another browser, with the letter', async function () {
  await this.holder.receiveLetter();
});

When('you follow its instructions to the end', async function () {
  await followTheLetter(this.holder);
});

When('you enter the reset code from your letter', async function () {
  await this.holder.enterResetCode();
});

Then('exactly one letter comes to you, at the mailing address that you entered', async function () {
  await exactlyOneLetter(this.holder);
});

Then('no other letter with a reset code has come to you', async function () {
  await noOtherResetCodeLetter(this.holder);
});

Then('it comes to you at the mailing address that you entered', async function () {
  await letterIsAddressedAsEntered(this.holder);
});

Then('it contains a reset code', async function () {
  await letterHasResetCode(this.holder);
});

Then('it contains step-by-step instructions for changing where you receive security codes', async function () {
  await letterHasInstructions(this.holder);
});
