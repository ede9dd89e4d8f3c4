/** Whether the sign-in page has what a person needs there, under the labels that the target states. */
import type { BrowserContext } from '@playwright/test';
import { Finding } from '../../fixtures/finding.ts';
import { toLabel } from '../../fixtures/portal/fields.ts';
import { names, type NameKey } from '../../fixtures/portal/names.ts';
import { Portal } from '../../fixtures/portal/portal.ts';
import { PortalFindings } from '../../fixtures/portal/portal-findings.ts';
import type { Connection } from '../../fixtures/target/connection.ts';
import type { Label } from '../../fixtures/target/schema.ts';
import { until } from '../../fixtures/until.ts';
import { failed, fine, wrong, type Line } from './line.ts';

const keys = ['signIn.page', 'signIn.username', 'signIn.password', 'signIn.submit'] as const satisfies NameKey[];

/** A line for each label of the sign-in page: found, or what stands there and the line to add. */
export async function labelLines(
  { target, help }: Connection,
  newContext: () => Promise<BrowserContext>,
): Promise<Line[]> {
  const portal = new Portal({ newContext, target, baseUrl: help.baseUrl });
  const labelOf = (key: NameKey): Label | undefined => {
    const mapped = target.labels[key];
    return mapped === undefined ? names[key].label : toLabel(mapped);
  };
  try {
    await portal.openSignIn();
    let missing = await missingOf(portal, keys, Date.now() + target.deadlines.screen, settles);
    let screen = await portal.look();
    if (missing.includes('signIn.password') && (await goOn(portal, missing, help.fresh().username))) {
      missing = await missingOf(portal, missing, Date.now() + target.deadlines.screen);
      screen = await portal.look();
    }
    const isMapped = (key: NameKey): boolean => target.labels[key] !== undefined;
    const findings = new PortalFindings(labelOf, isMapped, target.deadlines.screen);
    return keys.map((key) => {
      if (!missing.includes(key)) return fine('label', `${key} is on the sign-in page`);
      const { expected, seen, hint } = findings.notFound('find', key, screen).data;
      return wrong('label', `${key} is not on the sign-in page: expected ${expected}; seen ${seen}`, hint);
    });
  } catch (error) {
    return [failed('sign-in page', error)];
  } finally {
    await portal.dispose();
  }
}

/** To the page with the password, where it is asked for after the username; `false` where nothing leads there. */
async function goOn(portal: Portal, missing: readonly NameKey[], username: string): Promise<boolean> {
  if (missing.includes('signIn.username')) return false;
  const leadsOn = (await portal.has('next')) ? 'next' : 'signIn.submit';
  if (leadsOn === 'signIn.submit' && missing.includes(leadsOn)) return false;
  try {
    await portal.fill('signIn.username', username);
    await portal.click(leadsOn);
    return true;
  } catch (error) {
    if (error instanceof Finding) return false;
    throw error;
  }
}

/** Milliseconds after which a page that asks for a username is taken to ask for the password later. */
const settles = 2_000;

/**
 * Those of the labels that did not come within the deadline.
 *
 * @param settled how many milliseconds longer it is waited for once the username's field is there; to the deadline unless stated
 */
async function missingOf(
  portal: Portal,
  among: readonly NameKey[],
  deadline: number,
  settled?: number,
): Promise<NameKey[]> {
  let settlesAt = Infinity;
  let missing = [...among];
  await until(deadline, async () => {
    const looked = await Promise.all(missing.map(async (key) => ({ key, there: await portal.has(key) })));
    missing = looked.filter(({ there }) => !there).map(({ key }) => key);
    if (settled !== undefined && settlesAt === Infinity && !missing.includes('signIn.username')) {
      settlesAt = Date.now() + settled;
    }
    return missing.length === 0 || Date.now() >= settlesAt ? true : undefined;
  });
  return missing;
}
