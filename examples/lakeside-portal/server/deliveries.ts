/** What leaves the house: emails by SMTP, text messages by Twilio, letters by Lob. */
import { Configuration, LettersApi, LetterEditable } from '@lob/lob-typescript-sdk';
import { createTransport } from 'nodemailer';
import twilio from 'twilio';
import { letterHtml } from './letter.ts';
import type { Contact, PostalAddress } from './members.ts';
import type { Settings } from './settings.ts';

/** Twilio's SDK has no option for another address than Twilio's own: its HTTP client is where it can be said. */
function twilioAt(url: string): twilio.RequestClient {
  const client = new twilio.RequestClient();
  const request = client.request.bind(client);
  client.request = (options) => request({ ...options, uri: options.uri.replace('https://api.twilio.com', url) });
  return client;
}

const house = {
  name: 'Lakeside Benefits',
  address_line1: '1 Shore Road',
  address_city: 'Duluth',
  address_state: 'MN',
  address_zip: '55802',
};

export class Deliveries {
  readonly #mail;
  readonly #texts;
  readonly #letters;

  constructor({ smtp, twilio: account, lob }: Settings) {
    this.#mail = createTransport({ ...smtp, secure: false, ignoreTLS: true });
    this.#texts = twilio(account.sid, account.token, { httpClient: twilioAt(account.url) });
    this.#letters = new LettersApi(new Configuration({ username: lob.key, basePath: `${lob.url}/v1` }));
  }

  async loginCode(contact: Contact, code: string): Promise<void> {
    const text = `Your Lakeside login code is ${code}. It is good for 10 minutes. We never ask for it by phone.`;
    if (contact.kind === 'phone') {
      await this.#texts.messages.create({ to: contact.address, from: '+15005550006', body: text });
      return;
    }
    await this.#mail.sendMail({
      from: 'Lakeside Benefits <no-reply@lakeside.example>',
      to: contact.address,
      subject: 'Your login code',
      text,
      html: `<p>${text.replace(code, `<strong>${code}</strong>`)}</p>`,
    });
  }

  async letter(name: string, address: PostalAddress, code: string): Promise<void> {
    const to = {
      name,
      address_line1: address.street,
      address_line2: address.unit,
      address_city: address.city,
      address_state: address.state,
      address_zip: address.zip,
    };
    const file = letterHtml(name, code);
    await this.#letters.create(new LetterEditable({ to, from: house, file, color: false, use_type: 'operational' }));
  }
}
