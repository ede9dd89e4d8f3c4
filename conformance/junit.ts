/**
 * The run in JUnit's shape, for tools that read that: a suite a profile, a case a scenario. A finding is a failure, an error an
 * error; what was skipped, blocked or waived is skipped, with the reason in its output. Set-up problems have a suite of their own,
 * so that nothing reads as passed that could not be tested.
 */
import builderOfPackage, { type Builder, type TestCase } from 'junit-report-builder';
import { cutText } from './cut-text.ts';
import { isUnstable } from './run.ts';
import type { Report, ReportedRequirement, ReportedScenario } from './report.ts';

const maxText = 20_000;

// The package hands over the builder itself; its types, read as those of a CommonJS package, put it one level deeper.
const junit = builderOfPackage as unknown as Builder;

/** @returns the whole document, XML */
export function junitOf(report: Report): string {
  const builder = junit.newBuilder().name('second-factor-conformance');
  for (const profile of new Set(report.requirements.map((row) => row.profile))) {
    const rows = report.requirements.filter((row) => row.profile === profile);
    if (rows.every(({ scenarios }) => scenarios.length === 0)) continue;
    const suite = builder.testSuite().name(profile).timestamp(report.startedAt);
    for (const row of rows) {
      for (const scenario of row.scenarios) {
        const testCase = suite
          .testCase()
          .name(`${row.id} ${plain(scenario.name)}`)
          .className(row.id)
          .file(scenario.file)
          .time(scenario.durationMs / 1000);
        tell(testCase, row, scenario);
      }
    }
  }
  if (report.setupProblems.length > 0) {
    const suite = builder.testSuite().name('set-up').timestamp(report.startedAt);
    for (const problem of report.setupProblems) {
      const message = plain(problem);
      suite.testCase().name(cutText(message, 200)).className('set-up').error(message, 'set-up problem');
    }
  }
  return builder.build();
}

function tell(testCase: TestCase, row: ReportedRequirement, scenario: ReportedScenario): void {
  const told = plain(words(scenario));
  const differing = endedDifferently(scenario);
  if (differing === undefined && scenario.status === 'passed') return;
  if (differing === undefined && scenario.status === 'error') testCase.error(told, scenario.blame ?? 'error');
  else if (row.outcome === 'waived') testCase.skipped().standardOutput(`waived: ${plain(row.reason ?? '')}`);
  else if (differing !== undefined) testCase.failure(`ended differently: ${differing}\n${told}`, 'unstable');
  else if (scenario.status === 'failed') testCase.failure(told, scenario.finding?.cause.fault ?? 'finding');
  else testCase.skipped().standardOutput(`${scenario.status}: ${told}`);
}

/** How its reruns ended, where they tell different things of the portal. */
function endedDifferently({ reruns = [] }: ReportedScenario): string | undefined {
  return isUnstable(reruns.map((status) => ({ status }))) ? reruns.join(', ') : undefined;
}

function words({ finding, error, step, missingNeeds, file, line }: ReportedScenario): string {
  if (missingNeeds !== undefined) return `needs ${missingNeeds.join(' and ')}`;
  const where = `${file}:${step?.line ?? line}${step === undefined ? '' : ` ${step.keyword} ${step.text}`}`;
  if (finding === undefined) return `${where}\n${error ?? 'it handed over no reason'}`;
  return `${where}\nexpected: ${finding.expected}\nseen: ${finding.seen}\nnext: ${finding.hint}`;
}

/** XML has no way to write most control characters and halves of characters, not even escaped. */
function plain(text: string): string {
  return cutText(text, maxText).replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
