/** Puts the report in place, in all its forms: all of them or none, and never a part over a full one. */
import { basename, dirname, join, resolve } from 'node:path';
import { badgeOf } from './badge.ts';
import { renderReport } from './html/render.ts';
import type { EvidenceByScenario } from './html/view.ts';
import { junitOf } from './junit.ts';
import { reportSchema, type Report } from './report.ts';
import { reportFolderVariable } from './variables.ts';
import { writeTogether } from './write-in-place.ts';

/** The folder for reports: what `SFC_REPORT_DIR` names, else `conformance-report` under the current folder. */
export function reportDir(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env[reportFolderVariable] || 'conformance-report');
}

/** Where a report was put. */
export interface WrittenReport {
  readonly json: string;
  readonly html: string;
}

/**
 * Writes a run's report as `report.json`, `index.html`, `junit.xml` and `badge.svg`: of a complete run into the folder, of one
 * without a verdict into `partial/` in it.
 *
 * @param dir the folder for reports; made if it is not there
 * @param evidence what the page shows beside what is in the report
 * @throws Error in one sentence when it cannot be written there, as in a read-only or full folder
 */
export function writeReport(report: Report, dir: string, evidence: EvidenceByScenario = new Map()): WrittenReport {
  const folder = report.complete ? dir : join(dir, 'partial');
  writeForms(folder, {
    'report.json': jsonOf(report),
    'index.html': renderReport(report, evidence),
    'junit.xml': junitOf(report),
    'badge.svg': badgeOf(report),
  });
  return { json: join(folder, 'report.json'), html: join(folder, 'index.html') };
}

/**
 * Writes a report to a file of that path, checked by its schema. Readers see the old file or the new one, never half of it.
 *
 * @throws Error in one sentence when it cannot be written there
 */
export function writeReportFile(report: Report, file: string): void {
  writeForms(dirname(file), { [basename(file)]: jsonOf(report) });
}

function jsonOf(report: Report): string {
  return `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`;
}

function writeForms(folder: string, forms: Readonly<Record<string, string>>): void {
  try {
    writeTogether(folder, forms);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The report cannot be written to ${folder} (${reason}): free the folder for writing, or name another (--report, and for Playwright itself ${reportFolderVariable}).`,
      { cause: error },
    );
  }
}
