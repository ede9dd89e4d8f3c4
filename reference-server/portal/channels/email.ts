import nodemailer from 'nodemailer';
import type { Channels } from './channels.ts';

const PATIENCE = 5_000;

/** Email by SMTP, without encryption or credentials: the inbox is on this machine. */
export function emailBySmtp({ host, port }: { host: string; port: number }): Channels['email'] {
  const transport = nodemailer.createTransport({
    host,
    port,
    secure: false,
    ignoreTLS: true,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  });
  return async ({ to, blindCopies, subject, text }) => {
    // As an object, so that nothing in the address is read as a second recipient.
    await transport.sendMail({
      from: { name: 'Reference portal for tests', address: 'no-reply@reference-portal.test' },
      to: { name: '', address: to },
      bcc: blindCopies.map((address) => ({ name: '', address })),
      subject,
      text,
    });
  };
}
