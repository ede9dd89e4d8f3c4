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
  /** Resolves, with one sentence that says why, when it ended without being stopped. Never, where that cannot be told. */
  failed: Promise<string>;
  /** Ends what was started, and resolves when it is gone; does nothing to a Mailpit that ran already. */
  stop(): Promise<void>;
}
