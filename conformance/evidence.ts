/**
 * What a scenario hands over beside its result, for who looks at the report: the names that were on the screen at each step,
 * pictures, and the messages that were read. No outcome rests on it.
 */
import { z } from 'zod';

/** The media type of the attachment that has all of it as JSON; pictures and documents are attachments of their own. */
export const evidenceMediaType = 'application/vnd.second-factor-conformance.evidence+json';
export const evidenceName = 'second-factor-conformance evidence';

/** What stood on a screen by name, as assistive technology has it. */
export const screenSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  headings: z.array(z.string()),
  dialogs: z.array(z.string()),
  groups: z.array(z.string()),
  fields: z.array(z.string()),
  controls: z.array(z.string()),
  leftOut: z.int().positive().optional().describe('how many more names there were'),
});
export type ScreenNames = z.infer<typeof screenSchema>;

const at = { step: z.int().nonnegative().describe('the step during which it was, 0-based') };

const momentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('screen'),
    ...at,
    title: z.string(),
    picture: z.string().describe('name of the attachment'),
    atTheEnd: z.literal(true).optional().describe('what the account holder looked at when the scenario ended'),
  }),
  z.strictObject({ kind: z.literal('text message'), ...at, to: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('email'), ...at, to: z.string(), subject: z.string(), text: z.string() }),
  z.strictObject({
    kind: z.literal('letter'),
    ...at,
    address: z.array(z.string()).describe('as on the envelope, a line each'),
    text: z.string(),
    document: z.string().optional().describe('name of the attachment with the letter as it came, if that is kept'),
  }),
]);
export type Moment = z.infer<typeof momentSchema>;

export const evidenceSchema = z.strictObject({
  /** Those that began, in their order; `screen` is the place in `screens` of what was last read by the step's end. */
  steps: z.array(z.strictObject({ screen: z.int().nonnegative().optional() })),
  screens: z.array(screenSchema).describe('each different one once'),
  moments: z.array(momentSchema).describe('in their order'),
});
export type EvidenceRecord = z.infer<typeof evidenceSchema>;

/** A picture or a document. */
export interface EvidenceFile {
  readonly mediaType: string;
  readonly body: Buffer;
}

/** All that was handed over for one run of a scenario. */
export interface Evidence extends EvidenceRecord {
  /** By the names by which moments refer to them. */
  readonly files: ReadonlyMap<string, EvidenceFile>;
}

/** An attachment of either runner. */
export interface AttachedFile extends EvidenceFile {
  readonly name: string;
}

/** The evidence among a scenario's attachments; nothing where there is none, or none that can be read. */
export function evidenceAmong(attachments: readonly AttachedFile[]): Evidence | undefined {
  const record = attachments.find(({ mediaType }) => mediaType === evidenceMediaType);
  const parsed = record && evidenceSchema.safeParse(readJson(record.body.toString('utf8')));
  if (parsed?.success !== true) return undefined;
  const files = new Map(attachments.map(({ name, mediaType, body }) => [name, { mediaType, body }]));
  return { ...parsed.data, files };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
