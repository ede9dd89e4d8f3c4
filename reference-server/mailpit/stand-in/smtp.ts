/** The stand-in's SMTP side: takes any mail from anyone on this machine, or from who has the password. */
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { sameSecret } from '../../exposure.ts';
import type { MailServer } from '../mail-server.ts';
import type { Envelope } from './read-mail.ts';

/** Largest mail in bytes, as in Mailpit. */
const LARGEST_MAIL = 50 * 1024 * 1024;

/**
 * An SMTP server, not listening yet. Without a credential signing in is possible and not asked for, and any name and
 * password will do; with one, nothing is taken before it. There is no TLS, as there is none to Mailpit.
 * @param deliver called with each mail; the sender is told that it was taken once this has resolved
 */
export function createSmtpServer(
  deliver: (raw: Buffer, envelope: Envelope) => Promise<void>,
  credential: MailServer['credential'],
): SMTPServer {
  return new SMTPServer({
    banner: 'second-factor-conformance stand-in for Mailpit',
    size: LARGEST_MAIL,
    authOptional: credential === undefined,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth({ username, password }, _session, callback) {
      const user = username ?? '';
      const known = credential === undefined || isSame({ user, password: password ?? '' }, credential);
      if (known) callback(null, { user });
      else callback(Object.assign(new Error('Authentication credentials invalid'), { responseCode: 535 }));
    },
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

type Credential = NonNullable<MailServer['credential']>;

function isSame(one: Credential, other: Credential): boolean {
  return one.user === other.user && sameSecret(one.password, other.password);
}
