/**
 * What Allure is told of a scenario: its requirement's profile, level and statement, and its status in the kit's sense, in place
 * of what Allure's own reporter makes of files and titles.
 */
import type { Level, Requirement } from './catalogue.ts';
import { evidenceName } from './evidence.ts';
import { scenarioResultAnnotation, type ScenarioResult, type ScenarioStatus } from './scenario-result.ts';
import type { Waiver } from './waivers.ts';

/** A step, or a whole result, as far as the kit changes it; the shape is Allure's. */
export interface AllureStep {
  name?: string;
  status?: string;
  statusDetails?: AllureDetails;
  steps: AllureStep[];
  attachments: { name: string; type?: string; source: string }[];
}

export interface AllureDetails {
  message?: string | undefined;
  trace?: string | undefined;
  /** Set where reruns of one scenario ended differently. */
  flaky?: boolean;
}

export interface AllureResult extends AllureStep {
  uuid: string;
  /** Milliseconds since 1970. */
  start?: number;
  stop?: number;
  fullName?: string;
  testCaseId?: string;
  historyId?: string;
  titlePath?: string[];
  description?: string;
  labels: { name: string; value: string }[];
  links: { name?: string; url: string; type?: string }[];
  parameters: { name: string; value: string; excluded?: boolean }[];
}

/** What is known of a scenario besides what Allure's own reporter has written down. */
export interface AboutScenario {
  /** Its row, or undefined for a test that is no scenario of the catalogue. */
  readonly row: Requirement | undefined;
  /** Its name; of several with one name in a row, with their place among them. */
  readonly name: string;
  /** Where it stands: `features/core/letter.feature:12`. */
  readonly where: string;
  /** The title of its feature. */
  readonly feature: string;
  /** With their `@`. */
  readonly tags: readonly string[];
  /** What it handed over, or what stands in for it; undefined when it did not run. */
  readonly result: Omit<ScenarioResult, 'requirement' | 'name' | 'file' | 'line'> | undefined;
  /** The waiver of its row that holds on the day of the run. */
  readonly waiver: Waiver | undefined;
  /** The command that runs it again. */
  readonly again: string;
}

/** The page with the rows of the catalogue, as seen from a page of the report. */
export const catalogueLink = '../requirements.html';

const severities: Readonly<Record<Level, string>> = { MUST: 'critical', SHOULD: 'normal', INFO: 'trivial' };

const statuses: Readonly<Record<ScenarioStatus, string>> = {
  passed: 'passed',
  failed: 'failed',
  error: 'broken',
  blocked: 'skipped',
  skipped: 'skipped',
};

/** Labels of Allure's own reporter that say where and by what a test ran; the others speak of files. */
const keptLabels = new Set(['host', 'thread', 'framework', 'language', 'ALLURE_ID']);

/**
 * What is attached for programs: Playwright's own for those that write tests, and the evidence for the kit's report. What a target's
 * functions wrote, and a trace, are in clear, with passwords and codes: they stay in the folder of the run.
 */
const forPrograms = new Set(['error-context', evidenceName, 'stdout', 'stderr', 'trace']);

/** Steps under which Playwright gathers what fixtures do. */
const hookTitles = new Set(['Before Hooks', 'After Hooks']);

/** What stands in for a scenario's name in Allure's history, so that renaming a feature's file loses nothing. */
export function historyKey(requirement: string, name: string): string {
  return `${requirement}: ${name}`;
}

/** The result as the kit has it: a new one, with all that is not the kit's to say as it was. */
export function allureResult(written: AllureResult, about: AboutScenario): AllureResult {
  const { row, result } = about;
  const key = historyKey(row?.id ?? 'no requirement', about.name);
  const status = result === undefined ? 'skipped' : statuses[result.status];
  const { steps, attachments } = tidy(written);
  const statusDetails = detailsOf(result, written.statusDetails);
  return {
    ...written,
    name: row === undefined ? about.name : `${row.id} ${about.name}`,
    fullName: key,
    testCaseId: key,
    historyId: key,
    titlePath: row === undefined ? [] : [row.profile, about.feature],
    status,
    statusDetails,
    description: descriptionOf(about),
    labels: [...written.labels.filter(({ name }) => keptLabels.has(name)), ...labelsOf(about)],
    links: row === undefined ? [] : [{ name: row.id, url: `${catalogueLink}#${row.id}`, type: 'requirement' }],
    // Which rerun it is makes no other scenario of it; nor does the name of a Playwright project.
    parameters: written.parameters.map((parameter) => ({ ...parameter, excluded: true })),
    steps: steps.map((step) => stepAs(step, result?.status, statusDetails.message)),
    attachments,
  };
}

