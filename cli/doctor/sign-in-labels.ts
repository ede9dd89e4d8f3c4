/** Whether the sign-in page has what a person needs there, under the labels that the target states. */
import type { BrowserContext } from '@playwright/test';
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
  const labelOf = (key: NameKey): Label | undefined => target.labels[key] ?? names[key].label;
  try {
    await portal.openSignIn();
    const missing = await missingOf(portal, Date.now() + target.deadlines.screen);
    const screen = await portal.look();
    const findings = new PortalFindings(labelOf, target.deadlines.screen);
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

/** The labels that did not come within the deadline. */
async function missingOf(portal: Portal, deadline: number): Promise<NameKey[]> {
  let missing: NameKey[] = [...keys];
  await until(deadline, async () => {
    const looked = await Promise.all(missing.map(async (key) => ({ key, there: await portal.has(key) })));
    missing = looked.filter(({ there }) => !there).map(({ key }) => key);
    return missing.length === 0 ? true : undefined;
  });
  return missing;
}
