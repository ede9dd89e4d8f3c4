/** The matrix of a proof as one self-contained page, `proof.html`. */
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { Proof } from '../../conformance/proof.ts';
import { exitCodeOfProof, headlineOf } from '../../conformance/proof-summary.ts';

const eta = new Eta({ views: fileURLToPath(new URL('.', import.meta.url)) });

/** @param statements what each row of the catalogue says, by its id */
export function pageOf(proof: Proof, statements: ReadonlyMap<string, string>): string {
  const ids = [...new Set(proof.defects.map(({ requirement }) => requirement))];
  return eta.render('page', {
    proof,
    headline: headlineOf(proof),
    exitCode: exitCodeOfProof(proof),
    rows: ids.map((id) => ({
      id,
      statement: statements.get(id) ?? '',
      defects: proof.defects.filter(({ requirement }) => requirement === id),
    })),
    seconds: Math.round((Date.parse(proof.finishedAt) - Date.parse(proof.startedAt)) / 1_000),
  });
}
