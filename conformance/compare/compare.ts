/** Reports laid side by side: vendors, or runs of one portal over time. What differs, and what got worse. */
import type { Level } from '../catalogue.ts';
import type { Outcome } from '../outcome.ts';
import type { Report } from '../report.ts';

export interface NamedReport {
  /** What the reader calls it: the path that was given. */
  readonly file: string;
  readonly report: Report;
}

export interface Column {
  readonly file: string;
  /** The portal, with its version where the target states one. */
  readonly portal: string;
  readonly vendor: string | undefined;
  readonly finishedAt: string;
  readonly verdict: Report['verdict'];
  readonly verdictText: string;
}

export interface ComparedRow {
  readonly id: string;
  readonly level: Level;
  readonly statement: string;
  /** One a column, in their order. */
  readonly cells: readonly { outcome: Outcome; reason: string | undefined }[];
  readonly differs: boolean;
}

/** A row of one portal that stands worse in a later run than in the one before. */
export interface Worse {
  readonly id: string;
  readonly portal: string;
  readonly from: { file: string; outcome: Outcome };
  readonly to: { file: string; outcome: Outcome; reason: string | undefined };
}

export interface Comparison {
  readonly kit: string;
  readonly profiles: readonly string[];
  /** In the order in which they were given. */
  readonly columns: readonly Column[];
  readonly rows: readonly ComparedRow[];
  readonly worse: readonly Worse[];
  /** Reports that were left out, and why. */
  readonly notComparable: readonly { file: string; reason: string }[];
}

/** From the best to the worst that can be said of a row; "not tested" says more against a portal than a waiver that someone signed. */
const ranked: readonly Outcome[] = ['passed', 'waived', 'not tested', 'error', 'unstable', 'failed'];

/**
 * Compares reports with the first complete one among them; what was made by another version of the kit, for other profiles, or
 * by a part of a run is left out and named.
 *
 * @param reports in the order in which they are shown; runs of one portal are held against each other by the time they finished
 */
export function compareReports(reports: readonly NamedReport[]): Comparison {
  const first = reports.find(({ report }) => report.complete);
  const judged = reports.map((named) => ({ named, reason: first && whyNot(named, first) }));
  const compared = judged.filter(({ reason }) => first !== undefined && reason === undefined).map(({ named }) => named);
  return {
    kit: first === undefined ? '' : kitOf(first.report),
    profiles: first?.report.profiles ?? [],
    columns: compared.map(columnOf),
    rows: rowsOf(compared),
    worse: worseOf(compared),
    notComparable: judged.flatMap(({ named, reason }) => {
      const why = first === undefined ? partOfRun(named.report) : reason;
      return why === undefined ? [] : [{ file: named.file, reason: why }];
    }),
  };
}

function whyNot({ report }: NamedReport, { report: first, file }: NamedReport): string | undefined {
  if (!report.complete) return partOfRun(report);
  if (kitOf(report) !== kitOf(first)) return `made by ${kitOf(report)}, ${file} by ${kitOf(first)}`;
  if (!sameList(report.profiles, first.profiles)) {
    return `of the profiles ${report.profiles.join(', ')}, ${file} of ${first.profiles.join(', ')}`;
  }
  const rows = (one: Report): string[] => one.requirements.map(({ id }) => id);
  return sameList(rows(report), rows(first)) ? undefined : `its catalogue has other rows than that of ${file}`;
}

function partOfRun({ verdictText }: Report): string {
  return `of a part of a run (${verdictText})`;
}

function kitOf({ kit }: Report): string {
  return `${kit.name} ${kit.version}`;
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join('\n') === [...other].sort().join('\n');
}

function columnOf({ file, report }: NamedReport): Column {
  const { vendor } = report.target;
  return {
    file,
    portal: portalOf(report),
    vendor: typeof vendor === 'string' ? vendor : undefined,
    finishedAt: report.finishedAt,
    verdict: report.verdict,
    verdictText: report.verdictText,
  };
}

function portalOf({ target: { name, version } }: Report): string {
  return [name, version].filter((part) => typeof part === 'string').join(' ');
}

function rowsOf(compared: readonly NamedReport[]): ComparedRow[] {
  const requirements = compared[0]?.report.requirements ?? [];
  return requirements.map(({ id, level, statement }) => {
    const cells = compared.map(({ report }) => cellOf(report, id));
    const differs = new Set(cells.map(({ outcome }) => outcome)).size > 1;
    return { id, level, statement, cells, differs };
  });
}

function cellOf(report: Report, id: string): { outcome: Outcome; reason: string | undefined } {
  const found = report.requirements.find((requirement) => requirement.id === id);
  return { outcome: found?.outcome ?? 'not tested', reason: found?.reason };
}

/** Each run of a portal is held against its run before; the version may be another one, the name is the portal's. */
function worseOf(compared: readonly NamedReport[]): Worse[] {
  const byPortal = new Map<string, NamedReport[]>();
  for (const named of compared) {
    const { name } = named.report.target;
    if (typeof name !== 'string') continue;
    byPortal.set(name, [...(byPortal.get(name) ?? []), named]);
  }
  return [...byPortal].flatMap(([portal, runs]) => {
    runs.sort((one, other) => Date.parse(one.report.finishedAt) - Date.parse(other.report.finishedAt));
    return runs.slice(1).flatMap((later, index) => {
      const earlier = runs[index];
      return earlier === undefined ? [] : worseBetween(portal, earlier, later);
    });
  });
}

function worseBetween(portal: string, earlier: NamedReport, later: NamedReport): Worse[] {
  return earlier.report.requirements.flatMap(({ id, outcome }) => {
    const now = cellOf(later.report, id);
    if (ranked.indexOf(now.outcome) <= ranked.indexOf(outcome)) return [];
    return [{ id, portal, from: { file: earlier.file, outcome }, to: { file: later.file, ...now } }];
  });
}
