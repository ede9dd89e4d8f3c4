/** Finding the channels that stand already: those of `npm start` or `npm run sinks`. */
import { networkInterfaces } from 'node:os';
import { kitRoot, readKit } from '../../conformance/kit.ts';
import { SetupError } from '../../fixtures/finding.ts';
import { type MailRoomHealth, mailRoomHealthSchema } from '../../reference-server/mail-room/protocol.ts';
import { defaultPort } from './fixed-ports.ts';

/** `0`: a run starts channels of its own; the address of a mail room: it attaches to that one. */
export const attachVariable = 'SFC_ATTACH';

/** Milliseconds for one answer; a mail room takes some ten. */
const patience = 2_000;

export interface Standing {
  /** The mail room's address. */
  url: string;
  health: MailRoomHealth;
  /** Base URL of the inbox, with user name and password in it where it asks for them. */
  inboxUrl: string;
}

/** Holds the token of channels beyond loopback, for `npm run sinks` and for the run that attaches to them. */
export const tokenVariable = 'SFC_SINKS_TOKEN';

/**
 * The mail room whose channels a run is to use; nothing when it is to start its own.
 *
 * @param env where SFC_ATTACH is read; who names an inbox there (MAILPIT_URL, SFC_MAILPIT) gets that one, and not another
 * @param startsPortal whether the run starts the portal itself, and so has to tell it how to send
 * @param tell told, in a sentence, why one that stands is left alone
 * @throws SetupError when SFC_ATTACH names one that does not stand, or that this kit cannot use
 */
export async function findStanding(
  env: NodeJS.ProcessEnv,
  startsPortal: boolean,
  tell: (why: string) => void,
): Promise<Standing | undefined> {
  const asked = env[attachVariable] || undefined;
  if (asked === '0') return undefined;
  if (asked === undefined && (env['MAILPIT_URL'] || env['SFC_MAILPIT'])) return undefined;
  const url = (asked ?? `http://127.0.0.1:${String(defaultPort)}`).replace(/\/+$/u, '');
  if (!/^https?:\/\//u.test(url) || !URL.canParse(url)) {
    throw new SetupError(
      `${attachVariable} should be 0, or the address of a mail room such as http://127.0.0.1:${String(defaultPort)}, but it is "${url}".`,
      'Set it so, or unset it.',
    );
  }
  const health = await askHealth(url);
  const why = health === undefined ? 'no mail room answers there' : whyNot(health, startsPortal, env[tokenVariable]);
  if (health !== undefined && why === undefined) {
    return { url, health, inboxUrl: inboxUrlOf(health, env[tokenVariable]) };
  }
  if (asked !== undefined) {
    throw new SetupError(
      `${attachVariable} is ${url}, but ${String(why)}.`,
      'Start one with npm run sinks, or unset it for channels of the run’s own.',
    );
  }
  if (health !== undefined) tell(`not attached to the mail room at ${url}: ${String(why)}`);
  return undefined;
}

function inboxUrlOf({ inbox }: MailRoomHealth, token: string | undefined): string {
  if (inbox.user === undefined) return inbox.url;
  const url = new URL(inbox.url);
  url.username = inbox.user;
  url.password = token ?? '';
  return url.href.replace(/\/+$/u, '');
}

function whyNot(
  { version, sinksUrl, inbox }: MailRoomHealth,
  startsPortal: boolean,
  token: string | undefined,
): string | undefined {
  const own = readKit(kitRoot).version;
  if (version !== own) return `it is of version ${version}, and this kit of ${own}`;
  if (!isThisMachine(new URL(sinksUrl).hostname)) return 'its channels are not on this machine';
  if (inbox.user === undefined) return undefined;
  if (startsPortal) return 'its channels ask for a token, and a portal that the run starts is not told one';
  if (!token) return `its channels ask for a token, and ${tokenVariable} does not hold it`;
  return undefined;
}

/** The token goes to nobody else. */
function isThisMachine(host: string): boolean {
  const address = host.replace(/^\[|\]$/gu, '');
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return address === 'localhost' || own.some((one) => one.address === address);
}

async function askHealth(url: string): Promise<MailRoomHealth | undefined> {
  try {
    const response = await fetch(`${url}/healthz`, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
    return mailRoomHealthSchema.safeParse(await response.json()).data;
  } catch {
    // Nothing is there, or something else: a run has its own channels then.
    return undefined;
  }
}
