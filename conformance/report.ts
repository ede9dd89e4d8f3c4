/** report.json: its schema, against which it is checked before it is written. */
import { z } from 'zod';
import { levelSchema, profileSchema } from './catalogue.ts';
import { screenSchema } from './evidence.ts';
import { outcomeSchema } from './outcome.ts';
import { proofRecordSchema } from './proof-record.ts';
import {
  causeSchema,
  findingSchema,
  scenarioResultSchema,
  scenarioStatusSchema,
  stepSchema,
} from './scenario-result.ts';
import { exitCodeSchema, verdictSchema } from './verdict.ts';
import { waiverSchema } from './waivers.ts';

const durationSchema = z.number().nonnegative().describe('milliseconds');
const lineSchema = z.int().positive().describe('1-based line in the feature file');

const reportedStepSchema = z.strictObject({
  ...stepSchema.shape,
  status: z.enum(['passed', 'ended here', 'not run']),
  screen: z.int().nonnegative().optional().describe('the names on the screen at its end, by their place in `screens`'),
});
export type ReportedStep = z.infer<typeof reportedStepSchema>;

const reportedScenarioSchema = z.strictObject({
  name: z.string(),
  file: z.string().describe("path of the feature file from the kit's root"),
  line: lineSchema,
  status: scenarioStatusSchema,
  durationMs: durationSchema,
  reruns: z
    .array(scenarioStatusSchema)
    .optional()
    .describe('the status of every run, if there were several; the entry itself tells of the one that says most'),
  step: stepSchema.optional().describe('where it ended'),
  blame: scenarioResultSchema.shape.blame,
  finding: findingSchema.optional(),
  error: z.string().optional(),
  missingNeeds: z.array(z.string()).optional(),
  steps: z.array(reportedStepSchema).optional().describe('all of its steps, unless it was skipped'),
});

export type ReportedScenario = z.infer<typeof reportedScenarioSchema>;

const reportedRequirementSchema = z.strictObject({
  id: z.string(),
  profile: profileSchema,
  level: levelSchema,
  statement: z.string(),
  quote: z.string().optional().describe("the article's words on which it rests"),
  implied: z.string().optional().describe('why it follows from the article, where the article does not say so'),
  outcome: outcomeSchema,
  reason: z.string().optional(),
  scenarios: z.array(reportedScenarioSchema).describe('those that ran'),
});
export type ReportedRequirement = z.infer<typeof reportedRequirementSchema>;

const reportedCauseSchema = z.strictObject({
  title: z.string(),
  cause: causeSchema,
  requirements: z.array(z.string()).describe('rows that failed with it, or the first that it blocked'),
  behind: z.array(z.string()).describe('rows that stand behind it'),
  example: z
    .strictObject({
      requirement: z.string(),
      name: z.string(),
      file: z.string(),
      line: lineSchema,
      step: stepSchema.optional(),
      finding: findingSchema,
    })
    .describe('a scenario that shows it'),
});
export type ReportedCause = z.infer<typeof reportedCauseSchema>;

export const kitSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  commit: z.string().optional().describe('where the kit is a git checkout'),
  modified: z.boolean().optional().describe('whether the checkout differs from its commit'),
});
export type Kit = z.infer<typeof kitSchema>;

export const targetRecordSchema = z.record(z.string(), z.json()).describe('the target as it was read');
export type TargetRecord = z.infer<typeof targetRecordSchema>;

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kit: kitSchema,
  target: targetRecordSchema,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  profiles: z.array(z.string()).describe('the claimed ones'),
  complete: z.boolean().describe('whether every scenario of the claimed profiles has a result'),
  verdict: verdictSchema,
  verdictText: z.string().describe('the verdict with its extent'),
  exitCode: exitCodeSchema,
  requirements: z.array(reportedRequirementSchema),
  causes: z.array(reportedCauseSchema),
  setupProblems: z.array(z.string()),
  screens: z.array(screenSchema).optional().describe('the names on the screens that steps refer to, each once'),
  command: z.string().optional().describe('how the run was started, to see one thing of it again'),
  waivers: z.array(waiverSchema),
  proof: proofRecordSchema.optional(),
});
export type Report = z.infer<typeof reportSchema>;

/** The schema of report.json for others: JSON Schema 2020-12, the contents of `conformance/report.schema.json`. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(reportSchema, { target: 'draft-2020-12' });
}
