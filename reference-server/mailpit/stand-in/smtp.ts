/** The stand-in's SMTP side: takes any mail from anyone on this machine. */
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Envelope } from './read-mail.ts';

/** Largest mail in bytes, as in Mailpit. */
const LARGEST_MAIL = 50 * 1024 * 1024;

/**
 * An SMTP server, not listening yet. Signing in is possible and not asked for, any name and password will do; there is
 * no TLS, since it listens on loopback alone.
 * @param deliver called with each mail; the sender is told that it was taken once this has resolved
 */
export function createSmtpServer(deliver: (raw: Buffer, envelope: Envelope) => Promise<void>): SMTPServer {
  return new SMTPServer({
    banner: 'second-factor-conformance stand-in for Mailpit',
    size: LARGEST_MAIL,
    authOptional: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: ({ username }, _session, callback) => callback(null, { user: username ?? '' }),
    onData(stream, { envelope, user }, callback) {
      const { mailFrom, rcptTo } = envelope;
      const read = async () => {
        const raw = await buffer(stream);
        if (stream.sizeExceeded) {
          throw Object.assign(new Error(`A mail may have ${LARGEST_MAIL} bytes; this one has more`), {
            responseCode: 552,
          });
        }
        await deliver(raw, {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          username: typeof user === 'string' ? user : '',
        });
      };
      read().then(() => callback(), callback);
    },
  });
}
