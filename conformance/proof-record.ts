/**
 * What is known of the kit's own power at this version, as a run's report carries it: how many defects each requirement's
 * scenarios were seen to catch, and what a run did less than the proof.
 */
import { z } from 'zod';

export const proofRecordSchema = z.strictObject({
  status: z
    .enum(['proved', 'proved in part', 'not proved at this version'])
    .describe('in part: all defects were caught at this version, and not all variants were seen to conform'),
  caught: z
    .record(z.string(), z.int().nonnegative())
    .describe('how many defects were caught at this version, by requirement'),
  variants: z
    .strictObject({ conformant: z.int().nonnegative(), of: z.int().positive() })
    .optional()
    .describe('how many portals that differ in what is allowed were seen to conform at this version'),
  missing: z
    .strictObject({
      scenarios: z.array(z.string()).describe('by requirement and name'),
      checks: z.array(z.string()).describe('by requirement and sentence'),
    })
    .optional()
    .describe('scenarios and checks that the proof has and this complete run did not'),
});
export type ProofRecord = z.infer<typeof proofRecordSchema>;

/** What the proof says of one requirement, in words for people: `known to catch 3 defects`. */
export function proofOf(id: string, proof: ProofRecord | undefined): string {
  const count = isOfAnother(proof) ? 0 : (proof?.caught[id] ?? 0);
  if (count === 0) return 'not proved at this version';
  return `known to catch ${count} ${count === 1 ? 'defect' : 'defects'}`;
}

/** What it says of the kit as a whole, in a sentence for people. */
export function proofSentence(proof: ProofRecord | undefined): string {
  if (proof === undefined || isOfAnother(proof)) {
    return 'This version of the kit is not proved: what its scenarios catch was not seen.';
  }
  const defects = Object.values(proof.caught).reduce((sum, count) => sum + count, 0);
  const caught = `its scenarios caught ${defects} broken portals, one defect each`;
  const { conformant, of } = proof.variants ?? { conformant: 0, of: undefined };
  const many = of === undefined ? 'portals' : `${of} portals`;
  return proof.status === 'proved'
    ? `This version of the kit is proved: ${caught}, and passed ${many} that differ in what is allowed.`
    : `This version of the kit is proved in part: ${caught}. Of ${many} that differ in what is allowed ${conformant === 0 ? 'none was run' : `${conformant} ${conformant === 1 ? 'was' : 'were'} run, and passed`}.`;
}

/** Whether what the proof has says nothing of this version. */
export function isOfAnother(proof: ProofRecord | undefined): boolean {
  return proof === undefined || proof.status === 'not proved at this version';
}
