/**
 * What is known of the kit's own power at this version, as a run's report carries it: how many defects each requirement's
 * scenarios were seen to catch, and what a run did less than the proof.
 */
import { z } from 'zod';

export const proofRecordSchema = z.strictObject({
  status: z.enum(['proved', 'not proved at this version']),
  caught: z.record(z.string(), z.int().nonnegative()).describe('how many defects were caught, by requirement'),
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
  const count = proof?.status === 'proved' ? (proof.caught[id] ?? 0) : 0;
  if (count === 0) return 'not proved at this version';
  return `known to catch ${count} ${count === 1 ? 'defect' : 'defects'}`;
}
