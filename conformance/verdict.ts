/** The verdict on a portal, always with its extent, and the exit code that stands for it. */
import { z } from 'zod';
import type { Level, Profile } from './catalogue.ts';
import { outcomeSchema, type Outcome } from './outcome.ts';

export const verdictSchema = z.enum(['conformant', 'not conformant', 'incomplete', 'could not test', 'no verdict']);
export type VerdictName = z.infer<typeof verdictSchema>;

/** 0 conformant, 1 not conformant, 2 could not test, 3 incomplete. */
export const exitCodeSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type ExitCode = z.infer<typeof exitCodeSchema>;

export interface Verdict {
  readonly verdict: VerdictName;
  /** The verdict with its extent: `conformant: core 25 passed, 1 waived, of 26`. */
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** A row of the claimed profiles as the verdict looks at it. */
export interface JudgedRow {
  readonly profile: Profile;
  readonly level: Level;
  /** With waivers applied. */
  readonly outcome: Outcome;
  /** Whether all, some or none of its scenarios ran. */
  readonly ran: 'all' | 'some' | 'none';
  /** How many of its scenarios ended in an error. */
  readonly errors: number;
}

export interface Judged {
  readonly rows: readonly JudgedRow[];
  /** Whether every scenario of the claimed profiles has a result; otherwise there is no verdict. */
  readonly complete: boolean;
  /** How many set-up problems there are. */
  readonly setupProblems: number;
}

const nameByExitCode = { 0: 'conformant', 1: 'not conformant', 2: 'could not test', 3: 'incomplete' } as const;

/**
 * The verdict of a run. A run that is not complete has none; its exit code tells what the rows that ran would have led to.
 */
export function verdictOf(judged: Judged): Verdict {
  const exitCode = exitCodeOf(judged);
  const verdict = judged.complete ? nameByExitCode[exitCode] : 'no verdict';
  const extent = judged.complete ? extentOf(judged.rows) : extentOfPart(judged.rows);
  return { verdict, exitCode, text: `${verdict}: ${extent}${besides(judged)}` };
}

function exitCodeOf({ rows, complete, setupProblems }: Judged): ExitCode {
  // Of a part only the rows that ran can be asked; in a complete run a row that nothing tested is not tested.
  const musts = rows.filter(({ level, ran }) => level === 'MUST' && (complete || ran !== 'none'));
  const outcomes = musts.map(({ outcome }) => outcome);
  if (outcomes.includes('failed') || outcomes.includes('unstable')) return 1;
  if (setupProblems > 0 || musts.some(({ errors }) => errors > 0)) return 2;
  return outcomes.includes('not tested') ? 3 : 0;
}

/** `core 25 passed, 1 waived, of 26`, a part for each profile. */
function extentOf(rows: readonly JudgedRow[]): string {
  const profiles = [...new Set(rows.map(({ profile }) => profile))];
  return profiles
    .map((profile) =>
      extentOfProfile(
        profile,
        rows.filter((row) => row.profile === profile),
      ),
    )
    .join('; ');
}

function extentOfProfile(profile: Profile, rows: readonly JudgedRow[]): string {
  const counts = outcomeSchema.options
    .map((outcome) => ({ outcome, count: rows.filter((row) => row.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${outcome}`);
  return `${profile} ${counts.join(', ')}, of ${rows.length}`;
}

/** `3 of 26 rows run`. */
function extentOfPart(rows: readonly JudgedRow[]): string {
  const some = rows.filter(({ ran }) => ran === 'some').length;
  const run = rows.filter(({ ran }) => ran !== 'none').length;
  return `${run} of ${rows.length} rows run${some > 0 ? `, ${some} of them in part` : ''}`;
}

/** What else there was, so that it is not lost behind a finding. */
function besides({ rows, setupProblems }: Judged): string {
  const errors = rows.reduce((sum, row) => sum + row.errors, 0);
  const inError = errors === 1 ? '; 1 scenario ended in an error' : `; ${errors} scenarios ended in an error`;
  const problems = setupProblems === 1 ? '; 1 set-up problem' : `; ${setupProblems} set-up problems`;
  return `${errors > 0 ? inError : ''}${setupProblems > 0 ? problems : ''}`;
}
