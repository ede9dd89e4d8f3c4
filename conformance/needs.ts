/**
 * What the kit must be able to do with a portal before a row can be tested. A target that lacks it gets "not tested", and
 * never a pass.
 */
import { z } from 'zod';

/**
 * - `account` the kit can get an account in a stated condition; every row needs it
 * - `email`, `sms`, `letter` the kit can read that channel
 * - `clock`   the kit can move the portal's time
 * - `faults`  the kit can make a channel refuse
 * - `letterPage` the kit can come to where the portal asks for the letter: at once, or by letting the time go by that the
 *   portal takes until then
 */
export const needSchema = z.enum(['account', 'email', 'sms', 'letter', 'clock', 'faults', 'letterPage']);
export type Need = z.infer<typeof needSchema>;

/** One entry of a row's needs: a need, or several of which one will do. */
export const needEntrySchema = z.union([needSchema, z.strictObject({ anyOf: z.array(needSchema).min(2) })]);
export type NeedEntry = z.infer<typeof needEntrySchema>;

const needTagPrefix = '@needs:';

/**
 * The needs that a scenario adds to those of its row by tags such as `@needs:sms`, or `@needs:email/sms` where either will do.
 *
 * @param tags all tags of a scenario, with their `@`
 * @throws Error when a tag names no need
 */
export function needsOfTags(tags: readonly string[]): NeedEntry[] {
  return tags.filter((tag) => tag.startsWith(needTagPrefix)).map(needOfTag);
}

/**
 * Which needs a target does not meet, in words for people: `letter`, `any of email, sms`. Empty when it meets them all.
 *
 * @param needs the needs of the scenario's row
 * @param extraNeeds the needs that the scenario adds, see {@link needsOfTags}
 * @param capabilities what the kit can do with this target
 */
export function missingNeeds(
  needs: readonly NeedEntry[],
  extraNeeds: readonly NeedEntry[],
  capabilities: ReadonlySet<Need>,
): string[] {
  const all: NeedEntry[] = ['account', ...needs, ...extraNeeds];
  const missing = all.filter((entry) => !alternatives(entry).some((need) => capabilities.has(need)));
  return [...new Set(missing.map(describeNeed))];
}

function needOfTag(tag: string): NeedEntry {
  const names = tag.slice(needTagPrefix.length).split('/');
  const need = needEntrySchema.safeParse(names.length === 1 ? names[0] : { anyOf: names });
  if (!need.success) {
    throw new Error(
      `The tag ${tag} names no need: write ${needTagPrefix} with one of ${needSchema.options.join(', ')}, or several with "/" between.`,
    );
  }
  return need.data;
}

function alternatives(entry: NeedEntry): readonly Need[] {
  return typeof entry === 'string' ? [entry] : entry.anyOf;
}

function describeNeed(entry: NeedEntry): string {
  // Who cannot come to the letter page lacks the clock that would let the time go by.
  if (entry === 'letterPage') return 'clock';
  return typeof entry === 'string' ? entry : `any of ${entry.anyOf.join(', ')}`;
}