function labelsOf({ row, feature, tags, waiver }: AboutScenario): AllureResult['labels'] {
  const all = [...tags.map((tag) => tag.replace(/^@/u, '')), ...(waiver === undefined ? [] : ['waived'])];
  const tagLabels = [...new Set(all)].map((value) => ({ name: 'tag', value }));
  if (row === undefined) return [{ name: 'feature', value: feature }, ...tagLabels];
  return [
    { name: 'epic', value: row.profile },
    { name: 'feature', value: feature },
    { name: 'story', value: `${row.id} ${row.statement}` },
    { name: 'severity', value: severities[row.level] },
    ...tagLabels,
  ];
}

/** In Markdown, as Allure shows it. */
function descriptionOf({ row, where, waiver, again }: AboutScenario): string {
  const source = row?.quote === undefined ? row?.implied : `“${row.quote}”`;
  return [
    ...(row === undefined ? [] : [`**${row.id}** (${row.level}): ${plain(row.statement)}`]),
    ...(source === undefined ? [] : [`> ${plain(source)}`]),
    ...(waiver === undefined
      ? []
      : [`**Waived** until ${waiver.expires} by ${plain(waiver.owner)}: ${plain(waiver.reason)}`]),
    `Scenario: \`${where}\``,
    `Again: \`${again}\``,
  ].join('\n\n');
}

/** Text that Markdown leaves as it is. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>#|&]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** Why it is as it is; the kit's own stack is of use only for an error. */
function detailsOf(result: AboutScenario['result'], written: AllureDetails | undefined): AllureDetails {
  if (result === undefined) return { message: 'not tested: the run ended before it did' };
  const { status, finding, error, step, missingNeeds = [] } = result;
  switch (status) {
    case 'passed':
      return {};
    case 'skipped':
      return { message: `not tested: the target lacks ${missingNeeds.join(' and ') || 'what it needs'}` };
    case 'error':
      return { message: error ?? written?.message, trace: stackOf(written?.trace) };
    case 'failed':
    case 'blocked': {
      if (finding === undefined) return { message: 'no finding was handed over' };
      const { cause, expected, seen, hint } = finding;
      const what = `${cause.act} ${cause.subject}: ${cause.fault}`;
      const at = step === undefined ? '' : ` at "${step.keyword} ${step.text}"`;
      return {
        message: [
          status === 'failed' ? what : `not tested: blocked${at}, ${what}`,
          `expected: ${expected}`,
          `seen: ${seen}`,
          `next: ${hint}`,
        ].join('\n'),
      };
    }
  }
}

/** Where it was thrown; the message before that has been masked for the result, and not here. */
function stackOf(trace: string | undefined): string | undefined {
  const lines = trace?.split('\n').filter((line) => /^\s+at \S/u.test(line)) ?? [];
  return lines.length === 0 ? undefined : lines.join('\n');
}

/**
 * Without the steps in which the kit's fixtures did their work, and with attachments where they belong: what a fixture attached is
 * the scenario's.
 */
function tidy({ steps, attachments }: AllureStep): Pick<AllureStep, 'steps' | 'attachments'> {
  const isHook = ({ name }: AllureStep): boolean => hookTitles.has(name ?? '');
  // What was handed over is for the verdict, and is in the result by now.
  const isHandedOver = ({ name }: AllureStep): boolean => name?.startsWith(`${scenarioResultAnnotation}: `) ?? false;
  const own = steps.filter((step) => !isHook(step) && !isHandedOver(step));
  return {
    steps: own.filter((step) => !isAttachment(step)).map((step) => ({ ...step, ...tidy(step) })),
    attachments: [
      ...attachments,
      ...own.filter(isAttachment).flatMap(attachmentsIn),
      ...steps.filter(isHook).flatMap(attachmentsIn),
    ].filter(({ name }) => !forPrograms.has(name)),
  };
}

/** Allure's own reporter makes a step of each attachment, which never ends. */
function isAttachment({ status, steps, attachments }: AllureStep): boolean {
  return status === undefined && steps.length === 0 && attachments.length > 0;
}

function attachmentsIn({ attachments, steps }: AllureStep): AllureStep['attachments'] {
  return [...attachments, ...steps.flatMap(attachmentsIn)];
}

/** The step at which it ended has the scenario's own status and says why. */
function stepAs(step: AllureStep, status: ScenarioStatus | undefined, message: string | undefined): AllureStep {
  const ended = step.status === 'failed' || step.status === 'broken';
  const changed = { status: status === 'error' ? 'broken' : 'failed', statusDetails: { message } };
  return { ...step, ...(ended ? changed : {}), steps: step.steps.map((inner) => stepAs(inner, status, message)) };
}

/** The files that Allure's own reporter has written and that are not in the result any longer. */
export function droppedFiles(written: AllureResult, told: AllureResult): string[] {
  const kept = new Set(attachmentsIn(told).map(({ source }) => source));
  return attachmentsIn(written).flatMap(({ source }) => (kept.has(source) ? [] : [source]));
}
