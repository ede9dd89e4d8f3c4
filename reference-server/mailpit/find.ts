/** Which Mailpit there is; the finding itself is plain JavaScript, since set-up does it before anything is installed. */
export { findMailpit } from '../../scripts/setup/mailpit/find.mjs';
export type { FoundMailpit, MailpitBinary, RunningMailpit } from '../../scripts/setup/mailpit/find.mjs';
