/** Signing in, and being in the account or not. */
import { accountHasNotCome, accountIsNotOpen, staysThere } from '../fixtures/claims.ts';
import { When, Then } from './bdd.ts';

When('you enter your username and password', async function () {
  await this.holder.enterUsernameAndPassword();
});

When('you sign in with your username and password', async function () {
  await this.holder.signIn();
});

When('you sign in with your username and password once more, in the same browser', async function () {
  await this.holder.signInOnceMore();
});

Then('the Sign In page holds what you entered', async function () {
  await this.holder.seeUsernameAndPassword();
});

Then('you have left the Sign In page', async function () {
  await this.portal.seeLeft('signIn.password');
});

Then('you are in your my Social Security account', async function () {
  await this.portal.see('account.page');
});

Then('you are still in your my Social Security account a moment later', async function () {
  await staysThere(this.holder, 'account.page');
});

Then('your my Social Security account is not open', async function () {
  await accountIsNotOpen(this.holder);
});

Then('your username and password have not opened your my Social Security account', async function () {
  await accountHasNotCome(this.holder);
});
