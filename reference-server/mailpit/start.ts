/** The mail server of the kit: the Mailpit that there is, or the stand-in where there is none. */
import { checkExposure, LOOPBACK } from '../exposure.ts';
import { askVersion, bareUrl } from './api-info.ts';
import { findMailpit, type RunningMailpit } from './find.ts';
import type { MailServer, MailServerPlace } from './mail-server.ts';
import { startBinary } from './start-binary.ts';
import { startStandIn } from './stand-in/start.ts';

/**
 * Starts what `findMailpit` found, or the stand-in; with SFC_MAILPIT=stand-in in the environment always the stand-in.
 * @param env where MAILPIT_URL, MAILPIT_SMTP, SFC_MAILPIT, PATH and the cache folder are read
 * @param options where it shall listen; a Mailpit that runs already is used where it is
 * @throws Error in one sentence for a host and token that do not go together, for ports that are taken, for settings that cannot be followed, and for a Mailpit that does not get ready: no other
 *   is taken silently in its place
 */
export async function startMailpit(
  env: NodeJS.ProcessEnv = process.env,
  options: MailServerPlace = {},
): Promise<MailServer> {
  checkExposure('The inbox', options.host ?? LOOPBACK, options.token);
  const found = findMailpit(env);
  switch (found?.kind) {
    case 'running':
      return useRunning(found);
    case 'binary':
      return startBinary(found, options);
    default:
      return startStandIn(options);
  }
}

async function useRunning({ url, smtpHost, smtpPort }: RunningMailpit): Promise<MailServer> {
  try {
    const version = (await askVersion(url)) ?? 'unknown';
    return { kind: 'mailpit', version, url, smtpHost, smtpPort, failed: new Promise(() => {}), stop: async () => {} };
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error && cause.message ? cause.message : message;
    throw new Error(
      `A Mailpit should run at MAILPIT_URL ${bareUrl(url)}, but ${why}; start it, or unset MAILPIT_URL and MAILPIT_SMTP.`,
    );
  }
}
