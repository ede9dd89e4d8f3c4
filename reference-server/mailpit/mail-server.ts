/** Where a mail server shall listen, and who may use it; on free ports of loopback, for everyone there, unless said. */
export interface MailServerPlace {
  /** An address or name of this machine, or 0.0.0.0 for all. Beyond loopback it takes a token. */
  host?: string | undefined;
  /** 0 or absent: a free one. */
  smtpPort?: number | undefined;
  /** The port of the API. 0 or absent: a free one. */
  httpPort?: number | undefined;
  /** The password of SMTP and of the API alike, for the user `MAIL_USER`; also on this machine, as Mailpit has it. */
  token?: string | undefined;
}

/** Whose password the token is. */
export const MAIL_USER = 'sinks';

/** What a mail server is to whoever starts one, whichever kind it is. */
export interface MailServer {
  /** `mailpit`, or the kit's own stand-in where none is to be had. */
  kind: 'mailpit' | 'stand-in';
  /** Mailpit's version without a "v", or `unknown` where it does not say; the kit's for the stand-in. */
  version: string;
  /** Base URL of Mailpit's API, without a slash at its end. */
  url: string;
  smtpHost: string;
  smtpPort: number;
  /** What SMTP, and the API by HTTP Basic, ask for; absent where they ask for nothing. */
  credential?: { user: string; password: string };
  /** Resolves, with one sentence that says why, when it ended without being stopped. Never, where that cannot be told. */
  failed: Promise<string>;
  /** Ends what was started, and resolves when it is gone; does nothing to a Mailpit that ran already. */
  stop(): Promise<void>;
}

/** The credential that a token makes. */
export function credentialOf(token: string | undefined): Pick<MailServer, 'credential'> {
  return token === undefined ? {} : { credential: { user: MAIL_USER, password: token } };
}
