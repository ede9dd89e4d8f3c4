/** The mail servers that the tests run against: the stand-in, and Mailpit itself where it is to be had. */
import type { MailpitBinary } from '../../reference-server/mailpit/find.ts';
import { findMailpit } from '../../reference-server/mailpit/find.ts';
import type { MailServer, MailServerPlace } from '../../reference-server/mailpit/mail-server.ts';
import { startBinary } from '../../reference-server/mailpit/start-binary.ts';
import { startStandIn } from '../../reference-server/mailpit/stand-in/start.ts';

/** Why a test that needs the binary does not run here. */
export const NO_BINARY = 'NOT TESTED against Mailpit: there is no binary on PATH or in the cache of set-up';

/** Says aloud that a test does not run, beside the reason that the report has. */
export function sayNotTested(title: string): void {
  process.stdout.write(`${NO_BINARY} (${title})\n`);
}

/** Mailpit's binary on this machine, whatever the environment says about which mail server to use. */
export function findBinary(): MailpitBinary | undefined {
  const { SFC_MAILPIT: _forced, MAILPIT_URL: _url, MAILPIT_SMTP: _smtp, ...env } = process.env;
  const found = findMailpit(env);
  return found?.kind === 'binary' ? found : undefined;
}

/** @returns undefined where it cannot be had on this machine */
export async function startServer(
  kind: MailServer['kind'],
  options: MailServerPlace = {},
): Promise<MailServer | undefined> {
  if (kind === 'stand-in') return startStandIn(options);
  const binary = findBinary();
  return binary && startBinary(binary, options);
}
