/** The requirement catalogue, `features/requirements.yaml`, as checked data. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { needEntrySchema } from './needs.ts';

export const levelSchema = z.enum(['MUST', 'SHOULD', 'INFO']);
export type Level = z.infer<typeof levelSchema>;

/** The profiles there are, and what the ids of their rows begin with. */
const idPrefixes = { core: 'CORE', edge: 'EDGE', security: 'SEC', accessibility: 'A11Y', field: 'FIELD' } as const;

export const profileSchema = z.enum(['core', 'edge', 'security', 'accessibility', 'field']);
export type Profile = z.infer<typeof profileSchema>;

const idPattern = /^(?:CORE|EDGE|SEC|A11Y|FIELD)-\d{2}$/;
export const requirementIdSchema = z
  .string()
  .regex(idPattern, 'expected an id such as CORE-05: CORE, EDGE, SEC, A11Y or FIELD, a dash and two digits');

const rowSchema = z
  .strictObject({
    id: requirementIdSchema,
    profile: profileSchema,
    level: levelSchema,
    statement: z.string().trim().min(1),
    needs: z.array(needEntrySchema),
    quote: z.string().trim().min(1).optional(),
    implied: z.string().trim().min(1).optional(),
  })
  .refine((row) => row.id.startsWith(`${idPrefixes[row.profile]}-`), {
    message: 'expected an id that begins as its profile says',
    path: ['id'],
  })
  .refine((row) => (row.quote === undefined) !== (row.implied === undefined), {
    message: 'expected either `quote` or `implied`, and not both',
  });
export type Requirement = z.infer<typeof rowSchema>;

/** All rows, in the order of the file. */
export type Catalogue = readonly Requirement[];

/**
 * Checks the text of a catalogue.
 *
 * @param text YAML: a list with one entry a row
 * @param source what errors call the text, such as its path
 * @throws Error naming the row, what was expected there and what to do
 */
export function parseCatalogue(text: string, source: string): Catalogue {
  const data = readYaml(text, source);
  const rows = z.array(rowSchema).min(1).safeParse(data);
  if (!rows.success) {
    const details = rows.error.issues.map((issue) => `${nameRow(data, issue.path)}: ${issue.message}`);
    throw new Error(`${source} is not a catalogue; correct these entries:\n${details.join('\n')}`);
  }
  const ids = rows.data.map((row) => row.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`${source} has ${twice} twice: give each row an id of its own.`);
  return rows.data;
}

/**
 * Reads the catalogue of the kit.
 *
 * @param kitRoot the kit's root folder
 * @throws Error when the file is not there or is not a catalogue
 */
export function loadCatalogue(kitRoot: string): Catalogue {
  return parseCatalogue(
    readFileSync(join(kitRoot, 'features', 'requirements.yaml'), 'utf8'),
    'features/requirements.yaml',
  );
}

/**
 * The rows of some profiles, in the order of the catalogue.
 *
 * @throws Error when a profile has no rows in the catalogue, listing those that have
 */
export function requirementsOf(catalogue: Catalogue, profiles: readonly string[]): Requirement[] {
  const known = [...new Set(catalogue.map((row) => row.profile))];
  const unknown = profiles.find((profile) => !known.some((name) => name === profile));
  if (unknown !== undefined) {
    throw new Error(`The kit knows no profile "${unknown}": claim one of those that it has, ${known.join(', ')}.`);
  }
  return catalogue.filter((row) => profiles.includes(row.profile));
}

function readYaml(text: string, source: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${source} is not YAML: ${reason}`, { cause: error });
  }
}

function nameRow(data: unknown, path: readonly PropertyKey[]): string {
  const [index, ...keys] = path;
  const row: unknown = Array.isArray(data) && typeof index === 'number' ? data[index] : undefined;
  const id = z.object({ id: z.string() }).safeParse(row);
  const name = id.success ? id.data.id : typeof index === 'number' ? `row ${index + 1}` : 'the file';
  return keys.length === 0 ? name : `${name}, ${keys.join('.')}`;
}
