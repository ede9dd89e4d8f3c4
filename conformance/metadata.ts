/**
 * What a run's configuration tells the verdict: under Playwright in `config.metadata.secondFactorConformance`, which blobs and
 * `merge-reports` keep, under cucumber as JSON in the environment.
 */
import { z } from 'zod';
import { targetRecordSchema } from './report.ts';
import { waiverSchema } from './waivers.ts';

/** The key in Playwright's `config.metadata`. */
export const metadataKey = 'secondFactorConformance';

export const metadataSchema = z.strictObject({
  /** The target as it was read, fit for JSON. */
  target: targetRecordSchema,
  /** The claimed profiles. */
  profiles: z.array(z.string()).min(1),
  waivers: z.array(waiverSchema),
});
export type Metadata = z.infer<typeof metadataSchema>;

/**
 * Checks what a configuration tells.
 *
 * @param source what an error calls it
 * @throws Error naming what was expected and what is wrong
 */
export function parseMetadata(value: unknown, source: string): Metadata {
  const metadata = metadataSchema.safeParse(value);
  if (metadata.success) return metadata.data;
  throw new Error(
    `${source} does not tell the target, the claimed profiles and the waivers: run with the kit's own configuration.\n` +
      z.prettifyError(metadata.error),
  );
}
