/** Demo accounts: made, and their clocks moved, through the portal's control address, as any test does it. */
import { type Address, type Kind, kinds, madeUpAddress, madeUpPerson } from './made-up.ts';

export interface DemoAccount {
  kind: Kind;
  username: string;
  password: string;
  /** The holder's, as it stands on letters. */
  name: string;
  /** Where security codes go when it is made; E.164. */
  phone?: string;
  email?: string;
  /** What to enter on the way: nobody else has it. */
  fresh: { phone: string; email: string; address: Address; primaryPhone: string };
  /** Milliseconds that its clock is ahead of this machine's. */
  ahead: number;
}

export interface DemoAccounts {
  /** Makes three new ones, one of each kind, which take the place of those before. */
  renew(): Promise<void>;
  list(): readonly DemoAccount[];
  /** The time, by the account's clock; at a moment of this machine's, now unless given. */
  now(account: DemoAccount, moment?: Date): Date;
  /** Moves the account's clock on, by milliseconds. */
  advance(account: DemoAccount, by: number): Promise<void>;
}

/**
 * @param portalUrl base URL of the reference portal
 * @param newPhone leases a number that nobody else was given, E.164
 */
export function createDemoAccounts(portalUrl: string, newPhone: () => Promise<string>): DemoAccounts {
  let accounts: readonly DemoAccount[] = [];
  let sets = 0;

  async function make(kind: Kind, set: number): Promise<DemoAccount> {
    const { username, password, name, oldEmail, newEmail } = madeUpPerson(kind, set);
    const [old, fresh, primary] = [await newPhone(), await newPhone(), await newPhone()];
    const account: DemoAccount = {
      kind,
      username,
      password,
      name,
      ...(kind !== 'email' && { phone: old }),
      ...(kind !== 'phone' && { email: oldEmail }),
      fresh: { phone: fresh, email: newEmail, address: madeUpAddress(), primaryPhone: primary },
      ahead: 0,
    };
    const { phone, email } = account;
    await control(`${portalUrl}/control/accounts`, {
      username,
      password,
      name,
      factors: kind,
      contacts: { ...(phone !== undefined && { phone }), ...(email !== undefined && { email }) },
    });
    return account;
  }

  return {
    async renew() {
      sets += 1;
      const set = sets;
      accounts = await Promise.all(kinds.map((kind) => make(kind, set)));
    },
    list: () => accounts,
    now: ({ ahead }, moment = new Date()) => new Date(moment.getTime() + ahead),
    async advance(account, by) {
      await control(`${portalUrl}/control/accounts/${account.username}/clock`, { advance: by });
      account.ahead += by;
    },
  };
}

/** @throws Error in one sentence when the portal refuses */
async function control(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The reference portal answered ${response.status}: ${await response.text()}`);
}
