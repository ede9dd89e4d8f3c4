/** Puts report.json in place: whole or not at all, and never a part over a full one. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reportSchema, type Report } from './report.ts';

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
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(file));
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    removeQuietly(temporary);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The report cannot be written to ${file} (${reason}): free the folder for writing, or name another in SFC_REPORT_DIR.`,
      { cause: error },
    );
  }
}

/** Folder by folder: Node's own recursion never ends in a file system that says of a new folder that it is not there, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run of the same clone may have made it a moment ago.
    if (!existsSync(folder)) throw error;
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be written can often not be removed either; the error that matters is the first.
  }
}
