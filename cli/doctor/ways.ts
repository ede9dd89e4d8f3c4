/** Signing in with each kind of account, and what the portal then sends to where the kit reads it. */
import type { BrowserContext } from '@playwright/test';
import { findResetCode } from '../../fixtures/channels/codes.ts';
import type { FactorKind } from '../../fixtures/target/account.ts';
import type { Connection } from '../../fixtures/target/connection.ts';
import { World } from '../../fixtures/world.ts';
import type { Made } from './accounts.ts';
import { failed, fine, notTried, type Line } from './line.ts';

/** A line for each sign-in as far as the question, for each security code that comes, and for the letter. */
export async function* tryWays(
  connection: Connection,
  newContext: () => Promise<BrowserContext>,
  made: readonly Made[],
): AsyncGenerator<Line> {
  if (made.length === 0) {
    const isPool = connection.target.accounts.stock !== undefined;
    const why = isPool ? 'of a pool nothing is spent on it: a run signs in' : 'there is no account to sign in with';
    yield notTried('signing in', why);
  }
  // One after another: how many at once the portal can bear is not known yet.
  for (const one of made.filter(({ condition }) => condition.state === 'settled')) {
    yield* trySignIn(connection, newContext, one);
  }
  yield await tryLetter(
    connection,
    newContext,
    made.find(({ condition }) => condition.state === 'letterOnItsWay'),
  );
}

async function* trySignIn(
  connection: Connection,
  newContext: () => Promise<BrowserContext>,
  { condition, account }: Made,
): AsyncGenerator<Line> {
  const what = `signing in, ${condition.factors}`;
  const world = doctorsWorld(connection, newContext);
  const { holder, portal } = world;
  Object.assign(holder.condition, condition);
  holder.takeAccount(account);
  try {
    await holder.signIn();
    await portal.see(holder.verifyPage);
    await portal.see('verify.noLongerValid');
    yield fine(what, 'leads to the question about the second factor, which can be reported');
    if (condition.factors !== 'both') yield await tryCode(world, condition.factors);
  } catch (error) {
    yield failed(what, error);
  } finally {
    await world.dispose();
  }
}

async function tryCode({ holder, portal }: World, kind: FactorKind): Promise<Line> {
  const what = kind === 'phone' ? 'security code by text message' : 'security code by email';
  if (holder.mailboxOf(kind) === undefined) return notTried(what, 'the kit reads nothing from that channel, see above');
  if (!holder.factorOf(kind).readable) return notTried(what, 'accounts.create says that the kit cannot read it');
  try {
    await holder.askForSecurityCode(kind);
    await holder.enterSecurityCode(kind);
    await portal.click('securityCode.submit');
    await portal.see('account.page');
    return fine(what, 'came, was found in the message, and opens the account');
  } catch (error) {
    return failed(what, error);
  }
}

async function tryLetter(
  connection: Connection,
  newContext: () => Promise<BrowserContext>,
  made: Made | undefined,
): Promise<Line> {
  const what = 'letter';
  if (connection.letters === undefined) return notTried(what, 'the kit reads nothing from that channel, see above');
  if (made === undefined) {
    return notTried(
      what,
      'one comes only when it is asked for, as scenarios do: add --grep @CORE-10 to a run of this target',
    );
  }
  const world = doctorsWorld(connection, newContext);
  world.holder.takeAccount(made.account);
  try {
    const letter = await world.holder.letter();
    const code = findResetCode(letter.text, connection.target.policy.resetCode.shape);
    return fine(
      what,
      `came, and has a reset code: ${hinted(code)} (if that is another number, state policy.resetCode.shape)`,
    );
  } catch (error) {
    return failed(what, error);
  } finally {
    await world.dispose();
  }
}

/** A code by which it can be recognised, and not entered. */
function hinted(code: string): string {
  return code.slice(0, 2) + code.slice(2).replace(/[\p{L}\p{N}]/gu, '•');
}

function doctorsWorld(connection: Connection, newContext: () => Promise<BrowserContext>): World {
  return new World(connection, { requirement: '', name: 'doctor', file: '', line: 1 }, newContext);
}
