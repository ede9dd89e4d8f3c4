/** The summary on the terminal: what a person has to know first, in plain words, on one screen. */
import { styleText } from 'node:util';
import type { Outcome } from './outcome.ts';
import { isOfAnother } from './proof-record.ts';
import type { Report, ReportedCause, ReportedRequirement } from './report.ts';
import { fitSections, type Section } from './summary-fit.ts';

const maxLines = 40;
const maxWidth = 300;

/**
 * The summary of a report, some forty lines at most.
 *
 * @param reportPath where the report is, as the reader may open it; undefined if it could not be written
 * @param colours whether to use terminal colours
 * @param command the command by which the run was started, to see one thing of it again
 */
export function summaryOf(
  report: Report,
  reportPath: string | undefined,
  colours: boolean,
  command = 'npx playwright test',
): string {
  // The caller knows the stream that this goes to; what styleText would look at is this process's standard output.
  const paint = (style: 'green' | 'red' | 'bold', text: string): string =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const where = reportPath === undefined ? 'No report was written.' : `Report: ${reportPath}`;
  const sections = fitSections(sectionsOf(report, command), maxLines - 4);
  const nothing = report.verdict === 'no verdict' && report.exitCode === 0 && report.causes.length === 0;
  return [
    paint(report.exitCode === 0 ? 'green' : 'red', report.verdictText),
    // Without a verdict, silence could mean anything.
    ...(nothing ? ['Nothing failed in that part.'] : []),
    ...sections.map(([title, ...lines]) => [paint('bold', title ?? ''), ...lines].join('\n')),
    where,
  ].join('\n\n');
}

function sectionsOf(report: Report, command: string): Section[] {
  const sections: Section[] = [
    { title: 'What went wrong', items: causesToShow(report).map((cause) => describeCause(cause, report, command)) },
    { title: 'Set-up problems', items: report.setupProblems.map((problem) => [line(problem)]) },
    { title: 'Errors (they say nothing of the portal)', items: report.requirements.flatMap(describeErrors) },
    { title: 'Unstable', items: describeOutcome(report, 'unstable') },
    { title: 'Not tested', items: describeNotTested(report) },
    { title: 'Waived', items: describeOutcome(report, 'waived') },
    { title: missingTitle(report), items: describeMissing(report) },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** A cause of which all rows are waived is told among the waived ones. */
function causesToShow({ causes, requirements }: Report): ReportedCause[] {
  const waived = new Set(requirements.filter(({ outcome }) => outcome === 'waived').map(({ id }) => id));
  return causes.filter((cause) => [...cause.requirements, ...cause.behind].some((id) => !waived.has(id)));
}

function describeCause({ title, requirements, example }: ReportedCause, report: Report, command: string): string[] {
  const rows = report.requirements.filter(({ id }) => requirements.includes(id));
  const warning = rows.every(({ level }) => level !== 'MUST') ? ' (a warning: it does not fail the verdict)' : '';
  const step = example.step === undefined ? '' : `  ${example.step.keyword} ${example.step.text}`;
  return [
    line(`${title}${warning}`),
    line(`  ${example.file}:${example.line}${step}`),
    line(`  expected  ${example.finding.expected}`),
    line(`  seen      ${example.finding.seen}`),
    line(`  next      ${example.finding.hint}`),
    line(`  again     ${command} --grep @${example.requirement}`),
  ];
}

function describeErrors({ id, scenarios }: ReportedRequirement): string[][] {
  return scenarios
    .filter(({ error }) => error !== undefined)
    .map((scenario) => [line(`${id}  ${scenario.file}:${scenario.line}  ${scenario.error ?? ''}`)]);
}

function describeOutcome({ requirements }: Report, wanted: Outcome): string[][] {
  return requirements
    .filter(({ outcome }) => outcome === wanted)
    .map(({ id, reason }) => [line(`${id}  ${reason ?? ''}`)]);
}

function missingTitle({ proof }: Report): string {
  const other = isOfAnother(proof) ? ', which was of another version: what got another name since counts too' : '';
  return `Less than the proof of the kit had${other}`;
}

function describeMissing({ proof }: Report): string[][] {
  const { scenarios = [], checks = [] } = proof?.missing ?? {};
  return [
    ...scenarios.map((name) => [line(`scenario  ${name}`)]),
    ...checks.map((name) => [line(`check     ${name}`)]),
  ];
}

/** Rows with the same reason stand together; what a cause blocked is said in one line, as the cause is above. */
function describeNotTested({ requirements, causes, complete }: Report): string[][] {
  const blocked = new Set(causes.flatMap((cause) => [...cause.requirements, ...cause.behind]));
  const reasons = new Map<string, string[]>();
  for (const { id, outcome, reason, scenarios } of requirements) {
    if (outcome !== 'not tested' || (!complete && scenarios.length === 0)) continue;
    const told = blocked.has(id) ? 'blocked, see above' : (reason ?? '');
    reasons.set(told, [...(reasons.get(told) ?? []), id]);
  }
  return [...reasons].map(([reason, ids]) => [line(`${reason}${keyFor(reason)}: ${ids.join(', ')}`)]);
}

/** The keys of the target that meet a need. */
const keysOf: readonly (readonly [RegExp, string])[] = [
  [/\bemail\b/u, 'channels.email'],
  [/\bsms\b/u, 'channels.textMessage'],
  [/\bletter\b/u, 'channels.letter'],
  [/\b(?:clock|letterPage)\b/u, 'clock'],
];

function keyFor(reason: string): string {
  if (!reason.startsWith('needs ')) return '';
  const keys = keysOf.filter(([need]) => need.test(reason)).map(([, key]) => key);
  return keys.length === 0 ? '' : ` (${keys.join(', ')} in the target)`;
}

/** One line of it, whatever is in it. */
function line(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const flat =
    indent +
    text
      .trim()
      .replace(/(?<=[.:!?])\s*\n\s*/g, ' ')
      .replace(/\s*\n\s*/g, ' · ');
  return flat.length > maxWidth ? `${flat.slice(0, maxWidth - 1)}…` : flat;
}
