/** What a proof has seen so far: kept as it goes, so that one that was stopped can be gone on with. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Known } from '../../conformance/ended.ts';
import { scenarioResultSchema } from '../../conformance/scenario-result.ts';
import { writeInPlace } from '../../conformance/write-in-place.ts';

const knownSchema = z.strictObject({
  run: scenarioResultSchema.extend({ durationMs: z.number() }).exactOptional(),
  setupProblem: z.string().exactOptional(),
});

/** One line of the file: a defect or a variant of which all scenarios have ended. */
const endedSubjectSchema = z.strictObject({
  /** Of the kit and of the portals that it was seen with, see `hashOfProof`. */
  hash: z.string(),
  id: z.string(),
  /** Which scenarios were to be run, as `file:line`. */
  scenarios: z.array(z.string()),
  /** When the proof began in which it was seen: ISO, UTC. */
  startedAt: z.iso.datetime(),
  known: z.array(knownSchema),
});
export type EndedSubject = z.infer<typeof endedSubjectSchema>;

/** Whether a defect or variant came to its end: what was interrupted did not, and an error leaves it open. */
export function isSettled({ interrupted, known }: { interrupted: boolean; known: readonly Known[] }): boolean {
  return !interrupted && known.every(({ run, setupProblem }) => setupProblem === undefined && run?.status !== 'error');
}

/** @param folder where the report goes */
export function soFarIn(folder: string): string {
  return path.join(folder, 'proof-so-far.jsonl');
}

/**
 * @param dropping ids of defects and variants of which an earlier proof may have kept something
 * @throws the file system's own error when it cannot be written
 */
export function keepEnded(
  file: string,
  ended: EndedSubject,
  { dropping }: { dropping: readonly string[] } = { dropping: [] },
): void {
  write(file, [...linesWithout(file, dropping), JSON.stringify(ended)]);
}

/** Drops what was kept of these defects and variants. What another half of the proof has kept stays. */
export function forgetEnded(file: string, ids: readonly string[]): void {
  const left = linesWithout(file, ids);
  if (left.length > 0) write(file, left);
  else rmSync(file, { force: true });
}

/**
 * What can be taken over: of the same sources, and of the same scenarios. What was kept of others says nothing any more.
 *
 * @param scenarios which are to be run, by defect or variant
 * @throws Error in a sentence when a line is none of this kit's
 */
export function readEnded(
  file: string,
  { hash, scenarios }: { hash: string; scenarios: Readonly<Record<string, readonly string[]>> },
): EndedSubject[] {
  return linesIn(file)
    .map((line, index) => parse(line, index, file))
    .filter((ended) => ended.hash === hash && isDeepStrictEqual(ended.scenarios, scenarios[ended.id]));
}

function linesIn(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}

function linesWithout(file: string, ids: readonly string[]): string[] {
  const lines = linesIn(file);
  return ids.length === 0 ? lines : lines.filter((line, index) => !ids.includes(parse(line, index, file).id));
}

function write(file: string, lines: readonly string[]): void {
  writeInPlace(file, lines.map((line) => `${line}\n`).join(''));
}

function parse(line: string, index: number, file: string): EndedSubject {
  try {
    return endedSubjectSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${file}:${String(index + 1)} is nothing that a proof keeps.`, { cause: error });
  }
}
