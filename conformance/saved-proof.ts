/** `conformance/proof.json`: the summary of a proof that travels with the kit, and what a run's report says of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Proof } from './proof.ts';
import type { ProofRecord } from './proof-record.ts';
import type { Scenario } from './scenarios.ts';
import { writeInPlace } from './write-in-place.ts';

export const savedProofSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Of the kit that was proved, see `hashOfKit`. */
  hash: z.string(),
  /** How many defects were caught, by requirement. */
  caught: z.record(z.string(), z.int().nonnegative()),
  /** How many variants conformed. */
  variants: z.int().nonnegative(),
  /** The scenarios by requirement and name, and their checks by requirement and sentence: lines move, these mean something. */
  scenarios: z.array(z.string()),
  checks: z.array(z.string()),
});
export type SavedProof = z.infer<typeof savedProofSchema>;

/** Its path from the kit's root. */
export const savedProofFile = 'conformance/proof.json';

/**
 * What is kept of a proof.
 *
 * @param scenarios all scenarios that variants were run on
 * @throws Error in a sentence when the proof is a part of one, or has not come out as it should
 */
export function summaryToSave(proof: Proof, scenarios: readonly Scenario[]): SavedProof {
  if (!proof.complete) throw new Error('Only a whole proof is saved: leave out what makes it a part of one.');
  if (!proof.proved) throw new Error('Nothing was saved, as the proof did not come out as it should.');
  const ids = [...new Set(proof.defects.map(({ requirement }) => requirement))].sort();
  const countOf = (id: string): number => proof.defects.filter(({ requirement }) => requirement === id).length;
  return {
    schemaVersion: 1,
    hash: proof.hash,
    caught: Object.fromEntries(ids.map((id) => [id, countOf(id)])),
    variants: proof.variants.length,
    scenarios: scenarioNames(scenarios),
    checks: checkNames(scenarios),
  };
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
    throw new Error(`${savedProofFile} is no proof (${reason}): make it anew with npm run prove -- --save.`, {
      cause: error,
    });
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
  const status = saved?.hash === hash ? 'proved' : 'not proved at this version';
  const caught = saved?.caught ?? {};
  const missing = saved && ran && missingIn(ran, saved);
  return missing === undefined ? { status, caught } : { status, caught, missing };
}

function missingIn(
  ran: { readonly requirements: readonly string[]; readonly scenarios: readonly Scenario[] },
  saved: SavedProof,
): ProofRecord['missing'] {
  const ids = new Set(ran.requirements);
  const left = (had: readonly string[], has: readonly string[]): string[] =>
    had.filter((name) => ids.has(name.split(' ')[0] ?? '') && !has.includes(name));
  const scenarios = left(saved.scenarios, scenarioNames(ran.scenarios));
  const checks = left(saved.checks, checkNames(ran.scenarios));
  return scenarios.length + checks.length === 0 ? undefined : { scenarios, checks };
}

function scenarioNames(scenarios: readonly Scenario[]): string[] {
  return unique(scenarios.map(({ requirement, name }) => `${requirement ?? ''} ${name}`));
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
