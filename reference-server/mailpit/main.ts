/**
 * The mail server as a program: `node --import tsx reference-server/mailpit/main.ts`.
 *
 * Starts what there is and prints one line of JSON on stdout when it is ready: kind, version, url, smtpHost, smtpPort.
 * It is the supervisor of a Mailpit that it started: however this program ends, that one does too.
 */
import { runUntilEnded } from '../life-cycle.ts';
import { startMailpit } from './start.ts';

await runUntilEnded(async () => {
  const { stop, failed, ...server } = await startMailpit();
  return { ready: JSON.stringify(server), stop, failed };
});
