/** The article's way from end to end, over HTTP and SMTP and without JavaScript, all six ways. */
import { expect, test } from '@playwright/test';
import { emailBySmtp } from '../../reference-server/portal/channels/email.ts';
import { lettersByHttp } from '../../reference-server/portal/channels/letter.ts';
import { textMessagesByHttp } from '../../reference-server/portal/channels/text-message.ts';
import { startReceivers } from './receivers.ts';
import { oldEmail, oldPhone, runPortal } from './running-portal.ts';
import {
  agree,
  begin,
  fillInformation,
  report,
  resetCodeIn,
  securityCodeIn,
  signIn,
  submitResetCode,
  submitSecurityCode,
  YES,
} from './walk.ts';

const newOnes = { phone: '+13015550144', email: 'new@example.test' };

for (const factors of ['phone', 'email', 'both'] as const) {
  for (const kind of ['phone', 'email'] as const) {
    test(`from ${factors} to ${kind}`, async () => {
      await using receivers = await startReceivers();
      await using portal = await runPortal({
        channels: {
          email: emailBySmtp(receivers.smtp),
          textMessage: textMessagesByHttp(receivers.url),
          letter: lettersByHttp(`${receivers.url}/`),
        },
      });
      await portal.account('ann', { factors });
      const first = portal.browser();

      await signIn(first, 'ann');
      const headings = {
        phone: 'Please verify your cell phone number',
        email: 'Please verify your email address',
        both: 'Choose how to get your security code',
      };
      expect(first.heading).toBe(headings[factors]);
      await report(first, factors === 'both' ? { phone: 'Cell phone', email: 'Email' }[kind] : undefined);
      expect(first.heading).toBe('Provide Information');
      fillInformation(first);
      await first.click('Mail Reset Code Instructions');
      await first.click('Done');
      expect(first.heading).toBe('Sign In');
      await first.open('/account');
      expect(first.heading).toBe('Sign In');
      expect(receivers.letters).toHaveLength(1);
      expect(receivers.letters[0]?.to).toEqual({
        name: 'Ann Q. Example',
        line1: '12 Main Street Apt 4',
        city: 'Baltimore',
        state: 'MD',
        zip: '21201',
      });
      const resetCode = await resetCodeIn({
        to: { name: '', line1: '', city: '', state: '', zip: '' },
        format: 'pdf',
        content: receivers.letters[0]?.pdf ?? '',
      });

      await portal.advance('ann', 'P8D');
      const second = portal.browser();
      await signIn(second, 'ann');
      expect(second.heading).toBe('Do you have your reset code letter?');
      await begin(second, kind, newOnes[kind]);
      expect(receivers.emails.map(({ to }) => to)).toEqual(kind === 'email' ? [[newOnes.email]] : []);
      expect(receivers.textMessages.map(({ to }) => to)).toEqual(kind === 'phone' ? [newOnes.phone] : []);
      await submitSecurityCode(second, securityCodeIn(receivers.textMessages[0] ?? receivers.emails[0]));
      expect(second.path).toBe('/reset-code');
      await submitResetCode(second, resetCode);
      expect(second.path).toBe('/before-terms');
      await second.click('Next');
      expect(second.heading).toBe('Terms of Service');
      await agree(second);
      expect(second.heading).toBe('my Social Security');

      await second.click('Sign out');
      const third = portal.browser();
      await signIn(third, 'ann');
      // Of an account with both, the one of the other kind was not reported, and is kept.
      expect(third.heading).toBe(headings[factors === 'both' ? 'both' : kind]);
      for (const gone of kind === 'phone' || factors === 'phone' ? [oldPhone.slice(-4)] : [`${oldEmail[0]}•••`]) {
        expect(third.text).not.toContain(gone);
      }
      third.choose(YES, factors === 'both' ? { phone: 'Cell phone', email: 'Email' }[kind] : undefined);
      await third.click('Next');
      await submitSecurityCode(
        third,
        securityCodeIn(kind === 'phone' ? receivers.textMessages[1] : receivers.emails[1]),
      );
      expect(third.heading).toBe('my Social Security');
    });
  }
}
