/** Waivers: rows that an owner has let pass for a reason and for a time. */
import { z } from 'zod';
import { requirementIdSchema } from './catalogue.ts';
import type { Outcome, RequirementOutcome } from './outcome.ts';

export const waiverSchema = z.strictObject({
  /** The row, such as CORE-05. */
  requirement: requirementIdSchema,
  /** Who answers for it. */
  owner: z.string({ error: 'write who answers for it' }).trim().min(1, { error: 'write who answers for it' }),
  /** Why it may pass. */
  reason: z.string({ error: 'write why it may pass' }).trim().min(1, { error: 'write why it may pass' }),
  /** The last day on which it holds, such as 2026-03-31. */
  expires: z.iso.date({ error: "write the last day on which it holds, such as '2026-03-31'" }),
});
export type Waiver = z.infer<typeof waiverSchema>;

const waivable: readonly Outcome[] = ['failed', 'unstable', 'not tested'];

/**
 * The outcome of a row with its waiver applied, if it has one that has not expired.
 *
 * @param id the row
 * @param outcome its outcome before waivers
 * @param today an ISO date, such as 2026-03-31
 */
export function applyWaiver(
  id: string,
  outcome: RequirementOutcome,
  waivers: readonly Waiver[],
  today: string,
): RequirementOutcome {
  const waiver = waivers.find(({ requirement, expires }) => requirement === id && expires >= today);
  if (waiver === undefined || !waivable.includes(outcome.outcome)) return outcome;
  const was = outcome.reason === undefined ? outcome.outcome : `${outcome.outcome}, ${outcome.reason}`;
  return { outcome: 'waived', reason: `${waiver.reason} (${waiver.owner}, until ${waiver.expires}); it was ${was}` };
}

/**
 * The set-up problems that waivers make: one that has expired, one for a row that is not claimed, and in a complete run one
 * whose row passes without it.
 *
 * @param outcomes the outcomes of the claimed rows before waivers, by id
 * @param today an ISO date, such as 2026-03-31
 * @param complete whether the run is a complete one; only then it can be told that a waiver is not needed
 */
export function waiverProblems(
  waivers: readonly Waiver[],
  outcomes: ReadonlyMap<string, RequirementOutcome>,
  today: string,
  complete: boolean,
): string[] {
  return waivers.flatMap((waiver) => {
    const { requirement, owner, expires } = waiver;
    const outcome = outcomes.get(requirement)?.outcome;
    if (outcome === undefined) {
      return [
        `The waiver for ${requirement} is for no row of the claimed profiles: correct its requirement or remove it.`,
      ];
    }
    if (expires < today) {
      return [`The waiver for ${requirement} expired on ${expires}: ask ${owner} to renew it, or remove it.`];
    }
    if (complete && outcome === 'passed') {
      return [`The waiver for ${requirement} is not needed, as the row passes without it: remove it.`];
    }
    return [];
  });
}
