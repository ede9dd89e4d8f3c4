/**
 * What a scenario hands over when it ends: one annotation of its test (Playwright) or one attachment (cucumber), as JSON.
 * It is all that outcomes, verdict and report know of a scenario, so that both runners and merged shards tell the same.
 */
import { z } from 'zod';

/** The annotation's `type` under Playwright. */
export const scenarioResultAnnotation = 'second-factor-conformance';
/** The attachment's media type under cucumber. */
export const scenarioResultMediaType = 'application/vnd.second-factor-conformance+json';

/**
 * - `passed`  all that was looked at was as required
 * - `failed`  a finding at a When or a Then
 * - `error`   the kit or the set-up went wrong; says nothing of the portal
 * - `blocked` the portal did not get the scenario through its Givens
 * - `skipped` the target lacks what the scenario needs
 */
export const scenarioStatusSchema = z.enum(['passed', 'failed', 'error', 'blocked', 'skipped']);
export type ScenarioStatus = z.infer<typeof scenarioStatusSchema>;

export const stepSchema = z.object({
  keyword: z.string(),
  text: z.string(),
  /** Line in the feature file, 1-based. */
  line: z.int().positive(),
});

/** Findings with the same four parts have one cause; values and accounts are in none of them. */
export const causeSchema = z.object({
  /** What was done or looked at: `click`, `see`, `receive` … */
  act: z.string(),
  /** The label key or the kind of message it was about. */
  subject: z.string(),
  expected: z.string(),
  /** The kind of fault: `not found`, `led nowhere`, `misdirected` … */
  fault: z.string(),
});
export type Cause = z.infer<typeof causeSchema>;

/** What a scenario found wrong with the portal. */
export const findingSchema = z.object({
  cause: causeSchema,
  expected: z.string(),
  seen: z.string(),
  /** What to do next. */
  hint: z.string(),
});
export type FindingData = z.infer<typeof findingSchema>;

export const scenarioResultSchema = z.object({
  requirement: z.string(),
  /** The scenario's name, the example's values filled in. */
  name: z.string(),
  /** Path of the feature file from the kit's root, with forward slashes. */
  file: z.string(),
  /** Line of the scenario, of the example's row in an outline: with `file` it identifies the scenario. */
  line: z.int().positive(),
  status: scenarioStatusSchema,
  /** The step at which it ended, unless it passed or was skipped. */
  step: stepSchema.optional(),
  /** Whose fault it is, unless it passed or was skipped: a finding is the portal's, an error the kit's or the set-up's. */
  blame: z.enum(['portal', 'kit', 'set-up']).optional(),
  /** For `failed` and `blocked`. */
  finding: findingSchema.optional(),
  /** For `error`: what went wrong, in a sentence or a few lines. */
  error: z.string().optional(),
  /** For `skipped`: the needs that the target does not meet, such as `letter` or `any of email, sms`. */
  missingNeeds: z.array(z.string()).optional(),
});
export type ScenarioResult = z.infer<typeof scenarioResultSchema>;
