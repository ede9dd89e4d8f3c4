/**
 * Allure's history: one line of `history.jsonl` a complete run, in the shape in which Allure appends it itself. The kit appends at
 * the end of a run, so that a run enters it once, whether and how often a report is made of it or not.
 */
import { createHash } from 'node:crypto';
import type { AllureResult } from './allure.ts';

/** What a run is called in the history: the same for its results wherever they lie. */
export function runId(uuids: readonly string[]): string {
  return md5([...uuids].sort().join());
}

/**
 * A run's line, without the line break.
 *
 * @param results all results of the run, those of reruns in the order in which they ran
 * @param finishedAt milliseconds since 1970
 */
export function historyLine(results: readonly AllureResult[], finishedAt: number): string {
  const entries = results.map((result) => historyEntry(result));
  return JSON.stringify({
    uuid: runId(results.map(({ uuid }) => uuid)),
    name: reportName,
    timestamp: finishedAt,
    knownTestCaseIds: [...new Set(results.map(testCaseId))],
    // Of several runs of one scenario the last one stands, as it does in Allure's report.
    testResults: Object.fromEntries(entries.map((entry) => [entry.historyId, entry])),
    metrics: {},
    url: '',
  });
}

/** The report's title. */
export const reportName = 'Second factor conformance';

/** The lines of a history without those of one run. */
export function historyWithout(history: string, run: string): string {
  const lines = history.split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line) => (line.includes(`"uuid":"${run}"`) ? [] : [`${line}\n`])).join('');
}

function historyEntry(result: AllureResult) {
  const { uuid, name, fullName, status, statusDetails, start = 0, stop = start, labels } = result;
  return {
    id: md5(uuid),
    name,
    fullName,
    environment: 'default',
    status,
    message: statusDetails?.message,
    start,
    stop,
    duration: stop - start,
    labels,
    url: '',
    // No parameter makes another scenario of it: the second part is the hash of nothing.
    historyId: `${testCaseId(result)}.${md5('')}`,
    reportLinks: [],
  };
}

function testCaseId(result: AllureResult): string {
  return md5(result.testCaseId ?? '');
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
