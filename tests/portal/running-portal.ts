/** A portal for a test, with channels that keep what they were given. */
import type { Email, PostedLetter, TextMessage } from '../../reference-server/portal/channels/channels.ts';
import type { NewAccount } from '../../reference-server/portal/web/control-requests.ts';
import { createPortal, type ListeningPortal, type PortalOptions } from '../../reference-server/portal/portal.ts';
import { PlainBrowser } from './plain-browser.ts';

export interface Kept {
  emails: Email[];
  textMessages: TextMessage[];
  letters: PostedLetter[];
}

export interface RunningPortal extends AsyncDisposable {
  url: string;
  kept: Kept;
  /** While set, every channel refuses. */
  refuse(refusing: boolean): void;
  /** Makes an account of the name; its password is `secret`. */
  account(username: string, more?: Partial<NewAccount>): Promise<void>;
  /** Moves the account's clock on. */
  advance(username: string, by: string | number): Promise<void>;
  control(path: string, body: unknown): Promise<Response>;
  browser(): PlainBrowser;
}

export const oldPhone = '+12025550123';
export const oldEmail = 'ann@example.test';

export async function runPortal(options: Partial<PortalOptions> = {}): Promise<RunningPortal> {
  const kept: Kept = { emails: [], textMessages: [], letters: [] };
  let refusing = false;
  const keep = <T>(list: T[]) => {
    return (message: T) => {
      if (refusing) return Promise.reject(new Error('refused'));
      list.push(message);
      return Promise.resolve();
    };
  };
  const channels = {
    email: keep(kept.emails),
    textMessage: keep(kept.textMessages),
    letter: keep(kept.letters),
  };
  const portal: ListeningPortal = await createPortal({ channels, log: () => undefined, ...options }).listen();
  const control = (path: string, body: unknown) =>
    fetch(`${portal.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const done = async (response: Response) => {
    if (!response.ok) throw new Error(await response.text());
  };
  return {
    url: portal.url,
    kept,
    control,
    refuse: (value) => {
      refusing = value;
    },
    account: async (username, more) =>
      done(
        await control('accounts', {
          username,
          password: 'secret',
          name: 'Ann Q. Example',
          factors: 'phone',
          contacts: { phone: oldPhone, email: oldEmail },
          ...more,
        }),
      ),
    advance: async (username, by) => done(await control(`accounts/${username}/clock`, { advance: by })),
    browser: () => new PlainBrowser(portal.url),
    [Symbol.asyncDispose]: () => portal.close(),
  };
}
