/**
 * The reference portal as a program: `node --import tsx reference-server/portal/main.ts`.
 *
 * | variable           | value                                                        |
 * | ------------------ | ------------------------------------------------------------ |
 * | PORT               | where to listen; absent or 0: a free port                    |
 * | SMTP_HOST, _PORT   | the inbox                                                    |
 * | TEXT_MESSAGE_URL   | base address of what takes text messages (`/text-messages`)  |
 * | LETTER_URL         | base address of what takes letters (`/letters`)              |
 * | REFERENCE_DEFECT   | id of a defect to be run with, none by default               |
 * | REFERENCE_VARIANT  | id of a variant to be run as, none by default                |
 *
 * Prints `reference portal ready at http://127.0.0.1:PORT` once it listens. A set-up mistake is one sentence and exit 2.
 */
import { findDefect } from '../defects/index.ts';
import { findVariant } from '../defects/variants/index.ts';
import { runUntilEnded } from '../life-cycle.ts';
import { emailBySmtp } from './channels/email.ts';
import { lettersByHttp } from './channels/letter.ts';
import { textMessagesByHttp } from './channels/text-message.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { createPortal, type ListeningPortal } from './portal.ts';
import { defaultPolicy } from './policy.ts';
import { defaultPresentation } from './presentation/presentation.ts';
import { defaultRules } from './rules.ts';

/** @throws Error in one sentence */
async function start(environment: Environment): Promise<ListeningPortal> {
  const { defect, variant, port, smtp, textMessageUrl, letterUrl } = environment;
  const { presentation = defaultPresentation, policy = defaultPolicy } =
    variant === undefined ? {} : findVariant(variant);
  const behaviour = { rules: defaultRules, presentation };
  const portal = createPortal({
    policy,
    ...(defect === undefined ? behaviour : findDefect(defect).apply(behaviour)),
    channels: {
      email: emailBySmtp(smtp),
      textMessage: textMessagesByHttp(textMessageUrl),
      letter: lettersByHttp(letterUrl),
    },
  });
  try {
    return await portal.listen({ port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken by another program; set PORT to another one, or to 0 for any.`);
  }
}

await runUntilEnded(async () => {
  const { url, close } = await start(readEnvironment(process.env));
  return { ready: `reference portal ready at ${url}`, stop: close };
});
