/** `compare`: reports of vendors, or of one portal over time, on one page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compareReports, type NamedReport } from '../conformance/compare/compare.ts';
import { comparisonPage } from '../conformance/compare/compare-page.ts';
import { comparisonText } from '../conformance/compare/compare-text.ts';
import { pathForPeople } from '../conformance/path-for-people.ts';
import { reportSchema } from '../conformance/report.ts';
import { writeInPlace } from '../conformance/write-in-place.ts';
import { SetupError } from '../fixtures/finding.ts';

export interface CompareOptions {
  /** The folder that the page goes into. */
  report: string;
  failOnWorse?: boolean;
}

/**
 * @param files report.json of two runs or more, as they shall stand from left to right
 * @returns 0, or with `failOnWorse` 1 where a row of a portal stands worse than in its run before, and 2 where one of the reports could not be
 *   compared, which may be the one that stands worse
 * @throws SetupError when a file is no report, or fewer than two of them can be compared
 */
export function compare(files: readonly string[], { report, failOnWorse }: CompareOptions): number {
  const comparison = compareReports(files.map(readReport));
  if (comparison.columns.length < 2) {
    const reasons = comparison.notComparable.map(({ file, reason }) => `\n  ${file}: ${reason}`);
    throw new SetupError(
      `Fewer than two of the reports can be compared.${reasons.join('')}\n`,
      'Name report.json of two complete runs or more, by one version of the kit and for the same profiles.',
    );
  }
  const page = path.join(path.resolve(report), 'compare.html');
  try {
    writeInPlace(page, comparisonPage(comparison));
  } catch (error) {
    throw new SetupError(
      `The page cannot be written to ${page} (${(error as Error).message}).`,
      'Free the folder for writing, or name another with --report.',
      { cause: error },
    );
  }
  const colours = process.stdout.isTTY && process.stdout.hasColors();
  process.stdout.write(`${comparisonText(comparison, pathForPeople(page), colours)}\n`);
  if (failOnWorse !== true) return 0;
  if (comparison.worse.length > 0) return 1;
  return comparison.notComparable.length > 0 ? 2 : 0;
}

function readReport(file: string): NamedReport {
  const mend = 'Name a report.json that npm run conformance wrote.';
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SetupError(`${file} cannot be read as a report: ${(error as Error).message}.`, mend, { cause: error });
  }
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== 1) {
    const found = version === undefined ? 'it has no schemaVersion' : `its schemaVersion is ${JSON.stringify(version)}`;
    throw new SetupError(`${file} is no report that this version of the kit can read: ${found}, and not 1.`, mend);
  }
  const checked = reportSchema.safeParse(value);
  if (checked.success) return { file, report: checked.data };
  const [issue] = checked.error.issues;
  throw new SetupError(`${file} is not right at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`, mend);
}
