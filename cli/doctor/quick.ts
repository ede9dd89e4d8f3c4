/** What can be told of a target in no time and without a browser; `conformance` asks it before anything is started. */
import { loadCatalogue, requirementsOf } from '../../conformance/catalogue.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { waiverProblems } from '../../conformance/waivers.ts';
import { SetupError } from '../../fixtures/finding.ts';
import { unsetVariables, variablesOf } from '../../fixtures/target/environment.ts';
import type { LoadedTarget } from '../../fixtures/target/load.ts';
import type { Target } from '../../fixtures/target/schema.ts';
import { signInLine } from './sign-in-address.ts';
import { fine, wrong, type Line } from './line.ts';

/**
 * Environment, profiles, waivers, and whether the sign-in page answers where the portal runs already.
 *
 * @throws SetupError that says all that is wrong
 */
export async function quickCheck({ target }: LoadedTarget): Promise<void> {
  const lines = [...environmentLines(target), ...claimLines(target)];
  if (target.start === undefined && target.baseUrl !== undefined) lines.push(await signInLine(target, target.baseUrl));
  const problems = lines.filter(({ state }) => state === 'wrong');
  if (problems.length === 0) return;
  const sentences = problems.map(({ what, text, change = '' }) => `${what}: ${text} ${change}`.trim());
  throw new SetupError(sentences.join('\n'), '');
}

/** The environment variables that the target names. */
export function environmentLines(target: Target): Line[] {
  const unset = unsetVariables(target);
  return variablesOf(target).map((name) =>
    unset.includes(name)
      ? wrong(
          'environment',
          `${name}, which the target names, is not set.`,
          `Set ${name}, or take it out of the target.`,
        )
      : fine('environment', `${name} is set`),
  );
}

/** Profiles and waivers, against the catalogue. */
export function claimLines({ profiles, waivers }: Target): Line[] {
  let rows;
  try {
    rows = requirementsOf(loadCatalogue(kitRoot), profiles);
  } catch (error) {
    return [wrong('profiles', (error as Error).message)];
  }
  const outcomes = new Map(rows.map(({ id }) => [id, { outcome: 'not tested' as const }]));
  const today = new Date().toISOString().slice(0, 10);
  const problems = waiverProblems(waivers, outcomes, today, false);
  return [
    fine('profiles', `${profiles.join(', ')}: ${String(rows.length)} rows`),
    ...problems.map((problem) => wrong('waivers', problem)),
  ];
}
