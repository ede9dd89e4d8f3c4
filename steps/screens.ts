/** What the account holder does and sees on the screen, by the article's labels. */
import { staysThere } from '../fixtures/claims.ts';
import { When, Then } from './bdd.ts';
import { controlNamed, shownNamed } from './words.ts';

When('you go to the Sign In page', async function () {
  await this.portal.openSignIn();
});

When('you click {string}', async function (label) {
  await this.portal.click(controlNamed(label));
});

When<[number, string]>(
  'you give the {nth} answer other than {string}, where there is one',
  async function (index, label) {
    await this.portal.tryAnother(controlNamed(label), index);
    await this.portal.tryToClick('next');
  },
);

When('you click "Next" without agreeing', async function () {
  await this.portal.tryToClick('next');
});

When('you click "Next" without an answer', async function () {
  await this.portal.tryToClick('next');
});

When('you click "Submit Security Code" without a code', async function () {
  await this.portal.tryToClick('securityCode.submit');
});

When('you choose "No, it is no longer valid and must be changed."', async function () {
  await this.holder.reportAsNoLongerValid();
});

When('you scroll down and check "I agree to the Terms of Service"', async function () {
  await this.holder.agreeToTheTerms();
});

When('you come back in another browser', async function () {
  await this.portal.useFreshBrowser();
});

Then('you see {string}', async function (label) {
  await this.portal.see(shownNamed(label));
});

Then('you still see {string} a moment later', async function (label) {
  await staysThere(this.holder, shownNamed(label));
});

Then('you still see a screen with both options a moment later', async function () {
  await staysThere(this.holder, 'verify.bothPage');
});

Then('you still see a page with a second "Next" a moment later', async function () {
  await staysThere(this.holder, 'beforeTerms.page');
});

Then('you see a screen with both options', async function () {
  await this.portal.see('verify.bothPage');
});

Then('you have left the page with {string}', async function (label) {
  await this.portal.seeLeft(controlNamed(label));
});

Then('"I agree to the Terms of Service" is not checked yet', async function () {
  await this.portal.seeUnchecked('terms.agree');
});

Then('you are asked where security codes shall go', async function () {
  await this.portal.see('destination.page');
});

Then('you are still asked where security codes shall go a moment later', async function () {
  await staysThere(this.holder, 'destination.page');
});

Then('you are asked for the security code', async function () {
  await this.portal.see('securityCode.page');
});

Then('you are still asked for the security code a moment later', async function () {
  await staysThere(this.holder, 'securityCode.page');
});

Then('you are asked for the reset code', async function () {
  await this.portal.see('resetCode.page');
});

Then('you are still asked for the reset code a moment later', async function () {
  await staysThere(this.holder, 'resetCode.page');
});

Then('you see a page with a second "Next"', async function () {
  await this.portal.see('beforeTerms.page');
});
