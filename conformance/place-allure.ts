/** Puts the results of a run for Allure beside its report, whole or not at all; what Allure is told of the run as a whole. */
import { appendFileSync, cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { historyLine } from './allure-history.ts';
import type { AllureResult } from './allure.ts';
import type { Kit, TargetRecord } from './report.ts';

/** Where results, history and report of Allure lie below the folder for reports. */
export function allurePaths(reportDir: string, complete: boolean) {
  const dir = complete ? reportDir : join(reportDir, 'partial');
  return {
    results: join(dir, 'allure-results'),
    report: join(dir, 'allure-report'),
    /** Complete runs only. */
    history: join(reportDir, 'history.jsonl'),
  };
}

/** Which portal was tested by which kit, for the head of Allure's report. */
export function aboutRun(target: TargetRecord, profiles: readonly string[], kit: Kit): Record<string, string> {
  const { name, version, vendor } = target;
  const all = {
    portal: name,
    'portal version': version,
    vendor,
    profiles: profiles.join(', '),
    kit: kit.version,
    'kit commit': kit.commit,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

/**
 * Puts a folder where another one may be: readers see the old one or the new one, and of several runs that end at once the last
 * one stays.
 *
 * @param from a folder that is not needed there any longer
 * @throws Error when it cannot be written there
 */
export function placeFolder(from: string, to: string): void {
  const aside = `${to}.${String(process.pid)}.new`;
  const old = `${to}.${String(process.pid)}.old`;
  try {
    if (!existsSync(dirname(to))) throw new Error(`there is no folder ${dirname(to)}`);
    move(from, aside);
    swap(aside, to, old);
  } finally {
    for (const rest of [aside, old]) rmSync(rest, { recursive: true, force: true });
  }
}

/** A run that ends at the same time may put its folder there between our two moves. */
function swap(aside: string, to: string, old: string): void {
  for (let attempt = 1; ; attempt++) {
    if (existsSync(to)) {
      rmSync(old, { recursive: true, force: true });
      try {
        renameSync(to, old);
      } catch (error) {
        if (existsSync(to)) throw error;
      }
    }
    try {
      renameSync(aside, to);
      return;
    } catch (error) {
      if (attempt === 10 || !existsSync(to)) throw error;
    }
  }
}

function move(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  try {
    renameSync(from, to);
  } catch {
    // Another file system: a folder cannot be moved there.
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true, force: true });
  }
}

/** Appends a complete run to the history. */
export function appendHistory(file: string, results: readonly AllureResult[], finishedAt: number): void {
  appendFileSync(file, `${historyLine(results, finishedAt)}\n`);
}

/** Tells Allure that reruns of a scenario ended differently, which could not be known when the first of them was written. */
export function markFlaky(resultsDir: string, uuids: readonly string[]): void {
  for (const uuid of uuids) {
    const file = join(resultsDir, `${uuid}-result.json`);
    const result = JSON.parse(readFileSync(file, 'utf8')) as AllureResult;
    writeFileSync(file, JSON.stringify({ ...result, statusDetails: { ...result.statusDetails, flaky: true } }));
  }
}
