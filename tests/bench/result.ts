/** What `npm run bench` writes to `conformance-report/bench.json`. Durations are milliseconds. */
import { z } from 'zod';

const spreadSchema = z.strictObject({ median: z.number(), min: z.number(), max: z.number() });
const percentilesSchema = z.strictObject({ p50: z.number(), p95: z.number(), p99: z.number() });
export type Percentiles = z.infer<typeof percentilesSchema>;

export const benchSchema = z.strictObject({
  schemaVersion: z.literal(1),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  machine: z.strictObject({
    node: z.string(),
    cores: z.int().positive(),
    /** Load average over a minute, when it began and when it ended: beside other work the durations say little, the ratios more. */
    load: z.tuple([z.number(), z.number()]),
  }),
  rounds: z.int().positive(),
  messages: z.int().positive(),
  /** One journey, by who walked it; absent: not measured. */
  journeyMs: z.record(z.string(), spreadSchema),
  /** The kit's journeys over those of the hand-written twin: the median of the rounds. */
  ratioToPlainPlaywright: z.number(),
  /** The kit's journeys over those of the same scenarios under cucumber-js. */
  ratioToCucumber: z.number(),
  /** Journeys with every picture kept over those without. */
  ratioOfEvidence: z.number(),
  /** Journeys with Allure's reporter over those without. */
  ratioOfAllure: z.number(),
  /** From when a channel had a message to when the step that waits for it has its words. */
  receiptToStepMs: z.strictObject({
    email: percentilesSchema,
    textMessage: percentilesSchema,
    letter: percentilesSchema,
  }),
  /** From a warm `npm run conformance` to the start of its first scenario: the median of the rounds. */
  firstScenarioMs: z.number(),
});
export type Bench = z.infer<typeof benchSchema>;
