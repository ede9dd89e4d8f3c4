/** Sends what the rules say, to where they say, when they say. */
import type { Channels } from '../channels/channels.ts';
import { writeLetter } from '../letter/letter.ts';
import type { Account, Change, Factor, Purpose } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { filled } from '../presentation/words.ts';
import type { Message, Rules } from '../rules.ts';

/** A channel refused; the one who asked should be told, and nothing counts as done. */
export class NotSentError extends Error {
  override name = 'NotSentError';
}

export interface Messenger {
  /** @throws NotSentError */
  sendSecurityCode(code: string, at: { account: Account; purpose: Purpose; destination: Factor }): Promise<void>;
  /** @throws NotSentError */
  sendLetters(at: { account: Account; change: Change; now: Date }): Promise<void>;
  /** Forgets what was to be sent later. */
  stop(): void;
}

export function createMessenger(setting: {
  rules: Rules;
  policy: Policy;
  presentation: Presentation;
  channels: Channels;
  /** Takes a line for whoever runs the portal: why something could not be sent. */
  log: (line: string) => void;
}): Messenger {
  const { rules, policy, presentation, channels, log } = setting;
  const { words } = presentation;
  const later = new Set<NodeJS.Timeout>();

  async function deliver(message: Message, send: () => Promise<void>): Promise<void> {
    const sendNow = () =>
      send().catch((cause: unknown) => {
        log(`could not send a ${message.what === 'letter' ? 'letter' : 'security code'}: ${String(cause)}`);
        if (!rules.goOnWhenSendingFails) throw new NotSentError('not sent', { cause });
      });
    for (const milliseconds of rules.sendAfter(message)) {
      if (milliseconds === 0) await sendNow();
      // Nobody waits for it any more, and the log has been told.
      else later.add(setTimeout(() => void sendNow().catch(() => undefined), milliseconds));
    }
  }

  const send = (to: Factor, subject: string, body: string): Promise<void> =>
    to.kind === 'phone'
      ? channels.textMessage({ to: to.destination, body })
      : channels.email({ to: to.destination, blindCopies: rules.blindCopies(to), subject, text: `${body}\n` });

  return {
    async sendSecurityCode(code, at) {
      const notice = words['message.notice'];
      if (notice !== '' && at.purpose === 'change') await send(at.destination, words['message.noticeSubject'], notice);
      const minutes = String(policy.securityCode.lifetime / 60_000);
      const body = filled(words['message.body'], { code, minutes });
      for (const to of rules.destinationsForSecurityCode(at)) {
        await deliver({ what: 'securityCode', to, purpose: at.purpose }, () =>
          send(to, words['message.subject'], body),
        );
      }
    },
    async sendLetters({ account, change, now }) {
      for (const letter of rules.lettersFor({ account, change })) {
        const written = await writeLetter(
          { ...letter, addressShown: rules.addressShown(letter, account) },
          { parts: rules.letterParts(account), presentation, policy, now },
        );
        await deliver({ what: 'letter', to: letter.to }, () => channels.letter(written));
      }
    },
    stop() {
      for (const timer of later) clearTimeout(timer);
    },
  };
}
