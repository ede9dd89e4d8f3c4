/** What the page shows, as plain data: templates fill it in and decide nothing. All text is cut to what a person can read. */
import { cutText } from '../cut-text.ts';
import { proofOf, proofSentence } from '../proof-record.ts';
import type { Report, ReportedCause, ReportedRequirement, ReportedScenario } from '../report.ts';
import { scenarioKey } from '../run.ts';
import type { Evidence } from '../evidence.ts';
import { causeSteps, stepsView, type StepView } from './steps-view.ts';
import { concernedBy, momentsView, pictureAtTheEnd, type MomentView, type PictureView } from './moments-view.ts';
import { namesView, type NamesView } from './names-view.ts';
import { targetView, type TargetEntry } from './target-view.ts';
import { verdictView, type VerdictView } from './verdict-view.ts';

/** The most characters of a text on the page. */
const maxText = 20_000;

/** The evidence of the runs that the report tells of, by `file:line` of their scenarios. */
export type EvidenceByScenario = ReadonlyMap<string, Evidence>;

export interface FindingView {
  expected: string;
  seen: string;
  next: string;
}

export interface CauseView {
  id: string;
  title: string;
  headline: string;
  isWarning: boolean;
  requirements: { id: string; statement: string; article: ArticleView | undefined }[];
  behind: string[];
  scenario: string;
  where: string;
  finding: FindingView;
  steps: StepView[];
  names: NamesView | undefined;
  picture: PictureView | undefined;
  messages: MomentView[];
  command: string;
}

/** The article's words, or why the row follows from it. */
export interface ArticleView {
  kind: 'quote' | 'implied';
  words: string;
}

export interface ScenarioView {
  name: string;
  status: string;
  where: string;
  duration: string;
  reruns: string | undefined;
  finding: FindingView | undefined;
  error: string | undefined;
  missingNeeds: string | undefined;
  steps: StepView[];
  moments: MomentView[];
  hasFilm: boolean;
}

export interface RowView {
  id: string;
  level: string;
  outcome: string;
  statement: string;
  article: ArticleView | undefined;
  reason: string | undefined;
  proof: string;
  scenarios: ScenarioView[];
  command: string;
}

export interface PageView {
  verdict: VerdictView;
  profiles: { name: string; rows: RowView[] }[];
  proof: string;
  causes: CauseView[];
  setupProblems: string[];
  errors: { id: string; scenario: string; where: string; blame: string; error: string; command: string }[];
  missing: { scenarios: string[]; checks: string[] } | undefined;
  target: TargetEntry[];
}

/** @param evidence of the runs that the report tells of */
export function pageView(report: Report, evidence: EvidenceByScenario): PageView {
  const { requirements, proof } = report;
  const profiles = [...new Set(requirements.map((row) => row.profile))];
  return {
    verdict: verdictView(report),
    profiles: profiles.map((name) => ({
      name,
      rows: requirements.filter((row) => row.profile === name).map((row) => rowView(row, report, evidence)),
    })),
    proof: proofSentence(proof),
    causes: report.causes.map((cause, index) => causeView(cause, index, report, evidence)),
    setupProblems: report.setupProblems.map(shown),
    errors: requirements.flatMap((row) => errorsOf(row, report)),
    missing: proof?.missing && anyOf(proof.missing) ? proof.missing : undefined,
    target: targetView(report.target),
  };
}

function rowView(row: ReportedRequirement, report: Report, evidence: EvidenceByScenario): RowView {
  const { id, level, outcome, statement, reason, scenarios } = row;
  return {
    id,
    level,
    outcome,
    statement,
    article: articleOf(row),
    reason: reason && shown(reason),
    proof: proofOf(id, report.proof),
    scenarios: scenarios.map((scenario) => scenarioView(scenario, report, evidence.get(scenarioKey(scenario)))),
    command: commandFor(id, report),
  };
}

function scenarioView(scenario: ReportedScenario, report: Report, evidence: Evidence | undefined): ScenarioView {
  const { name, status, durationMs, reruns, finding, error, missingNeeds, steps = [] } = scenario;
  const moments = momentsView(evidence);
  return {
    name,
    status,
    where: scenarioKey(scenario),
    duration: `${(durationMs / 1000).toFixed(1)} s`,
    reruns: reruns?.join(', '),
    finding: finding && findingView(finding),
    error: error && shown(error),
    missingNeeds: missingNeeds?.join(' and '),
    steps: stepsView(steps, (screen) => namesView(report.screens?.[screen])),
    moments,
    hasFilm: moments.some(({ kind }) => kind === 'screen'),
  };
}

function causeView(
  { title, cause, requirements, behind, example }: ReportedCause,
  index: number,
  report: Report,
  evidence: EvidenceByScenario,
): CauseView {
  const rows = report.requirements.filter(({ id }) => requirements.includes(id));
  const scenarios = report.requirements.find(({ id }) => id === example.requirement)?.scenarios ?? [];
  const scenario = scenarios.find((one) => scenarioKey(one) === scenarioKey(example));
  const own = evidence.get(scenarioKey(example));
  const { steps, ended } = causeSteps(scenario?.steps, example.step);
  return {
    id: `cause-${index + 1}`,
    title,
    headline: shown(cause.expected),
    isWarning: rows.every(({ level }) => level !== 'MUST'),
    requirements: rows.map((row) => ({ id: row.id, statement: row.statement, article: articleOf(row) })),
    behind: [...behind],
    scenario: example.name,
    where: `${example.file}:${example.step?.line ?? example.line}`,
    finding: findingView(example.finding),
    steps: stepsView(steps, () => undefined),
    names: namesView(report.screens?.[steps[ended]?.screen ?? -1]),
    picture: pictureAtTheEnd(own),
    messages: concernedBy(own, ended, cause.subject),
    command: commandFor(example.requirement, report),
  };
}

function errorsOf(row: ReportedRequirement, report: Report): PageView['errors'] {
  return row.scenarios.flatMap((scenario) =>
    scenario.error === undefined
      ? []
      : [
          {
            id: row.id,
            scenario: scenario.name,
            where: `${scenario.file}:${scenario.step?.line ?? scenario.line}`,
            blame: scenario.blame === 'set-up' ? 'of the set-up' : 'of the kit',
            error: shown(scenario.error),
            command: commandFor(row.id, report),
          },
        ],
  );
}

/** The command that runs one requirement's scenarios again, and nothing else. */
function commandFor(id: string, { command = 'npx playwright test' }: Report): string {
  return `${command} --grep @${id}`;
}

function articleOf({ quote, implied }: ReportedRequirement): ArticleView | undefined {
  if (quote !== undefined) return { kind: 'quote', words: quote };
  return implied === undefined ? undefined : { kind: 'implied', words: implied };
}

function findingView({ expected, seen, hint }: { expected: string; seen: string; hint: string }): FindingView {
  return { expected: shown(expected), seen: shown(seen), next: shown(hint) };
}

function anyOf({ scenarios, checks }: { scenarios: readonly string[]; checks: readonly string[] }): boolean {
  return scenarios.length + checks.length > 0;
}

function shown(text: string): string {
  return cutText(text, maxText);
}
