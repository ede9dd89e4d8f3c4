/** Puts report.json in place: whole or not at all, and never a part over a full one. */
import { join, resolve } from 'node:path';
import { reportSchema, type Report } from './report.ts';
import { writeInPlace } from './write-in-place.ts';

/** The folder for reports: what `SFC_REPORT_DIR` names, else `conformance-report` under the current folder. */
export function reportDir(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env['SFC_REPORT_DIR'] || 'conformance-report');
}

/**
 * Writes a run's report: of a complete run to `report.json`, of one without a verdict to `partial/report.json` beside it.
 *
 * @param dir the folder for reports; made if it is not there
 * @returns the path of the file
 * @throws Error in one sentence when it cannot be written there, as in a read-only or full folder
 */
export function writeReport(report: Report, dir: string): string {
  const file = report.complete ? join(dir, 'report.json') : join(dir, 'partial', 'report.json');
  writeReportFile(report, file);
  return file;
}

/**
 * Writes a report to a file of that path, checked by its schema. Readers see the old file or the new one, never half of it.
 *
 * @throws Error in one sentence when it cannot be written there
 */
export function writeReportFile(report: Report, file: string): void {
  const text = `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`;
  try {
    writeInPlace(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The report cannot be written to ${file} (${reason}): free the folder for writing, or name another in SFC_REPORT_DIR.`,
      { cause: error },
    );
  }
}
