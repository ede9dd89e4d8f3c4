/** Time as an account has it: the system's, plus what that account's clock was moved on by. */

export interface Clock {
  now(account: { username: string }): Date;
  /** Moves one account's clock on and gives its new time. */
  advance(account: { username: string }, milliseconds: number): Date;
}

/** A clock that starts at the system's time for every account. */
export function createClock(): Clock {
  const offsets = new Map<string, number>();
  const now = ({ username }: { username: string }) => new Date(Date.now() + (offsets.get(username) ?? 0));
  return {
    now,
    advance(account, milliseconds) {
      offsets.set(account.username, (offsets.get(account.username) ?? 0) + milliseconds);
      return now(account);
    },
  };
}
