/** `conformance/proof.json`: the summary of a proof that travels with the kit, and what a run's report says of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { catchingIn } from './catching.ts';
import type { Proof } from './proof.ts';
import type { ProofRecord } from './proof-record.ts';
import { nameOf, type Scenario } from './scenarios.ts';
import { writeInPlace } from './write-in-place.ts';

export const savedProofSchema = z.strictObject({
  schemaVersion: z.literal(3),
  /** What was seen of the defects, of all in one proof: which of them fails a Then is known of all together. */
  defects: z
    .strictObject({
      /** Of the kit that was proved, see `hashOfKit`. */
      hash: z.string(),
      /** How many were caught, by requirement. */
      caught: z.record(z.string(), z.int().nonnegative()),
      /** The scenarios by requirement and name, and their checks by requirement and sentence: lines move, these mean something. */
      scenarios: z.array(z.string()),
      checks: z.array(z.string()),
      /** The scenarios that are enough to catch each defect again, by its id; the next proof begins with them. */
      catching: z.record(z.string(), z.array(z.string())),
    })
    .exactOptional(),
  /** What was seen of the variants, of each for itself, in one proof or several. */
  variants: z
    .strictObject({
      hash: z.string(),
      /** The ids of those that conformed. */
      conformant: z.array(z.string()),
      /** How many there were. */
      of: z.int().positive(),
    })
    .exactOptional(),
});
export type SavedProof = z.infer<typeof savedProofSchema>;

/** Its path from the kit's root. */
export const savedProofFile = 'conformance/proof.json';

/**
 * What is kept of a proof, and of the one before: the half that was not run stays as it is, and so do variants that were seen at the
 * same version.
 *
 * @param proof of all defects, of variants on the whole core, or of both
 * @param scenarios all scenarios that variants were run on
 * @param variants the ids of all that there are: one that was taken out since it was seen counts no more
 * @throws Error in a sentence when the proof has not come out as it should
 */
export function summaryToSave(
  proof: Proof,
  {
    scenarios,
    variants,
    before,
  }: { scenarios: readonly Scenario[]; variants: readonly string[]; before?: SavedProof | undefined },
): SavedProof {
  if (!proof.proved) throw new Error('Nothing was saved, as the proof did not come out as it should.');
  const saved: SavedProof = { ...before, schemaVersion: 3 };
  if (proof.defects.length > 0) {
    const ids = unique(proof.defects.map(({ requirement }) => requirement));
    const countOf = (id: string): number => proof.defects.filter(({ requirement }) => requirement === id).length;
    saved.defects = {
      hash: proof.hash,
      caught: Object.fromEntries(ids.map((id) => [id, countOf(id)])),
      scenarios: scenarioNames(scenarios),
      checks: checkNames(scenarios),
      catching: catchingIn(proof),
    };
  }
  if (proof.variants.length > 0) {
    const seen = before?.variants?.hash === proof.hash ? before.variants.conformant : [];
    const conformant = unique([...seen, ...proof.variants.map(({ id }) => id)]).filter((id) => variants.includes(id));
    saved.variants = { hash: proof.hash, conformant, of: variants.length };
  }
  return saved;
}

/** Puts it in place, whole or not at all. */
export function saveProof(kitRoot: string, saved: SavedProof): void {
  writeInPlace(join(kitRoot, savedProofFile), `${JSON.stringify(savedProofSchema.parse(saved), null, 2)}\n`);
}

/**
 * The proof that is kept with the kit; undefined if there is none.
 *
 * @throws Error in a sentence when the file is there and is none
 */
export function readSavedProof(kitRoot: string): SavedProof | undefined {
  const file = join(kitRoot, savedProofFile);
  if (!existsSync(file)) return undefined;
  try {
    return savedProofSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(
      `${savedProofFile} is no proof (${reason}): remove it, and make it anew with npm run prove -- --save.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * What a report says of it.
 *
 * @param saved undefined where none is kept
 * @param hash of the kit that ran
 * @param ran for a complete run its requirements and their scenarios; what the proof has of those and the run has not is missing
 */
export function proofRecord(
  saved: SavedProof | undefined,
  hash: string,
  ran?: { readonly requirements: readonly string[]; readonly scenarios: readonly Scenario[] },
): ProofRecord {
  const defects = saved?.defects?.hash === hash ? saved.defects : undefined;
  const { conformant, of } = (saved?.variants?.hash === hash ? saved.variants : undefined) ?? { conformant: [], of: 0 };
  const isWhole = defects !== undefined && of > 0 && conformant.length >= of;
  const missing = saved?.defects && ran && missingIn(ran, saved.defects);
  return {
    status: isWhole ? 'proved' : defects === undefined ? 'not proved at this version' : 'proved in part',
    caught: defects?.caught ?? {},
    ...(of === 0 ? {} : { variants: { conformant: conformant.length, of } }),
    ...(missing === undefined ? {} : { missing }),
  };
}

function missingIn(
  ran: { readonly requirements: readonly string[]; readonly scenarios: readonly Scenario[] },
  saved: NonNullable<SavedProof['defects']>,
): ProofRecord['missing'] {
  const ids = new Set(ran.requirements);
  const left = (had: readonly string[], has: readonly string[]): string[] =>
    had.filter((name) => ids.has(name.split(' ')[0] ?? '') && !has.includes(name));
  const scenarios = left(saved.scenarios, scenarioNames(ran.scenarios));
  const checks = left(saved.checks, checkNames(ran.scenarios));
  return scenarios.length + checks.length === 0 ? undefined : { scenarios, checks };
}

function scenarioNames(scenarios: readonly Scenario[]): string[] {
  return unique(scenarios.map(nameOf));
}

function checkNames(scenarios: readonly Scenario[]): string[] {
  return unique(
    scenarios.flatMap(({ requirement, steps }) =>
      steps.filter(({ type }) => type === 'then').map(({ text }) => `${requirement ?? ''} Then ${text}`),
    ),
  );
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
