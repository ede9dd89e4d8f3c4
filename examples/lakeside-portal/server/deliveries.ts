/** What leaves the house: emails by SMTP, text messages by Twilio, letters by Lob. */
import { createTransport } from 'nodemailer';
import { letterHtml } from './letter.ts';
import type { Contact, PostalAddress } from './members.ts';
import type { Settings } from './settings.ts';

export class Deliveries {
  readonly #settings: Settings;
  readonly #mail;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#mail = createTransport({ ...settings.smtp, secure: false, ignoreTLS: true });
  }

  async loginCode(contact: Contact, code: string): Promise<void> {
    const text = `Your Lakeside login code is ${code}. It is good for 10 minutes. We never ask for it by phone.`;
    if (contact.kind === 'phone') {
      await post(`${this.#settings.twilioUrl}/text-messages`, { to: contact.address, body: text });
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
    await post(`${this.#settings.lobUrl}/letters`, {
      to: {
        name,
        line1: address.street,
        ...(address.unit === '' ? {} : { line2: address.unit }),
        city: address.city,
        state: address.state,
        zip: address.zip,
      },
      html: letterHtml(name, code),
    });
  }
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}: ${await response.text()}`);
}
