/** `serve`: the reference portal and the mail room beside it, to walk the article's way by hand. */
import { runUntilEnded } from '../reference-server/life-cycle.ts';
import type { MailServer } from '../reference-server/mailpit/mail-server.ts';
import { emailBySmtp } from '../reference-server/portal/channels/email.ts';
import { lettersByHttp } from '../reference-server/portal/channels/letter.ts';
import { textMessagesByHttp } from '../reference-server/portal/channels/text-message.ts';
import { createPortal, type ListeningPortal } from '../reference-server/portal/portal.ts';
import { fixedPorts } from './services/fixed-ports.ts';
import { startMailRoom } from './services/mail-room.ts';

export interface ServeOptions {
  port: string;
}

/** Ends this process when it is ended itself. */
export async function serve({ port }: ServeOptions): Promise<void> {
  await runUntilEnded(() => startMailRoom({ ports: fixedPorts(port), startPortal }));
}

/** The reference portal on a port, sending to these channels. */
export function startPortal(mail: MailServer, sinksUrl: string, port: number): Promise<ListeningPortal> {
  return createPortal({
    channels: {
      email: emailBySmtp({ host: mail.smtpHost, port: mail.smtpPort }),
      textMessage: textMessagesByHttp(sinksUrl),
      letter: lettersByHttp(sinksUrl),
    },
  }).listen({ port });
}
